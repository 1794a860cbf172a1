import PlanarGeometry
import QuartierModel
import QuartierSources
public import Reporting

extension ControlRegistry {
    /// Runs controls over layers of which readers have told some findings already, and reports the others.
    ///
    /// What lies where its system cannot be (G02) is looked at by no other control of geometry: its measures would mean nothing.
    ///
    /// - Parameters:
    ///   - codes: the codes of the controls to run; all when empty.
    ///   - known: what readers reported of the layers.
    /// - Throws: `QuartiersError` when GEOS or PROJ fail on an outline; what the sink throws.
    public static func run(_ codes: [String] = [], on input: ControlInput, known: [Finding] = [], report: FindingSink) throws {
        let told = Set(known.map { Told(kind: $0.kind, feature: FeatureReference($0.place)) })
        var unusable = Set(known.filter { $0.kind.severity == .blocking }.map { FeatureReference($0.place) })
        var input = input
        func runOne(_ control: Control, report: FindingSink) throws {
            try control.run(input) { finding in
                let feature = FeatureReference(finding.place)
                // Why there is no outline has been said; that there is none says less.
                if finding.kind == .geometryMissing, unusable.contains(feature) { return }
                if !told.contains(Told(kind: finding.kind, feature: feature)) { try report(finding) }
            }
        }
        let asked = controls.filter { codes.isEmpty || codes.contains($0.code) }
        let lacking = Set(asked.filter { $0.lack(in: input) != nil }.map(\.code))
        try runOne(.systemAndPlace) { finding in
            unusable.insert(FeatureReference(finding.place))
            if asked.contains(where: { $0.code == Control.systemAndPlace.code }) { try report(finding) }
        }
        for index in input.layers.indices {
            let place = input.layers[index].place
            for rank in input.layers[index].elements.indices
            where unusable.contains(FeatureReference(input.layers[index].elements[rank].place.within(place))) {
                input.layers[index].elements[rank].outline = nil
            }
        }
        input.shared = ControlMeasures(input)
        for control in asked where control.code != Control.systemAndPlace.code && !lacking.contains(control.code) {
            try runOne(control, report: report)
        }
    }

    /// Findings that say the same of the same feature as one that counts them, in the order of the first; likewise what readers remark, to no one's
    /// harm, of feature after feature of a layer. What blocks stays as it is.
    public static func grouped(_ findings: [Finding]) -> [Finding] {
        let codes = Set(controls.map(\.code))
        var grouped: [Finding] = []
        var ranks: [Said: Int] = [:]
        for finding in findings {
            var place = finding.place
            (place.x, place.y, place.line, place.column) = (nil, nil, nil, nil)
            if finding.kind.severity == .note, !codes.contains(finding.kind.code) { (place.feature, place.name) = (nil, nil) }
            let said = Said(kind: finding.kind, place: place, message: finding.message(in: .french))
            if finding.kind.severity < .blocking, finding.place.feature != nil, let rank = ranks[said] {
                grouped[rank].count += 1
            } else {
                ranks[said] = grouped.count
                grouped.append(finding)
            }
        }
        return grouped
    }

    private struct Said: Hashable {
        let kind: FindingKind
        let place: Place
        let message: String
    }

    /// A feature as findings name it.
    private struct FeatureReference: Hashable {
        let file: String?
        let layer: String?
        let rank: Int?

        init(_ place: Place) { (file, layer, rank) = (place.file, place.layer, place.feature) }
    }

    private struct Told: Hashable {
        let kind: FindingKind
        let feature: FeatureReference
    }
}
