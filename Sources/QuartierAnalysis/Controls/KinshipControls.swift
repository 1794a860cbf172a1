import PlanarGeometry
import QuartierModel
import QuartierSources
import Reporting

extension Control {
    /// C02: the letters of 2024 codes say what the outlines say, at the tolerance.
    static let letters = Control("C02", kinds: [.letterDisagrees, .lettersDiffer], needs: [.generations]) { input, report in
        try input.measures.kinship.outcome()?.reportLetters(to: report)
    }

    /// C03: the correspondence table covers both generations, and links whom the outlines link.
    static let kinship = Control(
        "C03",
        kinds: [
            .parentNotCovered, .childNotCovered, .kinUnknown, .kinshipCycle, .kinshipByGeometryOnly, .kinshipByTableOnly, .tableUnrelated,
        ], needs: [.generations, .correspondences]
    ) { input, report in
        guard !input.correspondences.isEmpty else { return }
        try input.measures.kinship.outcome()?.reportTable(to: report)
    }
}
