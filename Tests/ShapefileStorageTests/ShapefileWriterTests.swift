import Foundation
import GeoFormats
import PlanarGeometry
import Reporting
import TestSupport
import Testing

@testable import ShapefileStorage

@Suite struct ShapefileWriterTests {
    private let fields = [
        DBFField("nom", .text(width: 80)), DBFField("pop", .number(width: 9, decimals: 0)),
        DBFField("surf_ha", .number(width: 12, decimals: 4)),
        DBFField("maj", .date), DBFField("ok", .truth),
    ]

    private func ring(_ corners: [(Double, Double)]) throws -> Ring { try Ring(corners.map { Coordinate($0.0, $0.1) }) }

    private func write(
        to path: String, overwrite: Bool = false, limit: Int = ShapefileSize.limit, report: FindingSink = { _ in },
        _ body: (inout ShapefileWriter) throws -> Void
    ) throws {
        try ShapefileWriter.write(
            to: path, fields: fields, crsText: "PROJCS[\"RGF_1993_Lambert_93\"]", date: "2024-07-13", overwrite: overwrite, limit: limit,
            faults: nil, report: report, body)
    }

    private func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test func whatIsWrittenReadsBack() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("qpv.shp").path
            let withHole = Polygon(exterior: try ring(square(0, 0, 10, clockwise: false)), holes: [try ring(square(2, 2, 3))])
            let island = Polygon(exterior: try ring(square(20, 20, 0.1)))
            try write(to: path) { writer in
                try writer.append(nil, [.text("Cités 5, de Marles et du Rond-Point"), .null, .null, .null, .null])
                try writer.append(
                    MultiPolygon([withHole, island]),
                    [.text("Œuvre – été"), .integer(2700), .real(46.26), .text("2024-07-13"), .boolean(true)])
                try writer.append(.empty, [.null, .integer(0), .real(-0.00001), .null, .boolean(false)])
            }
            #expect(try names(in: folder) == ["qpv.cpg", "qpv.dbf", "qpv.prj", "qpv.shp", "qpv.shx"])
            #expect(try String(contentsOfFile: folder.path + "/qpv.cpg", encoding: .utf8) == "UTF-8")

