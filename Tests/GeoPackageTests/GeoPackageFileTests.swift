import Foundation
import GeoFormats
import PlanarGeometry
import Reporting
import SQLiteStorage
import TestSupport
import Testing

@testable import GeoPackage

@Suite struct GeoPackageFileTests {
    private struct Stop: Error {}

    private func withFolder(_ body: (String, URL) throws -> Void) throws {
        try withTemporaryFolder { folder in try body(folder.path + "/essai.gpkg", folder) }
    }

    /// What a folder holds.
    private func names(in folder: URL) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path) }

    /// The first value of a query on a file, as text.
    private func value(_ sql: String, in path: String) throws -> String? {
        let connection = try Connection(path: path, access: .readWrite)
        var statement = try connection.prepare(sql)
        return try statement.step() ? try statement.text(0) : nil
    }

    @Test func whatIsWrittenIsReadBack() throws {
        try withFolder { path, folder in
            try writeSquares(120, to: path)
            let reader = try GeoPackageReader(path) { Issue.record("\($0)") }
            var count = 0
            try reader.forEachFeature(nil, report: { Issue.record("\($0)") }) { feature in
                let expected = try square(Double(count) * 1_000, 7_000_000)
                #expect(feature.geometry == .areal(expected))
                #expect(feature.value("pop") == .integer(count))
                count += 1
            }
            #expect(count == 120)
            #expect(try value("SELECT rtreecheck('rtree_quartiers_geom')", in: path) == "ok")
            #expect(
                try value("SELECT min_x || ' ' || min_y || ' ' || max_x || ' ' || max_y FROM gpkg_contents", in: path)
                    == "0.0 7000000.0 119100.0 7000100.0")
            #expect(try value("SELECT last_change FROM gpkg_contents", in: path) == stamp)
            #expect(try value("PRAGMA journal_mode", in: path) == "delete")
            #expect(try names(in: folder) == ["essai.gpkg"])
        }
    }

    @Test func theSameContentGivesTheSameBytes() throws {
        try withFolder { path, folder in
            try writeSquares(300, to: path)
            try writeSquares(300, to: path + ".encore")
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(contentsOf: URL(fileURLWithPath: path + ".encore")))
        }
    }

    @Test func namesAndTextsPassByteForByte() throws {
        let texts = [
            "L'« Épi » d'Or", "<script>alert(1)</script>", "=HYPERLINK(\"x\")", "a\nb\r\n\tc", String(repeating: "é", count: 10_000), "",
            "'; --", "e\u{301}",
            "é", "é",
        ]
        let name = "couche \"d'essai\"\n<script>; --"
        let column = "nom de l'objet \"x\" %_?1"
        try withFolder { path, _ in
            try GeoPackageFile.create(at: path, stamp: stamp) { file in
                try file.createTable(
                    TableDefinition(
                        name, columns: [Column(column, .text, Text(verbatim: ""))], key: "clé \"1\"",
                        geometry: GeometryColumn("la géométrie", .point, crs: .wgs84), identifier: "Couche d'essai"))
                try file.insert(into: name) { rows in
                    for (rank, text) in texts.enumerated() {
                        try rows.append([.text(text)], geometry: .point(Coordinate(Double(rank), 50)))
                    }
                }
                // Through the triggers too.
                try file.execute(
                    "UPDATE \(SQLName.quoted(name)) SET \(SQLName.quoted("la géométrie")) = NULL WHERE \(SQLName.quoted("clé \"1\"")) = ?1",
                    [.integer(1)])
            }
            let reader = try GeoPackageReader(path) { Issue.record("\($0)") }
            var read: [[UInt8]] = []
            var cursor = try reader.cursor(name, fields: [column])
            while try cursor.next() { read.append(Array((try cursor.text(0) ?? "-").utf8)) }
            #expect(read == texts.map { Array($0.utf8) })
            var windowed = try reader.cursor(name, window: Envelope(minX: -1, minY: 0, maxX: 1, maxY: 90))
            #expect(try windowed.next())
            #expect(windowed.id == 2)
            #expect(try !windowed.next())
            let index = SQLName.literal("rtree_\(name)_la géométrie")
            #expect(try value("SELECT rtreecheck(\(index))", in: path) == "ok")
        }
    }

    @Test func everyKindOfColumnTakesItsGeometriesOnly() throws {
        try withFolder { path, _ in
            let area = try square(0, 0)
            let twoParts = MultiPolygon(area.polygons + (try square(500, 0)).polygons)
            try GeoPackageFile.create(at: path, stamp: stamp) { file in
                for kind in [GeometryKind.point, .polygon, .multiPolygon] {
                    try file.createTable(TableDefinition(kind.geoJSONName, columns: [], geometry: GeometryColumn("g", kind, crs: nil)))
                }
                try file.createTable(TableDefinition("rien", columns: []))
                let accepted: [(String, [FeatureGeometry])] = [
                    ("Point", [.point(Coordinate(1, 2)), .empty(.point), .null]), ("Polygon", [.areal(area), .empty(.polygon), .null]),
                    ("MultiPolygon", [.areal(twoParts), .areal(area), .empty(.multiPolygon), .null]), ("rien", [.null]),
                ]
                for (table, geometries) in accepted {
                    try file.insert(into: table) { rows in for geometry in geometries { try rows.append([], geometry: geometry) } }
                    var read: [FeatureGeometry] = []
                    try file.reader { _ in }.forEachFeature(table, report: { _ in }) { read.append($0.geometry) }
                    #expect(read == geometries)
                }
                let refused: [(String, FeatureGeometry)] = [
                    ("Point", .areal(area)), ("Polygon", .areal(twoParts)), ("MultiPolygon", .point(Coordinate(1, 2))),
                    ("rien", .areal(area)),
                    ("MultiPolygon", .other(.lineString)), ("MultiPolygon", .unusable),
                ]
                for (table, geometry) in refused {
                    let error = try #require(throws: QuartiersError.self) {
                        try file.insert(into: table) { rows in try rows.append([], geometry: geometry) }
                    }
                    #expect(error.status == .badData)
                    #expect(error.place.layer == table)
                }
                #expect(try file.reader { _ in }.featureCount(of: "MultiPolygon") == 4)
            }
            #expect(try value("SELECT rtreecheck('rtree_MultiPolygon_g')", in: path) == "ok")
            #expect(try value("SELECT group_concat(id) FROM rtree_MultiPolygon_g", in: path) == "1,2")
        }
    }

    @Test func aTargetThatExistsIsReplacedOnlyWhenTold() throws {
        try withFolder { path, folder in
            try writeSquares(3, to: path)
            let error = try #require(throws: QuartiersError.self) { try writeSquares(4, to: path) }
            #expect(error.status == .cannotCreate)
            #expect(error.place.file == path)
            #expect(try GeoPackageReader(path) { _ in }.featureCount(of: "quartiers") == 3)
            try writeSquares(4, to: path, replacing: true)
            #expect(try GeoPackageReader(path) { _ in }.featureCount(of: "quartiers") == 4)
            #expect(try names(in: folder) == ["essai.gpkg"])
        }
    }

    @Test func anInterruptedWriteLeavesNothing() throws {
        try withFolder { path, folder in
            let halfway: (GeoPackageFile) throws -> Void = { file in
                try file.describe(.lambert93)
                try file.createTable(.quartiers)
                throw Stop()
            }
            #expect(throws: Stop.self) { try GeoPackageFile.create(at: path, stamp: stamp, halfway) }
            let left = try names(in: folder)
            #expect(left.isEmpty)
        }
    }

    @Test func aFullDiskLeavesNothing() throws {
        try withFolder { path, folder in
            let error = try #require(throws: QuartiersError.self) {
                try GeoPackageFile.create(at: path, stamp: stamp) { file in
                    try file.execute("PRAGMA max_page_count = 40")
                    try file.describe(.lambert93)
                    try file.createTable(.quartiers)
                    try file.insert(into: "quartiers", columns: ["code_qp"]) { rows in
                        for number in 0..<10_000 { try rows.append([.text("\(number)")], geometry: .areal(try square(Double(number), 0))) }
                    }
                }
            }
            #expect(error.status == .inputOutput)
            #expect(error.message[.french] == "le disque est plein")
            #expect(try names(in: folder).isEmpty)
        }
    }

    @Test func aFullDiskLeavesAFileThatIsChangedAsItWas() throws {
        try withFolder { path, folder in
            try writeSquares(10, to: path)
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            let error = try #require(throws: QuartiersError.self) {
                try GeoPackageFile.update(path, stamp: stamp) { file in
                    try file.execute("PRAGMA max_page_count = 40")
                    try file.insert(into: "quartiers", columns: ["code_qp"]) { rows in
                        for number in 0..<10_000 { try rows.append([.text("\(number)")], geometry: .areal(try square(Double(number), 0))) }
                    }
                }
            }
            #expect(error.status == .inputOutput)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
            #expect(try names(in: folder) == ["essai.gpkg"])
        }
    }

    @Test func aTargetInAFolderThatTakesNoFile() throws {
        for path in ["/proc/essai.gpkg", "/nulle/part/essai.gpkg"] {
            let error = try #require(throws: QuartiersError.self) { try writeSquares(1, to: path) }
            #expect(error.status == .cannotCreate)
            #expect(error.place.file == path)
        }
    }

    @Test func aTargetOnWhichAnotherProgramWorks() throws {
        try withFolder { path, _ in
            for name in ["-wal", "-journal"] {
                try Data([1]).write(to: URL(fileURLWithPath: path + name))
                let error = try #require(throws: QuartiersError.self) { try writeSquares(1, to: path, replacing: true) }
                #expect(error.status == .busy)
                #expect(error.message[.english] == "another program works on this file, or was interrupted there: \(path)\(name) exists")
                try FileManager.default.removeItem(atPath: path + name)
            }
        }
    }

    // MARK: - Changing a file in place

    @Test func rowsAddedInPlaceAreIndexedAndCounted() throws {
        try withFolder { path, _ in
            try writeSquares(500, to: path)
            for (start, count) in [(0, 3), (1_000, 2_000)] {
                try GeoPackageFile.update(path, stamp: "2026-01-01T00:00:00.000Z") { file in
                    try file.insert(into: "quartiers", columns: ["code_qp"]) { rows in
                        for number in start..<start + count {
                            try rows.append([.text("N\(number)")], geometry: .areal(try square(-Double(number) * 10, 6_000_000)))
                        }
                    }
                }
                #expect(try value("SELECT rtreecheck('rtree_quartiers_geom')", in: path) == "ok")
            }
            #expect(try value("SELECT count(*) FROM rtree_quartiers_geom", in: path) == "2503")
            #expect(try value("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'", in: path) == "6")
            #expect(try value("SELECT last_change || min_x FROM gpkg_contents", in: path) == "2026-01-01T00:00:00.000Z-29990.0")
            let window = Envelope(minX: -10_000, minY: 6_000_000, maxX: -9_990, maxY: 6_000_001)
            var cursor = try GeoPackageReader(path) { _ in }.cursor(nil, fields: ["code_qp"], window: window)
            var codes: [String] = []
            while try cursor.next() { codes.append(try cursor.text(0) ?? "") }
            #expect(codes == (1_000...1_010).map { "N\($0)" })
        }
    }

    @Test func sqlKeepsTheIndexThroughItsTriggers() throws {
        try withFolder { path, _ in
            try writeSquares(60, to: path)
            try GeoPackageFile.update(path, stamp: stamp) { file in
                #expect(try file.execute("DELETE FROM quartiers WHERE fid <= ?1", [.integer(10)]) == 10)
                try file.execute("UPDATE quartiers SET geom = (SELECT geom FROM quartiers WHERE fid = 60) WHERE fid = 11")
                try file.execute("UPDATE quartiers SET geom = NULL WHERE fid = 12")
                try file.execute("UPDATE quartiers SET fid = 1000 WHERE fid = 13")
                try file.execute("UPDATE quartiers SET fid = 1001, geom = NULL WHERE fid = 14")
                try file.execute("INSERT INTO quartiers (code_qp, geom) SELECT 'copie', geom FROM quartiers WHERE fid = 20")
            }
            #expect(try value("SELECT rtreecheck('rtree_quartiers_geom')", in: path) == "ok")
            // 11, 1000, 15 to 60, 1002: all but the two without geometry.
            #expect(try value("SELECT count(*) FROM rtree_quartiers_geom", in: path) == "49")
            #expect(try value("SELECT minx FROM rtree_quartiers_geom WHERE id = 11", in: path) == "59000.0")
        }
    }

    @Test func whatAClosureThrowsUndoesAll() throws {
        try withFolder { path, _ in
            try writeSquares(5, to: path)
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(throws: Stop.self) {
                try GeoPackageFile.update(path, stamp: stamp) { file in
                    try file.execute("DELETE FROM quartiers")
                    throw Stop()
                }
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }

    @Test func aRefusedRowUndoesItsInsertionAlone() throws {
        try withFolder { path, _ in
            try GeoPackageFile.create(at: path, stamp: stamp) { file in
                try file.describe(.lambert93)
                try file.createTable(.quartiers)
                try file.insert(into: "quartiers", columns: ["code_qp"]) { rows in
                    try rows.append([.text("A")], geometry: .areal(square(0, 0)))
                }
                let error = try #require(throws: QuartiersError.self) {
                    try file.insert(into: "quartiers", columns: ["code_qp"]) { rows in
                        try rows.append([.text("B")], geometry: .areal(square(0, 0)))
                        try rows.append([.text("A")], geometry: .areal(square(0, 0)))
                    }
                }
                #expect(error.status == .badData)
                #expect(error.cause == "UNIQUE constraint failed: quartiers.code_qp")
            }
            #expect(try value("SELECT group_concat(code_qp) FROM quartiers", in: path) == "A")
            #expect(try value("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'", in: path) == "6")
            #expect(try value("SELECT group_concat(id) FROM rtree_quartiers_geom", in: path) == "1")
        }
    }

    @Test func aRectangleIsThePolygonOfItsCornersAndARowHeldIsPassedOver() throws {
        try withFolder { path, _ in
            try GeoPackageFile.create(at: path, stamp: stamp) { try addPolygonAndRectangle(to: $0) }
            let found = try value(
                """
                SELECT count(DISTINCT hex(geom)) || ' ' || count(*) || ' ' || (SELECT count(*) FROM rtree_t_geom) || ' ' || max_x
                FROM t, gpkg_contents WHERE table_name = 't'
                """, in: path)
            #expect(found == "1 2 2 4.0")
        }
    }

    @Test func inMemoryNothingIsMadeForOtherPrograms() throws {
        let file = try GeoPackageFile.inMemory(stamp: stamp)
        try addPolygonAndRectangle(to: file)
        let reader = try file.reader { _ in }
        var rows = try reader.rows(
            "SELECT count(*), (SELECT count(*) FROM sqlite_schema WHERE name LIKE 'rtree%' OR name LIKE 'gpkg_data%') FROM t")
        #expect(try rows.next())
        #expect([rows.integer(0), rows.integer(1)] == [2, 0])
        var found = 0
        let window = Envelope(minX: 0, minY: 0, maxX: 2, maxY: 3)
        try reader.forEachFeature(nil, window: window, report: { Issue.record("\($0)") }) { _ in found += 1 }
        #expect(found == 2)
    }

    private func addPolygonAndRectangle(to file: GeoPackageFile) throws {
        try file.createTable(
            TableDefinition(
                "t", columns: [Column("code", .text, Text(verbatim: ""))], geometry: GeometryColumn("geom", .polygon, crs: .wgs84),
                constraints: ["UNIQUE (code)"]))
        let sides = Envelope(minX: 1, minY: 2, maxX: 4, maxY: 8)
        let corners = [Coordinate(1, 2), Coordinate(4, 2), Coordinate(4, 8), Coordinate(1, 8), Coordinate(1, 2)]
        try file.insert(into: "t", passingOverHeld: ["code"]) { rows in
            try rows.append([.text("polygon")], geometry: .areal(MultiPolygon([Polygon(exterior: try Ring(corners))])))
            #expect(try rows.append([.text("rectangle")], rectangle: sides))
            #expect(try !rows.append([.text("polygon")], rectangle: Envelope(minX: 0, minY: 0, maxX: 90, maxY: 90)))
        }
    }

    /// A table of codes and two numbers, and what is in it.
    private func addCodes(
        to file: GeoPackageFile, passingOver unique: [String] = ["code"], _ body: (inout RowWriter) throws -> Void
    ) throws -> [[String?]] {
        let columns = [("code", ColumnType.text), ("a", .real), ("b", .real)].map { Column($0, $1, Text(verbatim: "")) }
        try file.createTable(
            TableDefinition(
                "t", columns: columns, geometry: GeometryColumn("geom", .polygon, crs: .wgs84), constraints: ["UNIQUE (code)"]))
        try file.insert(into: "t", passingOverHeld: unique, body)
        var found: [[String?]] = []
        var rows = try file.reader { _ in }.rows("SELECT fid, code, a, b FROM t ORDER BY fid")
        while try rows.next() { found.append(try (0..<4).map { try rows.text($0) }) }
        return found
    }

    private func place(_ number: Int) -> Envelope {
        Envelope(minX: Double(number), minY: 0, maxX: Double(number) + 0.5, maxY: 1)
    }

    private func add(_ codes: [(String?, Double?)], to rows: inout RowWriter, passedOver: (String?) throws -> Void = { _ in }) throws {
        try rows.append(codes.count) { _ in
            place(3)
        } set: { rank, row in
            let (code, number) = codes[rank]
            try row.set(code, at: 0)
            try row.set([number, number.map { -$0 }], from: 1)
        } passedOver: {
            try passedOver(codes[$0].0)
        }
    }

    @Test func rowsAddedTogetherAreThoseAddedOneByOne() throws {
        let file = try GeoPackageFile.inMemory(stamp: stamp)
        let found = try addCodes(to: file) { rows in
            try rows.append([.text("first"), .real(1), .real(2)], rectangle: place(1))
            try add([("A", 3), ("é", nil), (nil, .nan), ("", 4)], to: &rows)
            // As many, with the statement of those before; fewer, with another; none.
            try add([("B", 5), ("C", 6), ("D", 7), ("E", 8)], to: &rows)
            try add([("F", nil), ("G", nil)], to: &rows)
            try add([("H", 9)], to: &rows)
            try add([], to: &rows)
            // The same as the first row but for its code: nothing may be left of those between.
            try rows.append([.text("last"), .real(1), .real(2)], rectangle: place(9))
        }
        #expect(
            found == [
                ["1", "first", "1.0", "2.0"], ["2", "A", "3.0", "-3.0"], ["3", "é", nil, nil], ["4", nil, nil, nil],
                ["5", "", "4.0", "-4.0"], ["6", "B", "5.0", "-5.0"], ["7", "C", "6.0", "-6.0"], ["8", "D", "7.0", "-7.0"],
                ["9", "E", "8.0", "-8.0"], ["10", "F", nil, nil], ["11", "G", nil, nil], ["12", "H", "9.0", "-9.0"],
                ["13", "last", "1.0", "2.0"],
            ])
        #expect(try indexed(in: file, at: place(3)) == Array(2...12))
        #expect(try indexed(in: file, at: place(9)) == [13])
    }

    @Test func ofRowsAddedTogetherThoseHeldArePassedOver() throws {
        let file = try GeoPackageFile.inMemory(stamp: stamp)
        var told: [String?] = []
        let found = try addCodes(to: file) { rows in
            try add([("A", 1), ("B", 2)], to: &rows)
            // Held before, and held since the row before.
            try add([("C", 3), ("A", 4), ("D", 5), ("D", 6)], to: &rows) { code in
                told.append(code)
                var held = try file.reader { _ in }.rows("SELECT count(*) FROM t")
                #expect(try held.next() && held.integer(0) == (code == "A" ? 3 : 4))
            }
            try add([("E", 7), ("F", 8), ("G", 9), ("H", 10)], to: &rows)
        }
        #expect(told == ["A", "D"])
        #expect(found.map { $0[1] } == ["A", "B", "C", "D", "E", "F", "G", "H"])
        #expect(found.map { $0[2] } == ["1.0", "2.0", "3.0", "5.0", "7.0", "8.0", "9.0", "10.0"])
        #expect(try indexed(in: file, at: place(3)) == found.compactMap { $0[0].flatMap(Int.init) })
    }

    @Test func rowsAddedTogetherBehindTheGreatestKeyHaveTheirPlaceInTheIndex() throws {
        let file = try GeoPackageFile.inMemory(stamp: stamp)
        let found = try addCodes(to: file) { rows in
            try rows.append([.text("last"), .null, .null], id: .max)
            try add([("A", 1), ("B", 2)], to: &rows)
        }
        #expect(found.count == 3)
        let ids = found.filter { $0[1] != "last" }.compactMap { $0[0].flatMap(Int.init) }
        #expect(try indexed(in: file, at: place(3)) == ids)
    }

    @Test func rowsAddedTogetherThatBreakAConstraintAreRefused() throws {
        let file = try GeoPackageFile.inMemory(stamp: stamp)
        let error = try #require(throws: QuartiersError.self) {
            _ = try addCodes(to: file, passingOver: []) { rows in try add([("A", 1), ("B", 2), ("A", 3)], to: &rows) }
        }
        #expect(error.cause?.contains("UNIQUE") == true, "\(error)")
        var rows = try file.reader { _ in }.rows("SELECT count(*) FROM t")
        #expect(try rows.next() && rows.integer(0) == 0)
    }

    private func indexed(in file: GeoPackageFile, at window: Envelope) throws -> [Int] {
        var found: [Int] = []
        try file.reader { _ in }.forEachFeature(nil, window: window.expanded(by: -0.1), report: { _ in }) { found.append($0.rank) }
        return found.sorted()
    }

    @Test func theIndexCanBeMadeAnew() throws {
        try withFolder { path, _ in
            try writeSquares(100, to: path)
            try Connection(path: path, access: .readWrite).execute("DELETE FROM rtree_quartiers_geom; DELETE FROM quartiers WHERE fid > 90")
            try GeoPackageFile.update(path, stamp: stamp) { try $0.rebuildSpatialIndex(of: "quartiers") }
            #expect(try value("SELECT rtreecheck('rtree_quartiers_geom')", in: path) == "ok")
            #expect(try value("SELECT count(*) FROM rtree_quartiers_geom", in: path) == "90")
            #expect(try value("SELECT max_x FROM gpkg_contents", in: path) == "89100.0")
        }
    }

    @Test func viewsArePresentedLikeLayers() throws {
        try withFolder { path, _ in
            try writeSquares(5, to: path)
            try GeoPackageFile.update(path, stamp: stamp) { file in
                try file.createView(
                    ViewDefinition(
                        "v_grands", query: "SELECT fid, geom, nom FROM quartiers WHERE pop > 2", geometry: GeometryColumn(crs: .lambert93)))
                try file.createView(ViewDefinition("v_noms", query: "SELECT fid, nom FROM quartiers"))
            }
            let reader = try GeoPackageReader(path) { Issue.record("\($0)") }
            #expect(reader.layers.map(\.name) == ["quartiers", "v_grands"])
            #expect(try reader.layer("v_grands").crs == .lambert93)
            #expect(try reader.featureCount(of: "v_grands") == 2)
            #expect(reader.attributeTables.map(\.name) == ["v_noms"])
        }
    }

    @Test func whatIsNoGeoPackageIsLeftAlone() throws {
        try withFolder { path, _ in
            try Connection(path: path, access: .create).execute("CREATE TABLE t (a)")
            let error = try #require(throws: QuartiersError.self) {
                try GeoPackageFile.update(path, stamp: stamp) { try $0.execute("DROP TABLE t") }
            }
            #expect(error.status == .badData)
            #expect(try value("SELECT count(*) FROM t", in: path) == "0")
        }
    }

    @Test func aFileThatAnotherConnectionHoldsIsBusy() throws {
        try withFolder { path, _ in
            try writeSquares(1, to: path)
            let other = try Connection(path: path, access: .readWrite)
            try other.execute("BEGIN IMMEDIATE")
            let error = try #require(throws: QuartiersError.self) {
                try GeoPackageFile.update(path, stamp: stamp, busyTimeout: .milliseconds(20)) { _ in }
            }
            #expect(error.status == .busy)
        }
    }

    @Test func aFileOpenInWALModeIsBusyAndOneLeftInItIsTakenOutOfIt() throws {
        try withFolder { path, folder in
            try writeSquares(1, to: path)
            // As QGIS does while a layer is open.
            let other = try Connection(path: path, access: .readWrite)
            try other.registerGeometryFunctions()
            try other.execute("PRAGMA journal_mode = WAL; UPDATE quartiers SET nom = 'x'")
            let error = try #require(throws: QuartiersError.self) {
                try GeoPackageFile.update(path, stamp: stamp, busyTimeout: .milliseconds(20)) { _ in }
            }
            #expect(error.status == .busy)
            other.close()
            try Connection(path: path, access: .readWrite).execute("PRAGMA journal_mode = WAL")
            try GeoPackageFile.update(path, stamp: stamp) { try $0.execute("UPDATE quartiers SET pop = 3") }
            #expect(try value("PRAGMA journal_mode", in: path) == "delete")
            #expect(try names(in: folder) == ["essai.gpkg"])
        }
    }

    @Test func refusesASystemWithoutANumberAndATableThatIsNotThere() throws {
        try withFolder { path, _ in
            try GeoPackageFile.create(at: path, stamp: stamp) { file in
                let system = SpatialReference(CRS(authority: "IGNF", code: "LAMB93"), name: "Lambert-93", definition: "x")
                #expect(throws: QuartiersError.self) { try file.describe(system) }
                #expect(throws: QuartiersError.self) { try file.insert(into: "absente") { _ in } }
                // Twice the same is no failure.
                try file.describe(.lambert93)
                try file.describe(.lambert93)
            }
        }
    }
}
