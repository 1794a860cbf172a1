import Foundation
import GeoFormats
import PlanarGeometry
import Reporting
import TestSupport
import Testing

@testable import GeoPackage

/// The GeoPackages of the OGC conformance suite: each is read, or refused for the right reason.
///
/// Layers and counts are those of `ogrinfo -ro -al -so` (GDAL 3.6.2).
@Suite(.needsSharedData) struct CorpusTests {
    /// A file that is read.
    struct Sound: CustomTestStringConvertible {
        let file: String
        let version: GeoPackageVersion
        /// The layers, attribute tables last, and their counts.
        let layers: String
        /// The codes of the findings that the whole reading gives, without the counted ones.
        var codes: [String] = []

        init(_ file: String, _ major: Int, _ minor: Int, _ layers: String, codes: [String] = []) {
            self.file = file
            version = GeoPackageVersion(major, minor)
            self.layers = layers
            self.codes = codes
        }

        var testDescription: String { file }
    }

    static let gdalLayers = ["2d", "3d"].map { suffix in
        "point\(suffix) 2, linestring\(suffix) 2, polygon\(suffix) 2, multipoint\(suffix) 2, multilinestring\(suffix) 2, "
            + "multipolygon\(suffix) 2, geomcollection\(suffix) 5, geometry\(suffix) 8"
    }.joined(separator: ", ")

    static let sound = [
        // No table of this file has a primary key, and two outlines are lines there and back.
        Sound(
            "bentiu_southsudan-osm-20170213.gpkg", 1, 0,
            """
            health_schools_polygons 4, landuse_residential_polygons 688, amenities_all_points 4, towers_antennas_points 5, \
            landuse_other_polygons 3, natural_polygons 380, natural_lines 0, airports_all_polygons 2, airports_all_points 2, \
            grassy_fields_polygons 0, waterways_lines 191, amenities_all_polygons 6, villages_points 11, health_schools_points 1, \
            roads_paths_lines 2243
            """, codes: Array(repeating: "GPKG-KEY", count: 15) + ["GPKG-GEOM", "GPKG-GEOM"]),
        Sound("coastline-polyline-hydro-115mil-and-smaller.gpkg", 1, 0, "coastline_polyline_hydro_115mil_and_smaller 363"),
        Sound("features-0.gpkg", 1, 0, "0 51"),
        // Its second table has a data type that no standard knows.
        Sound("features-0_1.gpkg", 1, 0, "0 51"),
        Sound("features-0_FIXED.gpkg", 1, 0, "0 51"),
        Sound("gdal_sample.gpkg", 1, 0, gdalLayers),
        Sound("gdal_sample_v1.2_no_extensions.gpkg", 1, 2, gdalLayers + ", attribute_table 1"),
        Sound("gdal_sample_v1.2_no_extensions_with_gpkg_ogr_contents.gpkg", 1, 2, gdalLayers + ", attribute_table 1"),
        Sound("gdal_sample_v1.2_spatial_index_extension.gpkg", 1, 2, gdalLayers + ", attribute_table 1"),
        // Eight of its geometries are curves, which are not read.
        Sound(
            "gdal_sample_v1.2_spi_nonlinear_webp_elevation.gpkg", 1, 2,
            gdalLayers
                + ", circularstring 1, compoundcurve 1, curvepolygon 1, multicurve 1, multisurface 1, curve 3, surface 2, attribute_table 1",
            codes: Array(repeating: "GPKG-GEOM", count: 8)),
        Sound("gdal_sample_view.gpkg", 1, 0, gdalLayers + ", sample_view 8, sample_attributes 8"),
        Sound("geonames_belgium.gpkg", 1, 0, "hydrography 4652, leisure 1356, roads 275, terrain 3202, undersea 7, vegetation 2701"),
        Sound("gpkg-test-5208.gpkg", 1, 2, "geojson 6"),
        Sound("null_geometry.gpkg", 1, 2, "new_geopackage 3, PointExamples 2"),
        Sound("sample1_0.gpkg", 1, 0, "counties 3141, countiestbl 3141"),
        Sound("sample1_1.gpkg", 1, 1, "counties 3141, countiestbl 3141"),
        Sound("sample1_2.gpkg", 1, 2, "counties 3141, countiestbl 3141"),
        Sound("sample1_2F10.gpkg", 1, 2, "counties 3141, countiestbl 3141"),
        Sound("simple_sewer_features.gpkg", 1, 0, "s_manhole 69, foul_sewer 82, surface_water_sewer 21"),
        Sound("states10.gpkg", 1, 0, "statesQGIS 51"),
        // Its attribute table has no primary key.
        Sound("v12_bad_attributes.gpkg", 1, 2, "linestring2d 2, attribute_table 1", codes: ["GPKG-KEY"]),
    ]