            let layer = try ReadLayer(try ShapefileReader(path: path))
            #expect(layer.findings.isEmpty)
            #expect(layer.description.name == "qpv")
            #expect(layer.description.crsText == "PROJCS[\"RGF_1993_Lambert_93\"]")
            #expect(layer.features.map(\.geometry) == [.null, .areal(MultiPolygon([clockwise(withHole), clockwise(island)])), .null])
            #expect(
                layer.features.map { $0.attributes.map(\.value) } == [
                    [.text("Cités 5, de Marles et du Rond-Point"), .null, .null, .null, .null],
                    [.text("Œuvre – été"), .integer(2700), .real(46.26), .text("2024-07-13"), .boolean(true)],
                    [.null, .integer(0), .real(0), .null, .boolean(false)],
                ])
        }
    }

    /// As the format asks, which is the other way from RFC 7946.
    private func clockwise(_ polygon: Polygon) -> Polygon {
        let rightHanded = polygon.rightHanded
        return Polygon(exterior: rightHanded.exterior.reversed, holes: rightHanded.holes.map(\.reversed))
    }

    @Test func theHeadsSayWhatIsThere() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("a.shp").path
            try write(to: path) { writer in
                // A null shape first: shapelib alone would then have the bounds reach to the origin.
                try writer.append(nil, [.null, .null, .null, .null, .null])
                try writer.append(
                    MultiPolygon([Polygon(exterior: try ring(square(650_000, 7_040_000, 100)))]), [.null, .null, .null, .null, .null])
            }
            let shp = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
            #expect(Array(shp[24..<28]) == big(shp.count / 2))
            #expect(Array(shp[36..<68]) == real(650_000) + real(7_040_000) + real(650_100) + real(7_040_100))
            #expect(shp.count == 100 + 12 + 52 + 4 + 16 * 5)
            let dbf = try [UInt8](Data(contentsOf: URL(fileURLWithPath: folder.path + "/a.dbf")))
            #expect(Array(dbf[1..<8]) == [124, 7, 13, 2, 0, 0, 0])
            #expect(dbf[29] == 0)
            #expect(dbf.last == 0x1A)
            #expect(dbf.count == 32 + 5 * 32 + 1 + 2 * (1 + 80 + 9 + 12 + 8 + 1) + 1)
        }
    }

    @Test func theSameLayerGivesTheSameBytes() throws {
        try withTemporaryFolder { folder in
            for name in ["a", "b"] {
                try write(to: folder.appendingPathComponent("\(name).shp").path) { writer in
                    try writer.append(
                        MultiPolygon([Polygon(exterior: try ring(square(0, 0, 1)))]), [.text("x"), .null, .null, .null, .null])
                }
            }
            for part in ShapefileFiles.Part.allCases {
                let files = try ["a", "b"].map { try Data(contentsOf: folder.appendingPathComponent("\($0).\(part.rawValue)")) }
                #expect(files[0] == files[1])
            }
        }
    }

    @Test func aLayerWithoutFeatureReadsBack() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("vide.shp").path
            try write(to: path) { _ in }
            let layer = try ReadLayer(try ShapefileReader(path: path))
            #expect(layer.features.isEmpty)
            #expect(layer.findings.isEmpty)
            #expect(layer.description.fields == fields.map(\.name))
        }
    }

    @Test func refusesToReplaceUnlessAsked() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("a.shp").path
            // Any of the five is enough, and none is touched.
            try "mine".write(toFile: folder.path + "/a.prj", atomically: true, encoding: .utf8)
            let error = try #require(throws: QuartiersError.self) { try write(to: path) { _ in } }
            #expect(error.status == .cannotCreate)
            #expect(error.place.file == folder.path + "/a.prj")
            #expect(try names(in: folder) == ["a.prj"])

            for name in ["qix", "sbn", "dbf"] { try "old".write(toFile: folder.path + "/a.\(name)", atomically: true, encoding: .utf8) }
            try "kept".write(toFile: folder.path + "/a.shp.xml", atomically: true, encoding: .utf8)
            try write(to: path, overwrite: true) { try $0.append(nil, [.null, .null, .null, .null, .null]) }
            #expect(try names(in: folder) == ["a.cpg", "a.dbf", "a.prj", "a.shp", "a.shp.xml", "a.shx"])
            #expect(try ReadLayer(try ShapefileReader(path: path)).features.count == 1)
        }
    }

    @Test func leavesNothingWhenTheBodyThrows() throws {
        struct Stop: Error {}
        try withTemporaryFolder { folder in
            #expect(throws: Stop.self) {
                try write(to: folder.appendingPathComponent("a.shp").path) { writer in
                    try writer.append(nil, [.null, .null, .null, .null, .null])
                    throw Stop()
                }
            }
            let left = try names(in: folder)
            #expect(left.isEmpty)
        }
    }

    @Test func leavesNothingWhenAFindingIsRefused() throws {
        struct Strict: Error {}
        try withTemporaryFolder { folder in
            #expect(throws: Strict.self) {
                try write(to: folder.appendingPathComponent("a.shp").path, report: { _ in throw Strict() }) { writer in
                    try writer.append(nil, [.null, .integer(1_000_000_000), .null, .null, .null])
                }
            }
            let left = try names(in: folder)
            #expect(left.isEmpty)
        }
    }

    @Test func refusesAFolderThatIsNotThere() throws {
        let error = try #require(throws: QuartiersError.self) { try write(to: "/nowhere/at/all.shp") { _ in } }
        #expect(error.status == .cannotCreate)
    }

    @Test func refusesWhatWouldPassTheLimitBeforeWritingIt() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("a.shp").path
            let area = MultiPolygon([Polygon(exterior: try ring(square(0, 0, 1)))])
            let values: [Value] = [.null, .null, .null, .null, .null]
            // A head of 100 bytes and two shapes of 136; one byte less does not do.
            try write(to: path, limit: 507) { writer in for _ in 0..<2 { try writer.append(area, values) } }
            let error = try #require(throws: QuartiersError.self) {
                try write(to: path, overwrite: true, limit: 371) { writer in for _ in 0..<2 { try writer.append(area, values) } }
            }
            #expect(error.status == .cannotCreate)
            #expect(error.place.feature == 2)
            #expect(try ReadLayer(try ShapefileReader(path: path)).features.count == 2)
        }
    }

    @Test func theSizeIsKnownBeforehand() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("a.shp").path
            let area = MultiPolygon([Polygon(exterior: try ring(square(0, 0, 9)), holes: [try ring(square(1, 1, 1))])])
            var size = ShapefileSize(fields: fields)
            try write(to: path) { writer in
                for area in [area, nil, .empty] {
                    size.add(area)
                    try writer.append(area, [.null, .null, .null, .null, .null])
                }
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count == size.shapeBytes)
            #expect(try Data(contentsOf: folder.appendingPathComponent("a.dbf")).count == size.tableBytes)
            #expect(throws: Never.self) { try size.check() }
            var large = ShapefileSize(fields: [DBFField("t", .text(width: 254))], limit: 1_000)
            for _ in 0..<4 { large.add(nil) }
            #expect(try #require(throws: QuartiersError.self) { try large.check() }.message[.english].hasPrefix("the .dbf would exceed"))
        }
    }

    @Test(arguments: [
        [], [DBFField("a", .date), DBFField("A", .truth)], (0..<256).map { DBFField("f\($0)", .truth) },
        (0..<255).map { DBFField("f\($0)", .text(width: 254)) } + [DBFField("g", .date)], [DBFField("trop_long_nom", .date)],
    ])
    func refusesFieldsThatNoTableHolds(fields: [DBFField]) throws {
        try withTemporaryFolder { folder in
            let error = try #require(throws: QuartiersError.self) {
                try ShapefileWriter.write(
                    to: folder.path + "/a.shp", fields: fields, crsText: "x", date: "2024-01-01", report: { _ in }, { _ in })
            }
            #expect(error.status == .software)
            #expect(try names(in: folder).isEmpty)
        }
    }

    @Test func fieldsMayBeDeclaredBehindTheShapes() throws {
        try withTemporaryFolder { folder in
            let (before, behind) = (folder.path + "/a.shp", folder.path + "/b.shp")
            let area = MultiPolygon([Polygon(exterior: try ring(square(0, 0, 10)))])
            let rows: [[Value]] = [[.text("é"), .integer(1)], [.null, .integer(22)]]
            let fields = [DBFField("nom", .text(width: 2)), DBFField("n", .number(width: 2, decimals: 0))]
            try ShapefileWriter.write(to: before, fields: fields, crsText: "x", date: "2024-01-01", report: { _ in }) { writer in
                try writer.append(area, rows[0])
                try writer.append(nil, rows[1])
            }
            try ShapefileWriter.write(to: behind, crsText: "x", date: "2024-01-01", report: { _ in }) { writer in
                for shape in [area, nil] { try writer.append(shape) }
                try writer.declare(fields)
                for row in rows { try writer.append(row) }
            }
            for part in ["shp", "shx", "dbf"] {
                let (first, second) = (folder.path + "/a." + part, folder.path + "/b." + part)
                #expect(FileManager.default.contentsEqual(atPath: first, andPath: second))
            }
            let error = try #require(throws: QuartiersError.self) {
                try ShapefileWriter.write(to: folder.path + "/c.shp", crsText: "x", date: "2024-01-01", report: { _ in }) { writer in
                    try writer.append(area)
                    try writer.declare(fields)
                }
            }
            #expect(error.message[.english] == "0 records for 1 shapes")
            #expect(try names(in: folder).count == 10)
        }
    }

    @Test func refusesValuesThatAreNotThoseOfTheFields() throws {
        try withTemporaryFolder { folder in
            let error = try #require(throws: QuartiersError.self) {
                try write(to: folder.path + "/a.shp") { try $0.append(nil, [.null]) }
            }
            #expect(error.message[.english] == "1 values for 5 fields")
        }
    }

    @Test func randomLayersReadBackTheSame() throws {
        for seed in UInt64(1)...20 {
            var random = SeededGenerator(seed: seed)
            let areas = try (0..<Int.random(in: 1...30, using: &random)).map { _ in try Self.area(using: &random) }
            let texts = areas.map { _ in
                String((0..<Int.random(in: 0...40, using: &random)).map { _ in "aé œ€ß語👍".randomElement(using: &random) ?? "a" })
            }
            let numbers = areas.map { _ in (Double.random(in: -9e6...9e6, using: &random) * 1e4).rounded() / 1e4 }
            try withTemporaryFolder { folder in
                let path = folder.appendingPathComponent("a.shp").path
                let fields = [DBFField("t", .text(width: 254)), DBFField("n", .number(width: 15, decimals: 4))]
                try ShapefileWriter.write(to: path, fields: fields, crsText: "x", date: "2024-01-01", report: { _ in }) { writer in
                    for (index, area) in areas.enumerated() { try writer.append(area, [.text(texts[index]), .real(numbers[index])]) }
                }
                let layer = try ReadLayer(try ShapefileReader(path: path))
                #expect(layer.findings.isEmpty, "seed \(seed)")
                for (index, feature) in layer.features.enumerated() {
                    #expect(feature.geometry.areal?.rightHanded == areas[index].rightHanded, "seed \(seed)")
                    let padded = String(texts[index].reversed().drop { $0 == " " }.reversed())
                    #expect(feature.value("t") == (padded.isEmpty ? .null : .text(padded)), "seed \(seed)")
                    #expect(Double(feature.value("n").exact) == numbers[index], "seed \(seed)")
                }
            }
        }
    }

    /// Squares that do not touch, each with some holes that do not either.
    private static func area(using random: inout SeededGenerator) throws -> MultiPolygon {
        var polygons: [Polygon] = []
        for part in 0..<Int.random(in: 1...4, using: &random) {
            let x = Double(part) * 1_000 + Double.random(in: 0...1, using: &random)
            let y = Double.random(in: -1e7...1e7, using: &random)
            var rings = [square(x, y, 900, clockwise: Bool.random(using: &random))]
            for hole in 0..<Int.random(in: 0...3, using: &random) {
                rings.append(square(x + 100 + 200 * Double(hole), y + 100, 50, clockwise: Bool.random(using: &random)))
            }
            let closed = try rings.map { corners in try Ring(corners.map { Coordinate($0.0, $0.1) }) }
            polygons.append(Polygon(exterior: closed[0], holes: Array(closed.dropFirst())))
        }
        return MultiPolygon(polygons)
    }
}
