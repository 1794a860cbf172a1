import PlanarGeometry
import QuartierModel
import Reporting

extension WorkingPlane {
    /// Where two layers meet: a plane, and of each layer what lies there; ranks stay, other outlines are nil.
    typealias Meeting = (plane: WorkingPlane, first: Layer<Perimeter>, second: Layer<Perimeter>)

    /// The planes for comparing two layers: the system of one that is in metres, the second one's first; else, and for what that system does not
    /// reach, the legal one of each territory.
    ///
    /// - Throws: `QuartiersError` as `planes(for:)` does.
    static func meetings(of first: Layer<Perimeter>, with second: Layer<Perimeter>) throws(QuartiersError) -> [Meeting] {
        let (one, other) = (
            try Projection.definition(of: first.crs).isPlaneInMetres, try Projection.definition(of: second.crs).isPlaneInMetres
        )
        if other {
            let plane = try WorkingPlane(for: second.crs, around: second.envelope)
            if one { return [(plane, first, second)] }
            let (near, far) = try plane.parting(first)
            return [(plane, near, second)] + far.map { ($0.plane, $0.layer, second.withoutOutlines) }
        }
        if one {
            let plane = try WorkingPlane(for: first.crs, around: first.envelope)
            let (near, far) = try plane.parting(second)
            return [(plane, first, near)] + far.map { ($0.plane, first.withoutOutlines, $0.layer) }
        }
        var meetings = try planes(for: first).map { Meeting($0.plane, $0.layer, second.withoutOutlines) }
        for (plane, layer) in try planes(for: second) {
            if let index = meetings.firstIndex(where: { $0.plane.crs == plane.crs }) {
                meetings[index].second = layer
            } else {
                meetings.append((plane, first.withoutOutlines, layer))
            }
        }
        return meetings
    }

    /// A layer in degrees parted in what this plane reaches and, territory by territory, what it does not.
    private func parting(_ layer: Layer<Perimeter>) throws(QuartiersError) -> (
        near: Layer<Perimeter>, far: [(plane: WorkingPlane, layer: Layer<Perimeter>)]
    ) {
        let reached = try reachable(layer.elements.map(\.outline), from: layer.crs)
        var (near, rest) = (layer, layer)
        for rank in layer.elements.indices {
            near.elements[rank].outline = reached[rank]
            if reached[rank] != nil { rest.elements[rank].outline = nil }
        }
        // Without anything left in a territory there is no plane to ask for; G02 tells of outlines that lie in none.
        return (near, reached.contains { $0 != nil } && !rest.hasOutlines ? [] : try WorkingPlane.planes(for: rest))
    }
}

extension Layer<Perimeter> {
    /// Whether one perimeter at least has an outline.
    var hasOutlines: Bool { elements.contains { $0.outline?.isEmpty == false } }

    /// The same perimeters, their outlines left out.
    fileprivate var withoutOutlines: Layer<Perimeter> {
        var layer = self
        for rank in layer.elements.indices { layer.elements[rank].outline = nil }
        return layer
    }
}
