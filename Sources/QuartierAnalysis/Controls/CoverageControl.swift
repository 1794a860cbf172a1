import GEOSOverlay
import PlanarGeometry
import QuartierModel
import Reporting

extension Control {
    /// G04: slivers, gaps between neighbours, overhangs and setbacks along communes' limits, all up to the tolerance; and what a repair would change.
    ///
    /// A layer that follows other limits than those known has faults by the hundred: those of one outline along communes, and those between the
    /// same neighbours, are one finding, unless each was asked for.
    static let coverage = Control(
        "G04",
        kinds: [
            .sliverPart, .sliverParts, .narrowGap, .thinOverlap, .neighbourSlivers, .overhang, .setback, .limitSlivers, .tinySlivers,
            .repairChangesArea,
        ], needs: [.perimeters]
    ) { input, report in
        for layer in input.layers {
            for (plane, layer) in try WorkingPlane.planes(for: layer) {
                try reportRepairs(of: layer, in: plane, workers: input.workers, report: report)
                let faults = try faults(of: layer, in: plane, input: input)
                let groups = input.isDetailed ? faults.map { [$0] } : CoverageFault.grouped(faults)
                for group in groups where input.isDetailed || group.map(\.piece).greatestWidth >= finest {
                    try report(try group.finding(in: layer, plane: plane, communes: input.communes))
                }
                let tiny = input.isDetailed ? [] : groups.filter { $0.map(\.piece).greatestWidth < finest }.flatMap { $0.map(\.piece) }
                guard !tiny.isEmpty else { continue }
                try report(
                    Finding(
                        .tinySlivers, place: layer.place,
                        arguments: ["count": .integer(tiny.count), "surface": .rounded(tiny.surface)], expected: .integer(0),
                        found: .real(tiny.surface)))
            }
        }
    }

    /// The width under which slivers are told of in one sentence: GeoJSON's seven decimals of a degree are about a centimetre.
    private static let finest = 0.01

    private static func faults(of layer: Layer<Perimeter>, in plane: WorkingPlane, input: ControlInput) throws -> [CoverageFault] {
        let faults = try CoverageAnalysis.faults(
            of: layer.elements.map(\.outline), crs: layer.crs, in: plane, communes: input.communes, tolerance: input.tolerance,
            workers: input.workers)
        // Larger overlaps are control G03's.
        let overlaps = Dictionary(grouping: faults.filter { $0.nature == .overlap }, by: \.outlines)
        return faults.filter { $0.nature != .overlap || (overlaps[$0.outlines] ?? []).map(\.piece).surface < 1 }
    }

    private static func reportRepairs(
        of layer: Layer<Perimeter>, in plane: WorkingPlane, workers: Int, report: FindingSink
    ) throws {
        for repair in try RepairAnalysis.repairs(of: layer, in: plane, workers: workers) where !repair.isWithin(.usual) {
            let perimeter = layer.elements[repair.perimeter]
            let position = repair.invalidities.first?.location
            try report(
                Finding(
                    .repairChangesArea, subject: perimeter.quartier,
                    place: Place(x: position?.x, y: position?.y).within(perimeter.place).within(layer.place),
                    arguments: ["limit": .real(100 * RepairTolerance.usualShare)], expected: .real(repair.before.area),
                    found: .real(repair.after.area)))
        }
    }
}

extension CoverageFault {
    /// What runs along a border of one kind: a limit of communes, a border between neighbours, nothing.
    private enum Border { case limit, neighbours, none }

    private var border: Border {
        switch nature {
        case .overhang, .setback: .limit
        case .gap, .overlap: .neighbours
        case .sliver: .none
        }
    }

    /// The faults of the same outlines along borders of one kind, together; in the order of their first ones.
    fileprivate static func grouped(_ faults: [CoverageFault]) -> [[CoverageFault]] {
        struct Key: Hashable {
            let outlines: [Int]
            let border: Border
        }
        var groups: [[CoverageFault]] = []
        var ranks: [Key: Int] = [:]
        for fault in faults {
            let key = Key(outlines: fault.outlines, border: fault.border)
            if let rank = ranks[key] {
                groups[rank].append(fault)
            } else {
                ranks[key] = groups.count
                groups.append([fault])
            }
        }
        return groups
    }

    fileprivate func kind(amongSeveral: Bool) -> FindingKind {
        switch nature {
        case .overlap: amongSeveral ? .neighbourSlivers : .thinOverlap
        case .gap: amongSeveral ? .neighbourSlivers : .narrowGap
        case .overhang: amongSeveral ? .limitSlivers : .overhang
        case .setback: amongSeveral ? .limitSlivers : .setback
        case .sliver: amongSeveral ? .sliverParts : .sliverPart
        }
    }

    /// Whom the fault concerns beside its first outline.
    fileprivate func others(in layer: Layer<Perimeter>, _ communes: Layer<Commune>?) -> [String] {
        if let commune = commune.flatMap({ communes?.elements[$0] }) { return ["\(commune.code) \(commune.name)"] }
        return outlines.dropFirst().map { "\(layer.elements[$0].quartier) \(layer.elements[$0].name)" }
    }
}

extension [CoverageFault] {
    /// The finding of faults of the same outlines, about the first of these; it points at the widest.
    fileprivate func finding(in layer: Layer<Perimeter>, plane: WorkingPlane, communes: Layer<Commune>?) throws -> Finding {
        let pieces = map(\.piece)
        let perimeter = layer.elements[self[0].outlines[0]]
        let widest = pieces.widest
        let place = try widest.map { try OutlineProjection.project($0.place, from: plane.crs, to: layer.crs) }
        let piece = try OutlineProjection.project([MultiPolygon(pieces.map(\.polygon))], from: plane.crs, to: layer.crs)[0]
        var named: [String] = []
        for other in flatMap({ $0.others(in: layer, communes) }) where !named.contains(other) { named.append(other) }
        return Finding(
            self[0].kind(amongSeveral: self.count > 1), subject: perimeter.quartier,
            place: Place(x: place?.x, y: place?.y).within(perimeter.place).within(layer.place),
            arguments: [
                "count": .integer(self.count), "other": .text(named.joined(separator: ", ")), "surface": .rounded(pieces.surface),
                "width": .rounded(widest?.width ?? 0),
            ], expected: .integer(0), found: .real(pieces.surface), piece: piece)
    }
}

extension Value {
    /// A measure in metres or square metres as a sentence gives it: to the hundredth, or to its first two digits under that.
    static func rounded(_ measure: Double) -> Value {
        var scale = 100.0
        while measure != 0, measure.magnitude * scale < 10, scale < 1e6 { scale *= 10 }
        return .real((measure * scale).rounded() / scale)
    }
}
