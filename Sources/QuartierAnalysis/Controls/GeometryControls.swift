public import GEOSOverlay
public import PlanarGeometry
public import QuartierModel
import QuartierSources
public import Reporting

extension Control {
    /// G01: valid, not empty, areal, at least 1 000 m².
    static let validity = Control(
        "G01", kinds: [.geometryInvalid, .geometryTooSmall, .geometryMissing, .geometryEmpty, .geometryNotAreal], needs: [.perimeters]
    ) { input, report in
        for (layer, surfaces) in zip(input.layers, input.measures.surfaces) {
            for (perimeter, surface) in zip(layer.elements, try surfaces.outcome()) {
                let place = perimeter.place.within(layer.place)
                guard let outline = perimeter.outline else {
                    try report(Finding(.geometryMissing, subject: perimeter.quartier, place: place))
                    continue
                }
                if outline.isEmpty {
                    try report(Finding(.geometryEmpty, subject: perimeter.quartier, place: place))
                }
                guard let surface else { continue }
                if let repair = surface.repair { try report(.invalid(perimeter, repair, place: place)) }
                if surface.ellipsoidal < 1_000 {
                    try report(
                        Finding(
                            .geometryTooSmall, subject: perimeter.quartier, place: place, expected: .integer(1_000),
                            found: .real(surface.ellipsoidal)))
                }
            }
        }
    }

    /// G05: repeated vertices, spikes, holes under 100 m².
    static let vertices = Control("G05", kinds: [.vertexRepeated, .spike, .smallHole], needs: [.perimeters]) { input, report in
        for layer in input.layers {
            // In degrees neither a length nor an area means anything: outlines are looked at in their working plane.
            for (plane, layer) in try WorkingPlane.planes(for: layer) {
                for perimeter in layer.elements {
                    guard let outline = perimeter.outline else { continue }
                    let inPlane = try plane.project(outline, from: layer.crs)
                    for problem in VertexProblem.all(in: inPlane, shown: outline) {
                        let place = Place(x: problem.position.x, y: problem.position.y).within(perimeter.place).within(layer.place)
                        try report(
                            Finding(problem.kind, subject: perimeter.quartier, place: place, arguments: ["measure": .real(problem.measure)])
                        )
                    }
                }
            }
        }
    }

    /// G06: one connected part.
    static let parts = Control("G06", kinds: [.severalParts], needs: [.perimeters]) { input, report in
        for layer in input.layers {
            for perimeter in layer.elements {
                guard let count = perimeter.outline?.polygons.count, count > 1 else { continue }
                try report(
                    Finding(
                        .severalParts, subject: perimeter.quartier, place: perimeter.place.within(layer.place),
                        expected: .integer(1), found: .integer(count)))
            }
        }
    }

    /// G03: no overlap within a generation, nor between QIC and QPV in force.
    static let overlaps = Control("G03", kinds: [.overlap, .localOverlap], needs: [.perimeters]) { input, report in
        for layer in input.layers {
            try reportOverlaps(layer, nil, kind: .overlap, input: input, report: report)
        }
        // A QIC must not overlap a QPV of the generation in force, which is the last one.
        guard let local = input.layers.first(where: { $0.elements.first?.generation == .local }),
            let current = input.layers.filter({ $0.elements.first?.generation != .local }).max(by: {
                ($0.elements.first?.generation?.name ?? "") < ($1.elements.first?.generation?.name ?? "")
            }), current.crs == local.crs
        else { return }
        try reportOverlaps(local, current, kind: .localOverlap, input: input, report: report)
    }

    private static func reportOverlaps(
        _ first: Layer<Perimeter>, _ second: Layer<Perimeter>?, kind: FindingKind, input: ControlInput, report: FindingSink
    ) throws {
        let pairs = try OverlapAnalysis.overlaps(first, second, minimumSurface: 1, workers: input.workers)
        for (overlap, _) in pairs.overlaps {
            let (a, b) = (first.elements[overlap.first], (second ?? first).elements[overlap.second])
            try report(
                Finding(
                    kind, subject: a.quartier,
                    place: Place(x: overlap.widestPlace.x, y: overlap.widestPlace.y).within(a.place).within(first.place),
                    arguments: [
                        "other": .text("\(b.quartier) \(b.name)"), "surface": .rounded(overlap.surface),
                        "width": .rounded(overlap.greatestWidth),
                    ], expected: .integer(0), found: .real(overlap.surface)))
        }
    }
}

extension Finding {
    /// The finding of an outline that is not valid, with where, and with the surface as drawn and as repaired.
    public static func invalid(_ perimeter: Perimeter, _ repair: Repair, place: Place) -> Finding {
        let first = repair.invalidities.first
        return Finding(
            .geometryInvalid, subject: perimeter.quartier,
            place: Place(x: first?.location?.x, y: first?.location?.y).within(place),
            arguments: [
                "reason": .text(first?.reason ?? ""), "before": .real(repair.before.area), "after": .real(repair.after.area),
            ])
    }
}

extension Layer<Perimeter> {
    /// Where the outlines lie, in the layer's system.
    public var envelope: Envelope { elements.reduce(.empty) { $0.union($1.outline?.envelope ?? .empty) } }
}

extension Layer<Commune> {
    /// Where the outlines lie, in the layer's system.
    public var envelope: Envelope { elements.reduce(.empty) { $0.union($1.outline.envelope) } }
}
