public import PlanarGeometry
public import QuartierModel
public import Reporting

/// Two generations of perimeters put over each other: who comes from whom, what was kept, gained and lost, and the class of each change.
public struct GenerationComparison: Sendable {
    /// The thresholds.
    public let options: ComparisonOptions
    /// Whether surfaces and widths are those of the planes rather than of the ellipsoid.
    public let isOnPlane: Bool
    /// The former generation.
    public let before: ComparedGeneration
    /// The new generation.
    public let after: ComparedGeneration
    /// Every pair that shares a surface, by rank of the former, then of the new quartier.
    public let links: [GenerationLink]
    /// The rows: parents and children, and quartiers that are gone, by rank of the former, then of the new quartier; then the new ones.
    ///
    /// A quartier without an outline that can be used has none: what became of it is not known.
    public let evolutions: [Evolution]
    /// What was kept, gained and lost, in connected pieces: of each row the kept ones, of each former quartier the lost ones, of each new
    /// quartier the gained ones. Slivers are among them.
    public let pieces: [ChangePiece]

    /// Compares two generations.
    ///
    /// Outlines meet in a plane: the system of one of the layers that is in metres, the new one's first, else the legal one of their territory, of
    /// which a layer in degrees may hold several. What comes from another system is brought there, invalid outlines are repaired there, and
    /// `report(to:)` says so.
    ///
    /// - Parameters:
    ///   - before: the former generation.
    ///   - after: the new one.
    ///   - onPlane: whether surfaces and widths are those of the plane rather than of the ellipsoid.
    ///   - cutsKept: whether what was kept is cut out in pieces; without them, as classes and surfaces need none, `pieces` holds what was gained and
    ///     lost alone.
    ///   - workers: how many run side by side; the result does not depend on it.
    /// - Throws: `QuartiersError`: of status `badData` for a generation without any outline and for layers that PROJ cannot bring to one plane, of
    ///   status `software` when GEOS fails.
    public init(
        from before: Layer<Perimeter>, to after: Layer<Perimeter>, onPlane: Bool = false, options: ComparisonOptions = ComparisonOptions(),
        cutsKept: Bool = true, workers: Int = 1
    ) throws {
        for layer in [before, after] { try ComparedGeneration.requireOutlines(in: layer) }
        let overlays = try WorkingPlane.meetings(of: before, with: after).map { plane, former, new in
            let meter = plane.meter(plane.reference(plane: onPlane))
            return GenerationOverlay(
                before: try PlacedGeneration(former, in: plane, meter: meter, workers: workers),
                after: try PlacedGeneration(new, in: plane, meter: meter, workers: workers), meter: meter, options: options,
                cutsKept: cutsKept)
        }
        let contacts = try overlays.flatMap { try $0.contacts(workers: workers) }
            .sorted { ($0.link.before, $0.link.after) < ($1.link.before, $1.link.after) }
        let kinship = Kinship(contacts.filter(\.link.isKinship), parents: before.elements.count, children: after.elements.count)
        let rows = try EvolutionRows(
            before: ComparedGeneration(before, of: overlays.map(\.before)), after: ComparedGeneration(after, of: overlays.map(\.after)),
            kinship: kinship, changes: overlays.map { try $0.changes(kinship, workers: workers) }, options: options)

        self.options = options
        isOnPlane = onPlane
        self.before = rows.before
        self.after = rows.after
        links = contacts.map(\.link)
        evolutions = rows.evolutions
        pieces = rows.pieces
    }

    /// The plane in which a piece lies.
    public func plane(of piece: ChangePiece) -> CRS? {
        piece.before.flatMap { before.planes[$0] } ?? piece.after.flatMap { after.planes[$0] }
    }

    /// What the surfaces of a row are measured on.
    public func reference(of evolution: Evolution) -> SurfaceReference {
        reference(in: evolution.before.flatMap { before.planes[$0] } ?? evolution.after.flatMap { after.planes[$0] })
    }

    /// What the surface of a piece is measured on.
    public func reference(of piece: ChangePiece) -> SurfaceReference { reference(in: plane(of: piece)) }

    private func reference(in plane: CRS?) -> SurfaceReference { isOnPlane ? plane.map(SurfaceReference.plane) ?? .ellipsoid : .ellipsoid }

    /// What its surfaces are measured on: the ellipsoid, or every plane there is, in the order of the rows.
    public var references: [SurfaceReference] {
        evolutions.reduce(into: []) { all, evolution in
            let reference = reference(of: evolution)
            if !all.contains(reference) { all.append(reference) }
        }
    }

    /// The outline of each row in a system: that of the new quartier, or of the one that is gone.
    ///
    /// - Throws: `QuartiersError` when PROJ cannot bring one there.
    public func outlines(in crs: CRS) throws(QuartiersError) -> [MultiPolygon?] {
        let formers = try OutlineProjection.project(before.layer.elements.map(\.outline), from: before.layer.crs, to: crs)
        let news = try OutlineProjection.project(after.layer.elements.map(\.outline), from: after.layer.crs, to: crs)
        return evolutions.map { row in row.after.map { news[$0] } ?? row.before.map { formers[$0] } ?? nil }
    }

    /// The outline of each of some pieces in a system.
    ///
    /// - Throws: `QuartiersError` when PROJ cannot bring one there.
    public func outlines(of pieces: [ChangePiece], in crs: CRS) throws(QuartiersError) -> [MultiPolygon] {
        var outlines = pieces.map { MultiPolygon([$0.measure.polygon]) }
        for (plane, ranks) in Dictionary(grouping: pieces.indices, by: { plane(of: pieces[$0]) ?? crs }) {
            for (rank, projected) in zip(ranks, try OutlineProjection.project(ranks.map { outlines[$0] }, from: plane, to: crs)) {
                outlines[rank] = projected ?? outlines[rank]
            }
        }
        return outlines
    }
}
