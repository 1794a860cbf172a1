import GEOSOverlay
import PROJTransforms
import PlanarGeometry
import QuartierModel
import Reporting

extension Control {
    /// G04: slivers, gaps between neighbours, overhangs and setbacks along communes' limits, all up to the tolerance; and what a repair would change.
    static let coverage = Control(
        "G04", kinds: [.sliverPart, .narrowGap, .thinOverlap, .overhang, .setback, .repairChangesArea]
    ) { input, report in
        for layer in input.layers {
            for (plane, layer) in try WorkingPlane.planes(for: layer) {
                try reportRepairs(of: layer, in: plane, workers: input.workers, report: report)
                let toLayer = try Projection.transformer(from: plane.crs, to: layer.crs)
                for fault in try faults(of: layer, in: plane, input: input) {
                    let place = try Projection.attempt { () throws(PROJError) in try toLayer.transform(fault.piece.widestPlace) }
                    try report(fault.finding(at: place, in: layer, communes: input.communes))
                }
            }
        }
    }

    private static func faults(of layer: Layer<Perimeter>, in plane: WorkingPlane, input: ControlInput) throws -> [CoverageFault] {
        let areas = try PreparedAreas(layer.elements.map(\.outline), crs: layer.crs, plane: plane.crs, workers: input.workers)
        let coverage = CoverageAnalysis(areas, meter: plane.meter(.ellipsoid), tolerance: input.tolerance, workers: input.workers)
        // Larger overlaps are control G03's.
        let overlaps = Dictionary(grouping: try coverage.overlaps(), by: \.outlines).values.filter { $0.map(\.piece).surface < 1 }
        var faults = try coverage.slivers() + coverage.gaps() + overlaps.flatMap(\.self)
        if let communes = input.communes {
            let outlines = try plane.reachable(communes.elements.map(\.outline), from: communes.crs)
            faults += try coverage.faults(
                against: PreparedAreas(outlines, crs: communes.crs, plane: plane.crs, workers: input.workers))
        }
        return faults.sorted(by: CoverageFault.precedes)
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
    fileprivate var kind: FindingKind {
        switch nature {
        case .overlap: .thinOverlap
        case .gap: .narrowGap
        case .overhang: .overhang
        case .setback: .setback
        case .sliver: .sliverPart
        }
    }

    /// The finding of a fault, about the first of its outlines.
    fileprivate func finding(at position: Coordinate, in layer: Layer<Perimeter>, communes: Layer<Commune>?) -> Finding {
        let perimeter = layer.elements[outlines[0]]
        let others = outlines.dropFirst().map { "\(layer.elements[$0].quartier) \(layer.elements[$0].name)" }
        let named = commune.flatMap { communes?.elements[$0] }.map { ["\($0.code) \($0.name)"] } ?? others
        return Finding(
            kind, subject: perimeter.quartier,
            place: Place(x: position.x, y: position.y).within(perimeter.place).within(layer.place),
            arguments: ["other": .text(named.joined(separator: ", ")), "width": .real(piece.greatestWidth)], expected: .integer(0),
            found: .real(piece.surface))
    }
}
