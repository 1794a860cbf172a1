import Foundation
import GeoFormats
import PlanarGeometry
import Reporting
import ShapefileStorage
import Testing

/// What ogr2ogr writes, in three encodings: see `Goldens/ORIGIN`.
@Suite struct GDALFilesTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")

    static let encodings: [String] =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != "ORIGIN" }.sorted()) ?? []

    @Test func theGoldensAreThere() { #expect(Self.encodings == ["cp1252", "iso88591", "utf8"]) }

    @Test(arguments: encodings) func readsWhatOgr2ogrWrites(encoding: String) throws {
        let layer = try ReadLayer(try ShapefileReader(path: Self.folder.appendingPathComponent("\(encoding)/qpv.shp").path))
        #expect(layer.description.fields == ["code_qp", "nom_qp", "pop", "surf_ha", "maj"])
        #expect(layer.description.crsText?.hasPrefix("PROJCS[\"RGF_1993_Lambert_93\"") == true)
        #expect(
            layer.features.map { $0.attributes.map(\.value) } == [
                [.text("QP062005"), .text("Cités 5, de Marles et du Rond-Point"), .integer(2700), .real(51.5), .text("2024-07-13")],
                [.text("QP062008"), .text("Mont Liébaut à Béthune, Noël"), .null, .null, .null],
                [.text("QP062009"), .null, .integer(0), .real(0.25), .text("2015-01-01")],
            ])
        #expect(layer.features.map(\.geometry.areal?.area) == [9_600, 10_000, nil])
        #expect(layer.features.map(\.geometry.areal?.polygons.count) == [1, 2, nil])
        #expect(layer.features[2].geometry == .null)
        // GDAL fills an absent number with stars.
        #expect(layer.codes == ["DBF-STARS", "DBF-STARS"])
        #expect(layer.findings.map(\.place.field) == ["pop", "surf_ha"])
    }

    @Test func findsThePartsWhateverTheCaseOfTheirExtensions() throws {
        try withTemporaryCopy(of: "utf8", named: "QPV", extensions: ["shp": "SHP", "shx": "Shx", "dbf": "dbf", "prj": "PRJ", "cpg": "CPG"])
        { path in
            for name in ["QPV.SHP", "QPV.shp", "QPV"] {
                let layer = try ReadLayer(try ShapefileReader(path: path + "/" + name))
                #expect(layer.features.count == 3)
                #expect(layer.description.name == "QPV")
                #expect(layer.description.crsText != nil)
            }
        }
    }

    private func withTemporaryCopy(
        of encoding: String, named name: String, extensions: [String: String], _ body: (String) throws -> Void
    ) throws {
        let target = FileManager.default.temporaryDirectory.appendingPathComponent("quartiers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: target) }
        for (from, to) in extensions {
            try FileManager.default.copyItem(
                at: Self.folder.appendingPathComponent("\(encoding)/qpv.\(from)"), to: target.appendingPathComponent("\(name).\(to)"))
        }
        try body(target.path)
    }
}
