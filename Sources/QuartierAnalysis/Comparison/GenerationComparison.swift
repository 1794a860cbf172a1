public import PlanarGeometry
public import QuartierModel
import Reporting

/// Two generations of perimeters put over each other: who comes from whom, what was kept, gained and lost, and the class of each change.
public struct GenerationComparison: Sendable {
    /// The thresholds.
    public let options: ComparisonOptions
    /// The plane in which the outlines were put over each other, and in which pieces lie.
    public let plane: CRS
    /// What surfaces and widths are measured on.
    public let reference: SurfaceReference
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
    /// Both layers are brought to the plane, each from its own system; invalid outlines are repaired there, and `report(to:)` says so.
    ///
    /// - Parameters:
    ///   - before: the former generation.
    ///   - after: the new one.
    ///   - plane: where to put them over each other: `WorkingPlane(comparing:with:)`.
    ///   - onPlane: whether surfaces and widths are those of the plane rather than of the ellipsoid.
    ///   - workers: how many run side by side; the result does not depend on it.
    /// - Throws: `QuartiersError`: of status `badData` for a generation without any outline and for layers that PROJ cannot bring to the plane, of
    ///   status `software` when GEOS fails.
    public init(
        from before: Layer<Perimeter>, to after: Layer<Perimeter>, in plane: WorkingPlane, onPlane: Bool = false,
        options: ComparisonOptions = ComparisonOptions(), workers: Int = 1
    ) throws {
        let meter = plane.meter(plane.reference(plane: onPlane))
        let overlay = GenerationOverlay(
            before: try ComparedGeneration(before, in: plane, meter: meter, workers: workers),
            after: try ComparedGeneration(after, in: plane, meter: meter, workers: workers), meter: meter, options: options)
        let contacts = try overlay.contacts(workers: workers)
        let kinship = Kinship(contacts.filter(\.link.isKinship), parents: before.elements.count, children: after.elements.count)
        let changes = try overlay.changes(kinship, workers: workers)

        self.options = options
        self.plane = plane.crs
        reference = meter.reference
        self.before = overlay.before
        self.after = overlay.after
        links = contacts.map(\.link)
        evolutions = overlay.evolutions(kinship, changes)
        pieces = overlay.pieces(kinship, changes, evolutions)
    }
}
