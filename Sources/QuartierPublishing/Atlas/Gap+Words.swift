import QuartierModel
import Reporting

extension Gap {
    /// The gap of a figure to the value of the agglomeration beside it; nil where there is none, and for counts.
    init?(_ figure: Figure) {
        guard let reference = figure.reference else { return nil }
        self.init(figure, to: .exact(reference.value), of: reference.zone)
    }

    /// The difference, and what it means for the quartier.
    func words(in language: Language) -> String {
        "\(difference.words(unit: .none, decimals: 0...1, in: language)) (\(verdict.label[language]))"
    }
}
