public import PlanarGeometry
import SystemPROJ

/// Positions of one reference system in another: x east and y north on both sides, whatever the authority's axis order.
///
/// Where several operations link the two systems, PROJ chooses among them for each position, by area of use, then accuracy, as `cs2cs` and
/// QGIS do: one operation for all would move ED50 layers by metres where the best one for France is not the first of the list. The choice
/// depends on the position alone, so that a vertex that two outlines share stays shared, and results are the same bits on any number of
/// threads. Operations of unknown accuracy ("ballpark", which ignore the change of datum) are refused rather than used in silence; a
/// position outside every area of use gets the operation that needs no grid: see `CRSDefinition.plausibility(of:)`.
///
/// Freely shared between tasks: each use borrows an operation of its own from a pool.
public struct Transformer: Sendable {
    /// The system positions come from.
    public let source: CRS
    /// The system they go to.
    public let target: CRS
    let pool: OperationPool?

    /// Prepares the way between two systems: 1 to 70 ms. Nothing is asked of PROJ when they are the same.
    ///
    /// - Throws: `PROJError` for a system that the register does not know or that has no plane, and where only an operation of unknown
    ///   accuracy would link the two.
    public init(from source: CRS, to target: CRS) throws(PROJError) {
        self.source = source
        self.target = target
        pool = source == target ? nil : try Self.pool(from: source, to: target, in: Context.withRegister())
    }

    init(from source: CRS, to target: CRS, in context: borrowing Context) throws(PROJError) {
        self.source = source
        self.target = target
        pool = source == target ? nil : try Self.pool(from: source, to: target, in: context)
    }

    private static func pool(from source: CRS, to target: CRS, in context: borrowing Context) throws(PROJError) -> OperationPool {
        let reason = PROJError.Reason.noOperation(from: source, to: target)
        let operation = try context.operation(from: context.system(source), to: context.system(target), reason: reason)
        return OperationPool(try Operation.copy(of: operation))
    }

    /// Positions in the target system, in the order given.
    ///
    /// - Throws: `PROJError` that names the first position without an image; nothing is returned of such a batch.
    public func transform(_ positions: [Coordinate]) throws(PROJError) -> [Coordinate] {
        guard let pool, !positions.isEmpty else { return positions }
        return try pool.withOperation { operation throws(PROJError) in
            var images = positions
            try operation.transform(&images)
            return images
        }
    }

    /// One position in the target system.
    ///
    /// - Throws: `PROJError` when it has no image there.
    public func transform(_ position: Coordinate) throws(PROJError) -> Coordinate { try transform([position])[0] }

    /// An areal geometry in the target system, vertex by vertex: its sides stay straight lines, of the other plane.
    ///
    /// - Throws: `PROJError` that names the first vertex without an image, by its rank among the vertices, closing ones left out.
    public func transform(_ area: MultiPolygon) throws(PROJError) -> MultiPolygon { try transform([area])[0] ?? .empty }

    /// Areal geometries in the target system, vertex by vertex, in one batch; nil stays nil.
    ///
    /// - Throws: `PROJError` that names the first vertex without an image, by its rank among the vertices of all, closing ones left out.
    public func transform(_ areas: [MultiPolygon?]) throws(PROJError) -> [MultiPolygon?] {
        guard pool != nil else { return areas }
        var positions: [Coordinate] = []
        positions.reserveCapacity(areas.reduce(0) { $0 + ($1?.positionCount ?? 0) })
        func take(_ ring: Ring) { positions.append(contentsOf: ring.coordinates.dropLast()) }
        for polygon in areas.lazy.compactMap(\.?.polygons).joined() {
            take(polygon.exterior)
            polygon.holes.forEach(take)
        }
        let images = try transform(positions)
        var next = 0
        func image(of ring: Ring) -> Ring {
            let range = next..<next + ring.coordinates.count - 1
            next = range.upperBound
            var coordinates: [Coordinate] = []
            coordinates.reserveCapacity(range.count + 1)
            coordinates.append(contentsOf: images[range])
            coordinates.append(images[range.lowerBound])
            return Ring(unchecked: coordinates)
        }
        return areas.map { area in
            area.map { MultiPolygon($0.polygons.map { Polygon(exterior: image(of: $0.exterior), holes: $0.holes.map(image)) }) }
        }
    }

    /// The operation that PROJ chooses at a position, for the account of where a layer comes from; nil when both systems are the same.
    ///
    /// - Throws: `PROJError` when the position has no image.
    public func method(at position: Coordinate) throws(PROJError) -> TransformationMethod? {
        guard let pool else { return nil }
        return try pool.withOperation { operation throws(PROJError) in
            var image = [position]
            try operation.transform(&image)
            return try operation.lastMethod()
        }
    }
}

/// An operation as its register describes it.
public struct TransformationMethod: Hashable, Sendable {
    /// Its steps: `Inverse of RGF93 v1 to WGS 84 (1) + Lambert-93`.
    public let name: String
    /// Its accuracy in metres, nil when the register gives none.
    public let accuracy: Double?
}
