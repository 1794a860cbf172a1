public import PlanarGeometry
public import Reporting

/// How large the files of a layer come out: to be asked before anything is written, since no file of a shapefile may pass 2 GB.
public struct ShapefileSize: Sendable, Hashable {
    /// The most bytes that every program reads: offsets are signed, and many count them in bytes.
    public static let limit = 2_147_483_647

    /// The bytes of the `.shp`.
    public private(set) var shapeBytes = ShapeHead.size
    /// The bytes of the `.dbf`.
    public private(set) var tableBytes: Int
    private var recordBytes = 0
    private var count = 0
    private let limit: Int

    /// The size of a layer that has no feature yet.
    public init(fields: [DBFField]) { self.init(fields: fields, limit: ShapefileSize.limit) }

    init(fields: [DBFField], limit: Int) {
        tableBytes = 0
        self.limit = limit
        declare(fields)
    }

    /// Counts the table with other fields, for the features that there are as for those to come.
    mutating func declare(_ fields: [DBFField]) {
        recordBytes = fields.reduce(1) { $0 + $1.width }
        tableBytes = 32 + 32 * fields.count + 1 + 1 + count * recordBytes
    }

    /// Counts one more feature; nil for one without geometry.
    public mutating func add(_ area: MultiPolygon?) {
        var rings = 0
        var positions = 0
        for polygon in area?.polygons ?? [] {
            rings += 1 + polygon.holes.count
            positions += polygon.exterior.coordinates.count
            for hole in polygon.holes { positions += hole.coordinates.count }
        }
        shapeBytes += rings == 0 ? 12 : 52 + 4 * rings + 16 * positions
        count += 1
        tableBytes += recordBytes
    }

    /// Refuses what would not fit.
    ///
    /// - Throws: status 73 naming the file that would be too large.
    public func check() throws(QuartiersError) {
        for (part, bytes) in [("shp", shapeBytes), ("dbf", tableBytes)] where bytes > limit {
            throw QuartiersError(
                .cannotCreate,
                Text(
                    fr: "le .\(part) dépasserait 2 Go, ce qu'un shapefile ne peut pas contenir",
                    en: "the .\(part) would exceed 2 GB, which a shapefile cannot hold"),
                remedy: Text(
                    fr: "Livrer la couche en GeoPackage, ou en plusieurs parties.", en: "Deliver a GeoPackage, or the layer in parts."))
        }
    }
}
