import PlanarGeometry
import QuartierModel
import QuartierSources
import Reporting

extension Control {
    /// C02: the letters of 2024 codes say what the outlines say, at the tolerance.
    static let letters = Control("C02", kinds: [.letterDisagrees, .lettersDiffer], needs: [.generations]) { input, report in
        try kinshipAudit(input)?.reportLetters(to: report)
    }

    /// C03: the correspondence table covers both generations, and links whom the outlines link.
    static let kinship = Control(
        "C03",
        kinds: [
            .parentNotCovered, .childNotCovered, .kinUnknown, .kinshipCycle, .kinshipByGeometryOnly, .kinshipByTableOnly, .tableUnrelated,
        ], needs: [.generations, .correspondences]
    ) { input, report in
        guard !input.correspondences.isEmpty else { return }
        try kinshipAudit(input)?.reportTable(to: report)
    }

    /// The generations that letters and table speak of, compared; nil unless both have outlines.
    private static func kinshipAudit(_ input: ControlInput) throws -> KinshipAudit? {
        func layer(of generation: Generation) -> Layer<Perimeter>? {
            input.layers.first { layer in
                layer.elements.contains { $0.generation == generation && $0.outline?.isEmpty == false }
            }
        }
        guard let before = layer(of: .of2015), let after = layer(of: .of2024) else { return nil }
        let comparison = try GenerationComparison(
            from: before, to: after, options: ComparisonOptions(tolerance: input.tolerance), workers: input.workers)
        return KinshipAudit(comparison, table: input.correspondences)
    }
}
