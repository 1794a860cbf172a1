public import GEOSOverlay
import PlanarGeometry
public import QuartierModel
import Reporting

/// Puts two layers of areas over each other.
public enum OverlapAnalysis {
    /// Every pair that shares a surface, each in the plane of its place, ordered by rank in the first layer, then in the second.
    ///
    /// - Parameters:
    ///   - second: nil to put the first layer over itself, each pair once.
    ///   - onPlane: whether surfaces and widths are those of the plane rather than of the ellipsoid.
    ///   - minimumSurface: pairs of a smaller common surface are left out, in square metres.
    ///   - minimumWidth: pairs of a smaller greatest width are left out, in metres.
    /// - Returns: the pairs, each with what it was measured on; the repairs of outlines that were not valid, by rank, in the first and the second layer.
    /// - Throws: `QuartiersError` when GEOS or PROJ fail on a pair.
    public static func overlaps(
        _ first: Layer<Perimeter>, _ second: Layer<Perimeter>?, onPlane: Bool = false, minimumSurface: Double = 0, minimumWidth: Double = 0,
        workers: Int = 1
    ) throws -> (overlaps: [(overlap: Overlap, reference: SurfaceReference)], repairs: ([Int: Repair], [Int: Repair])) {
        var found: [(overlap: Overlap, reference: SurfaceReference)] = []
        var repairs: ([Int: Repair], [Int: Repair]) = ([:], [:])
        for (plane, layer) in try WorkingPlane.planes(for: first) {
            let areas = try PreparedAreas(layer.elements.map(\.outline), crs: layer.crs, plane: plane.crs, workers: workers)
            let others = try second.map { second in
                try PreparedAreas(
                    plane.reachable(second.elements.map(\.outline), from: second.crs), crs: second.crs, plane: plane.crs, workers: workers)
            }
            let reference = plane.reference(plane: onPlane)
            let overlaps = try overlaps(
                areas, others, meter: plane.meter(reference), minimumSurface: minimumSurface, minimumWidth: minimumWidth, workers: workers)
            found += try overlaps.map { overlap in
                var overlap = overlap
                overlap.widestPlace = try OutlineProjection.project(overlap.widestPlace, from: plane.crs, to: layer.crs)
                return (overlap, reference)
            }
            repairs.0.merge(areas.repairs) { first, _ in first }
            repairs.1.merge(others?.repairs ?? [:]) { first, _ in first }
        }
        found.sort { ($0.overlap.first, $0.overlap.second) < ($1.overlap.first, $1.overlap.second) }
        return (found, repairs)
    }

    /// Every pair that shares a surface, ordered by rank in the first layer, then in the second.
    ///
    /// - Parameters:
    ///   - first: the first layer, in the plane.
    ///   - second: the second layer, in the same plane; nil to put the first over itself, each pair once.
    ///   - meter: what surfaces and widths are measured on.
    ///   - minimumSurface: pairs of a smaller common surface are left out, in square metres.
    ///   - minimumWidth: pairs of a smaller greatest width are left out, in metres.
    /// - Throws: `QuartiersError` when GEOS or PROJ fail on a pair.
    public static func overlaps(
        _ first: PreparedAreas, _ second: PreparedAreas?, meter: PieceMeter, minimumSurface: Double = 0, minimumWidth: Double = 0,
        workers: Int = 1
    ) throws -> [Overlap] {
        let other = second ?? first
        let isSelf = second == nil
        let firstSurfaces = try surfaces(first, meter, workers: workers)
        let secondSurfaces = isSelf ? firstSurfaces : try surfaces(other, meter, workers: workers)
        return try concurrentMap(count: first.outlines.count, workers: workers) { rank -> [Overlap] in
            let candidates = other.index.query(first.outlines[rank].envelope).filter { !isSelf || $0 > rank }
            guard !candidates.isEmpty else { return [] }
            let pieces = try pieces(of: first.outlines[rank], with: candidates.map { other.outlines[$0] })
            var found: [Overlap] = []
            // What a plane adds to areas it adds to lengths by its square root.
            let scale = (first.outlines[rank].area / firstSurfaces[rank]).squareRoot()
            for (candidate, piece) in zip(candidates, pieces) {
                let parts = try PieceMeasure.parts(of: piece, meter, scale: scale)
                let surface = parts.surface
                guard surface > 0, surface >= minimumSurface, let widest = parts.widest, widest.width >= minimumWidth else { continue }
                let (a, b) = (firstSurfaces[rank], secondSurfaces[candidate])
                found.append(
                    Overlap(
                        first: rank, second: candidate, surface: surface, shareOfFirst: surface / a, shareOfSecond: surface / b,
                        jaccard: surface / (a + b - surface), meanWidth: 2 * piece.area / piece.perimeter / scale,
                        greatestWidth: widest.width, widestPlace: widest.place))
            }
            return found
        }.flatMap(\.self)
    }

    private static func surfaces(_ areas: PreparedAreas, _ meter: PieceMeter, workers: Int) throws -> [Double] {
        try concurrentMap(count: areas.outlines.count, workers: workers) { try meter.measure(areas.outlines[$0]).surface }
    }

    /// What an outline has in common with each candidate.
    private static func pieces(of outline: MultiPolygon, with candidates: [MultiPolygon]) throws(QuartiersError) -> [MultiPolygon] {
        try Overlaying.attempt { () throws(GEOSError) in
            var session = try Session()
            let whole = session.add(outline)
            return try candidates.map { candidate throws(GEOSError) in try session.intersection(whole, session.add(candidate)).geometry }
        }
    }
}
