import PlanarGeometry
import Reporting

/// Something about the vertices of an outline that is no fault in the sense of OGC and mostly a slip of the hand.
struct VertexProblem {
    let kind: FindingKind
    /// Where, in the coordinates of the layer.
    let position: Coordinate
    /// An angle in degrees for a spike, square metres for a hole, 0 for a repeated vertex.
    let measure: Double

    /// An angle under which two edges of more than a metre make a spike.
    private static let spikeCosine = 0.999_847_695  // cos 1°

    /// The problems of an outline, ring by ring.
    ///
    /// - Parameters:
    ///   - outline: in a plane in metres.
    ///   - shown: the same outline in the coordinates that findings name.
    static func all(in outline: MultiPolygon, shown: MultiPolygon) -> [VertexProblem] {
        var problems: [VertexProblem] = []
        for (polygon, shownPolygon) in zip(outline.polygons, shown.polygons) {
            for (ring, shownRing) in zip(polygon.rings, shownPolygon.rings) { problems += vertexProblems(of: ring, shown: shownRing) }
            for (hole, shownHole) in zip(polygon.holes, shownPolygon.holes) where abs(hole.signedArea) < 100 {
                problems.append(VertexProblem(kind: .smallHole, position: shownHole.coordinates[0], measure: abs(hole.signedArea)))
            }
        }
        return problems
    }

    private static func vertexProblems(of ring: Ring, shown: Ring) -> [VertexProblem] {
        var problems: [VertexProblem] = []
        let positions = ring.coordinates.dropLast()
        for index in positions.indices {
            let here = positions[index]
            let next = ring.coordinates[index + 1]
            if here == next {
                problems.append(VertexProblem(kind: .vertexRepeated, position: shown.coordinates[index], measure: 0))
                continue
            }
            let previous = index == 0 ? positions[positions.endIndex - 1] : positions[index - 1]
            let (back, forth) = (here.distance(to: previous), here.distance(to: next))
            guard back > 1, forth > 1 else { continue }
            let dot = (previous.x - here.x) * (next.x - here.x) + (previous.y - here.y) * (next.y - here.y)
            if dot > spikeCosine * back * forth {
                problems.append(VertexProblem(kind: .spike, position: shown.coordinates[index], measure: 1))
            }
        }
        return problems
    }
}
