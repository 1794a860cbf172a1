import GEOSOverlay
import PlanarGeometry
public import QuartierModel
import Reporting

/// Splits quartiers by commune.
public enum SplitAnalysis {
    /// The split of every perimeter that has an outline, in the order of the layer, each with the plane of its place, in which it was cut.
    ///
    /// As `splits(of:among:in:onPlane:threshold:workers:)`, for each plane that the layer calls for.
    public static func splits(
        of quartiers: Layer<Perimeter>, among communes: Layer<Commune>, onPlane: Bool = false,
        threshold: CommuneThreshold = CommuneThreshold(), workers: Int = 1
    ) throws -> [(split: Split, plane: WorkingPlane)] {
        try WorkingPlane.planes(for: quartiers).flatMap { plane, layer in
            try splits(of: layer, among: communes, in: plane, onPlane: onPlane, threshold: threshold, workers: workers).map { ($0, plane) }
        }.sorted { $0.split.quartier < $1.split.quartier }
    }

    /// The split of every perimeter that has an outline, in the order of the layer.
    ///
    /// Both layers are brought to one plane; pieces are cut there by GEOS, candidates found by an index, and measured on `reference`.
    ///
    /// - Parameters:
    ///   - quartiers: what to split.
    ///   - communes: by what.
    ///   - plane: where to cut; `WorkingPlane(for:around:)` of the quartiers.
    ///   - onPlane: whether surfaces are those of the plane rather than of the ellipsoid.
    ///   - workers: how many run side by side; the result does not depend on it.
    /// - Throws: `QuartiersError` when PROJ or GEOS fail on an outline.
    public static func splits(
        of quartiers: Layer<Perimeter>, among communes: Layer<Commune>, in plane: WorkingPlane, onPlane: Bool = false,
        threshold: CommuneThreshold = CommuneThreshold(), workers: Int = 1
    ) throws -> [Split] {
        let areas = try PreparedAreas(quartiers.elements.map(\.outline), crs: quartiers.crs, plane: plane.crs, workers: workers)
        let outlines = try plane.reachable(communes.elements.map(\.outline), from: communes.crs)
        let cells = try PreparedAreas(outlines, crs: communes.crs, plane: plane.crs, near: areas, workers: workers)
        let meter = plane.meter(plane.reference(plane: onPlane))
        return try concurrentMap(count: areas.outlines.count, workers: workers) { rank in
            try split(
                quartiers.elements[rank], rank: rank, outline: areas.outlines[rank], cells: cells, communes: communes.elements,
                meter: meter,
                threshold: threshold)
        }.compactMap(\.self)
    }

    /// The share of an outline under which a part of it is the rounding of the cuts.
    private static let rounding = 1e-9

    private static func split(
        _ quartier: Perimeter, rank: Int, outline: MultiPolygon, cells: PreparedAreas, communes: [Commune], meter: PieceMeter,
        threshold: CommuneThreshold
    ) throws(QuartiersError) -> Split? {
        guard !outline.isEmpty else { return nil }
        let touched = cells.index.query(outline.envelope)
        let cut = try cut(outline, by: touched.map { cells.outlines[$0] })
        // That is told in the plane: on the ellipsoid, where a side that was cut is two geodesics and no longer the same line, such a sliver measures
        // up to a square metre.
        func surface(of part: MultiPolygon) throws(QuartiersError) -> Double {
            part.area > Self.rounding * outline.area ? try meter.measure(part).surface : 0
        }
        let remainder = try surface(of: cut.remainder)
        let countedTwice = try surface(of: cut.overlap)
        var surfaces: [(commune: Int, surface: Double)] = []
        for (commune, piece) in zip(touched, cut.pieces) {
            let surface = try surface(of: piece)
            if surface > 0 { surfaces.append((commune, surface)) }
        }
        let whole = surfaces.reduce(remainder - countedTwice) { $0 + $1.surface }
        guard whole > 0 else { return nil }

        surfaces.sort { ($1.surface, communes[$0.commune].code) < ($0.surface, communes[$1.commune].code) }
        let pieces = surfaces.map { commune, surface in
            Split.Piece(
                commune: commune, surface: surface, share: surface / whole,
                isDeclared: quartier.declaredCommunes.contains {
                    $0.designates(code: communes[commune].code, name: communes[commune].name)
                },
                counts: threshold.isMet(surface: surface, share: surface / whole))
        }
        let counted = pieces.filter(\.counts).map { communes[$0.commune] }
        return Split(
            quartier: rank, pieces: pieces, surface: whole, remainder: remainder, countedTwice: countedTwice,
            declaredElsewhere: quartier.declaredCommunes.filter { declared in
                !counted.contains { declared.designates(code: $0.code, name: $0.name) }
            })
    }

    /// The pieces of an outline in each cell, what no cell holds, and what two cells hold; none of an area that is rounding.
    private static func cut(_ outline: MultiPolygon, by cells: [MultiPolygon]) throws(QuartiersError) -> (
        pieces: [MultiPolygon], remainder: MultiPolygon, overlap: MultiPolygon
    ) {
        let rounding = Self.rounding * outline.area
        return try Overlaying.attempt { () throws(GEOSError) in
            var session = try Session()
            let whole = session.add(outline)
            let pieces = try cells.map { cell throws(GEOSError) in
                let common = outline.commonArea(with: cell)
                if common <= rounding { return MultiPolygon.empty }
                return common >= outline.area - rounding ? outline : try session.intersection(whole, session.add(cell)).geometry
            }
            let held = pieces.filter { !$0.isEmpty }
            var overlap = MultiPolygon.empty
            for (rank, piece) in held.enumerated() {
                for other in held[..<rank] where piece.commonArea(with: other) > rounding {
                    let common = try session.intersection(session.add(piece), session.add(other)).geometry
                    overlap = try session.union(session.add(overlap), session.add(common)).geometry
                }
            }
            var remainder = MultiPolygon.empty
            // Where nothing is held twice, areas tell whether anything remains.
            if !overlap.isEmpty || outline.area - held.reduce(0, { $0 + $1.area }) > rounding {
                remainder = outline
                for piece in held { remainder = try session.difference(session.add(remainder), minus: session.add(piece)).geometry }
            }
            return (pieces, remainder, overlap)
        }
    }
}
