import Foundation
import GeoFormats
import Reporting
import TestSupport
import Testing

/// The files of two public corpora through the command: each is read, or refused for the right reason.
@Suite(.needsSharedData) struct CorpusTests {
    // MARK: GeoPackages of the OGC conformance suite

    private static let nowhere = "aucune projection légale française n'est connue à cet endroit"
    private static let rasters = "que des images (raster), aucune couche d'objets"

    /// What `surface FILE` answers: 0 and its rows, or a refusal and its words. Layers and counts are those of `ogrinfo -ro -al -so` (GDAL 3.6.2).
    static let packages: [(file: String, status: Reporting.ExitStatus, words: String)] = [
        ("bentiu_southsudan-osm-20170213.gpkg", .usage, "le fichier a 15 couches"),
        ("coastline-polyline-hydro-115mil-and-smaller.gpkg", .success, "363"), ("elevation.gpkg", .badData, rasters),
        ("emp ty.gpkg", .badData, "le GeoPackage ne contient rien"), ("empty.gpkg", .badData, "le GeoPackage ne contient rien"),
        ("features-0.gpkg", .badData, nowhere), ("features-0_1.gpkg", .badData, nowhere), ("features-0_FIXED.gpkg", .badData, nowhere),
        ("gdal_sample.gpkg", .usage, "le fichier a 16 couches"),
        ("gdal_sample_v1.2_no_extensions.gpkg", .usage, "le fichier a 16 couches"),
        ("gdal_sample_v1.2_no_extensions_with_gpkg_ogr_contents.gpkg", .usage, "le fichier a 16 couches"),
        ("gdal_sample_v1.2_spatial_index_extension.gpkg", .usage, "le fichier a 16 couches"),
        ("gdal_sample_v1.2_spi_nonlinear_webp_elevation.gpkg", .usage, "le fichier a 23 couches"),
        ("gdal_sample_view.gpkg", .usage, "le fichier a 17 couches"), ("geonames_belgium.gpkg", .usage, "le fichier a 6 couches"),
        ("gpkg-test-5208.gpkg", .success, "6"), ("null_geometry.gpkg", .usage, "le fichier a 2 couches"),
        ("sample1_0.gpkg", .badData, nowhere), ("sample1_1.gpkg", .badData, nowhere), ("sample1_2.gpkg", .badData, nowhere),
        ("sample1_2F10.gpkg", .badData, nowhere), ("simple_sewer_features.gpkg", .usage, "le fichier a 3 couches"),
        ("states10.gpkg", .badData, nowhere), ("uint16.gpkg", .badData, rasters), ("v12_bad_attributes.gpkg", .success, "2"),
    ]

    private static func package(_ file: String) -> String { SharedData.path("data/corpora/ets-gpkg12/" + file) }

    @Test func thereAreTwentyFivePackages() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.package("")).filter { $0.hasSuffix(".gpkg") }
        #expect(files.sorted() == Self.packages.map(\.file).sorted())
    }

    @Test(arguments: packages) func aPackageIsReadOrRefused(file: String, status: Reporting.ExitStatus, words: String) throws {
        let path = Self.package(file)
        let outcome = quartiers(["surface", path, "--format", "csv", "--quiet"])
        if status == .success {
            #expect(outcome.status == .success, "\(outcome.errors)")
            #expect(try String(outcome.rows.count) == words)
        } else {
            outcome.expectRefusal(status, saying: "quartiers: \(path)", words)
        }
    }

    /// Layers of files that hold several, each asked for by its name.
    @Test(arguments: [
        ("geonames_belgium.gpkg:leisure", Reporting.ExitStatus.success, "géométrie de type Point dans une couche de surfaces"),
        ("simple_sewer_features.gpkg:foul_sewer", .success, "dans une couche de surfaces"),
        ("null_geometry.gpkg:PointExamples", .success, "géométrie"),
        ("gdal_sample.gpkg:polygon3d", .badData, "le système de coordonnées de la couche n'est pas connu"),
        ("gdal_sample.gpkg:polygon2d", .badData, "ces coordonnées ont l'air de degrés, alors que EPSG:32631"),
        ("gdal_sample_v1.2_spi_nonlinear_webp_elevation.gpkg:curvepolygon", .success, "GPKG-GEOM"),
        ("gdal_sample_view.gpkg:sample_attributes", .success, "géométrie absente"),
        ("v12_bad_attributes.gpkg:attribute_table", .success, "GPKG-KEY"),
        ("bentiu_southsudan-osm-20170213.gpkg:landuse_other_polygons", .badData, nowhere),
    ]) func aLayerIsReadOrRefused(layer: String, status: Reporting.ExitStatus, words: String) {
        let outcome = quartiers(["surface", Self.package(layer), "--format", "csv", "--quiet"])
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }

    // MARK: GeoJSON of mapbox/geojsonhint

    /// `check` shows what the reader finds, whose kinds are held against the linter's words where the reader is tested.
    @Test(arguments: [("bad", 44), ("good", 18)]) func checkTellsWhatTheReaderFinds(folder: String, count: Int) throws {
        let folder = SharedData.path("data/corpora/geojsonhint/" + folder)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".geojson") }
        #expect(files.count == count)
        for file in files {
            let path = folder + "/" + file
            var found: Set<String> = []
            do {
                var reader = try GeoJSONReader(.file(path))
                while try reader.next({ found.insert($0.kind.code) }) != nil {}
            } catch {
                quartiers(["check", path, "--format", "csv"]).expectRefusal(.badData, saying: "quartiers: \(path)")
                continue
            }
            let told = Set(
                try quartiers(["check", path, "--format", "csv"]).rows.compactMap { $0["code"] }.filter { $0.hasPrefix("JSON-") })
            #expect(told == found, "\(file)")
        }
    }
}
