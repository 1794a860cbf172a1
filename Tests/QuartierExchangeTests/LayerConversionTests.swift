import Foundation
import GeoFormats
import GeoPackage
import PlanarGeometry
import Reporting
import ShapefileStorage
import TestSupport
import Testing

@testable import QuartierExchange

@Suite struct LayerConversionTests {
    private let stamp = "2026-01-01T00:00:00.000Z"

    /// Two communes and one without outline.
    private func writeCommunes(to path: String) throws {
        try GeoPackageFile.create(at: path, stamp: stamp) { file in
            try file.describe(SpatialReference(storing: .lambert93))
            try file.createTable(
                TableDefinition(
                    "communes",
                    columns: [
                        Column("nom", .text, Text(verbatim: "")), Column("pop", .integer, Text(verbatim: "")),
                        Column("surf_ha", .real, Text(verbatim: "")),
                    ], geometry: GeometryColumn(crs: .lambert93)))
            try file.insert(into: "communes") { rows in
                try rows.append([.text("Béthune"), .integer(24_556), .real(1.25)], geometry: .areal(try Shapes.rectangle(0, 0, 10, 10)))
                try rows.append([.text("Lens"), .null, .real(1_000)], geometry: .areal(try Shapes.rectangle(20, 0, 10, 10)))
                try rows.append([.null, .integer(-3), .null])
            }
        }
    }

    private func shapefile(from source: String, keeping most: Int, workers: Int) throws -> [String: Data] {
        try withTemporaryFolder { folder in
            var conversion = try LayerConversion(.file(path: source, layer: nil), workers: workers) { _ in }
            conversion.mostKept = most
            #expect(try conversion.writeShapefile(to: folder.path + "/a.shp", overwrite: false, date: stamp).count == 3)
            var parts: [String: Data] = [:]
            for part in ShapefileFiles.Part.allCases {
                parts[part.rawValue] = try Data(contentsOf: folder.appendingPathComponent("a.\(part.rawValue)"))
            }
            let reader = try ShapefileReader(path: folder.path + "/a.shp")
            var names: [Value] = []
            try reader.forEachFeature(report: { _ in }, body: { names.append($0.attributes[0].value) })
            #expect(names == [.text("Béthune"), .text("Lens"), .null])
            return parts
        }
    }

    @Test func aTableIsTheSameWhetherItsValuesAreKeptOrReadAgain() throws {
        try withTemporaryFolder { folder in
            let source = folder.path + "/communes.gpkg"
            try writeCommunes(to: source)
            let kept = try shapefile(from: source, keeping: 100, workers: 1)
            // A record is its mark, then the widest text (8 bytes), number (24556) and number with decimals (1000.00): none wider than need be.
            let (headLength, recordLength): (Int, Int) = (32 + 3 * 32 + 1, 1 + 8 + 5 + 7)
            let length: Int = headLength + 3 * recordLength + 1
            #expect(kept["dbf"]?.count == length)
            for (most, workers) in [(9, 1), (8, 1), (0, 1), (100, 2), (0, 2)] {
                #expect(try shapefile(from: source, keeping: most, workers: workers) == kept)
            }
        }
    }
}
