import Reporting

/// A graded scale bar: three equal steps of a round length, as « 0 80 160 320 Mètres » on the plates of the conventions.
struct ScaleBar {
    /// One quarter of the bar, in metres.
    let step: Double
    /// The bar, in points.
    let width: Double

    /// Chooses the longest round bar that has room.
    init(pointsPerMetre: Double, room: Double) {
        var best = 1.0
        var power = 1.0
        while power <= 1e6 {
            for digit in [1.0, 2.0, 2.5, 4.0, 5.0, 8.0] where digit * power * 4 * pointsPerMetre <= room {
                // A quarter of a metre is of no use, 2.5 km is.
                if digit != 2.5 || power >= 10 { best = max(best, digit * power) }
            }
            power *= 10
        }
        step = best
        width = best * 4 * pointsPerMetre
    }

    /// The marks: 0, one step, two, four.
    var marks: [Double] { [0, 1, 2, 4] }

    /// What stands at the marks, and the unit.
    func words(in language: Language) -> (numbers: [String], unit: String) {
        let inKilometres = step >= 1_000
        let style = NumberStyle(language)
        let numbers = marks.map { style.string($0 * step / (inKilometres ? 1_000 : 1), decimals: 0...1) }
        let unit = inKilometres ? Text(fr: "kilomètres", en: "kilometres") : Text(fr: "mètres", en: "metres")
        return (numbers, unit[language])
    }
}
