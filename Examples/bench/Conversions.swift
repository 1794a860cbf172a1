import Quartiers

extension Bench {
    private static let now = "2026-01-01T00:00:00.000Z"

    /// J5: GeoPackage to GeoJSON, communes.
    static func convertCommunes(_ job: Job) throws { try toGeoJSON("communes", job) }

    /// J5: GeoPackage to GeoJSON, tiles.
    static func convertTiles(_ job: Job) throws { try toGeoJSON("carreaux", job) }

    private static func toGeoJSON(_ name: String, _ job: Job) throws {
        var sink = try ByteSink(path: job.result, overwrite: true)
        try conversion("\(name).gpkg", job).writeGeoJSON(decimals: 7, to: &sink)
        try sink.finish()
    }

    /// J6: GeoJSON to GeoPackage with its spatial index.
    static func importCommunes(_ job: Job) throws {
        try conversion("communes.geojson", job).writeGeoPackage(to: job.result, overwrite: true, now: now)
    }

    /// GeoPackage to shapefile.
    static func communesToShapefile(_ job: Job) throws {
        try conversion("communes.gpkg", job).writeShapefile(to: job.result, overwrite: true, date: now)
    }

    /// The shapefile that lies among the data to GeoPackage.
    static func communesFromShapefile(_ job: Job) throws {
        try conversion("communes.shp", job).writeGeoPackage(to: job.result, overwrite: true, now: now)
    }

    /// The tiles into a new store, with their index.
    static func importTiles(_ job: Job) throws {
        let source = try TileSource(.file(path: job.path("carreaux.gpkg"), layer: nil), vintage: 2019)
        try Store.importing(at: job.result, crs: .lambert93, now: now) { store in
            _ = try store.importTiles(source, provenance: Provenance(date: now), report: job.ignore)
        }
    }

    private static func conversion(_ name: String, _ job: Job) throws -> LayerConversion {
        try LayerConversion(.file(path: job.path(name), layer: nil), workers: job.workers, report: job.ignore)
    }
}