    static let refused = [
        ("elevation.gpkg", "the GeoPackage holds pictures (rasters) only, no feature layer"),
        ("uint16.gpkg", "the GeoPackage holds pictures (rasters) only, no feature layer"),
        ("empty.gpkg", "the GeoPackage holds nothing"), ("emp ty.gpkg", "the GeoPackage holds nothing"),
    ]

    private func path(_ file: String) -> String { SharedData.path("data/corpora/ets-gpkg12/" + file) }

    @Test func everyFileIsExpected() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: path("")).filter { $0.hasSuffix(".gpkg") }
        #expect(files.sorted() == (Self.sound.map(\.file) + Self.refused.map(\.0)).sorted())
    }

    @Test(arguments: sound) func isRead(_ expected: Sound) throws {
        var findings: [Finding] = []
        let reader = try GeoPackageReader(path(expected.file)) { findings.append($0) }
        var counts: [String] = []
        for layer in reader.layers + reader.attributeTables {
            var count = 0
            try reader.forEachFeature(layer.name, report: { findings.append($0) }) { _ in count += 1 }
            counts.append("\(layer.name) \(count)")
        }
        #expect(counts.joined(separator: ", ") == expected.layers)
        #expect(reader.version == expected.version)
        let counted = ["GPKG-NULL", "GPKG-ZM", "GPKG-BIN"]
        #expect(findings.map(\.kind.code).filter { !counted.contains($0) } == expected.codes)
    }

    @Test(arguments: refused) func isRefused(file: String, reason: String) throws {
        let reader = try GeoPackageReader(path(file)) { _ in }
        let error = try #require(throws: QuartiersError.self) { _ = try reader.layer(nil) }
        #expect(error.status == .badData)
        #expect(error.message[.english] == reason)
    }

    @Test func systemsThatTheFileLeavesUndefinedAreNone() throws {
        let reader = try GeoPackageReader(path("gdal_sample.gpkg")) { _ in }
        #expect(try reader.layer("point2d").crs == nil)
        #expect(try reader.layer("linestring2d").crs == .wgs84)
        #expect(try reader.layer("polygon2d").crs == CRS(epsg: 32_631))
    }
}

/// Files as French users have them.
@Suite(.needsSharedData) struct RealFileTests {
    @Test func theCommunesOfLilleHaveTheirArea() throws {
        let reader = try GeoPackageReader(SharedData.path("data/lille/icu-mediapart-lille.gpkg")) { Issue.record("\($0)") }
        // ogrinfo -al -so (GDAL 3.6.2).
        #expect(
            try reader.layers.map { "\($0.name) \(try reader.featureCount(of: $0.name))" } == [
                "epci 1", "cities 121", "qpvs 26", "enriched_grid 9096",
            ])
        #expect(reader.layers.allSatisfy { $0.crs == .lambert93 })
        var area = 0.0
        try reader.forEachFeature("cities", report: { Issue.record("\($0)") }) { area += $0.geometry.areal?.area ?? 0 }
        // SELECT sum(area(geom)) through ogrinfo -dialect sqlite (SpatiaLite).
        #expect(abs(area - 933_899_659.424999) < 1e-3)
    }

    @Test func anIndexOfGDALFindsWhatAScanFinds() throws {
        let reader = try GeoPackageReader(SharedData.path("data/filosofi/filosofi2015-200m-bordeaux-metropole.gpkg")) {
            Issue.record("\($0)")
        }
        var tiles: [(rank: Int, envelope: Envelope)] = []
        try reader.forEachFeature(nil, report: { Issue.record("\($0)") }) { tiles.append(($0.rank, $0.geometry.envelope ?? .empty)) }
        #expect(tiles.count == 6_735)
        var generator = SeededGenerator(seed: 2015)
        for _ in 0..<50 {
            // Tiles lie on multiples of 200 m: some windows begin on their borders.
            let x = Double(Int.random(in: 34_668...34_970, using: &generator) * 100)
            let y = Double(Int.random(in: 24_624...24_940, using: &generator) * 100)
            let window = Envelope(minX: x, minY: y, maxX: x + 700, maxY: y + 350.5)
            var found: [Int] = []
            var cursor = try reader.cursor(nil, fields: [], window: window)
            while try cursor.next() { found.append(cursor.id) }
            #expect(found == tiles.filter { $0.envelope.intersects(window) }.map(\.rank))
        }
    }
}
