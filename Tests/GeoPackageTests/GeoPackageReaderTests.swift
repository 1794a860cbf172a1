import Foundation
import GeoFormats
import PlanarGeometry
import Reporting
import SQLiteStorage
import TestSupport
import Testing

@testable import GeoPackage

/// Makes a GeoPackage in a folder of its own, lets SQL change it as another program might, and reads it.
@discardableResult
func withPackage<Result>(
    squares: Int = 5, changedBy sql: String = "", _ body: (GeoPackageReader, inout [Finding]) throws -> Result
) throws -> Result {
    try withTemporaryFolder { folder in
        let path = folder.path + "/essai.gpkg"
        try writeSquares(squares, to: path)
        let connection = try Connection(path: path, access: .readWrite)
        try connection.registerGeometryFunctions()
        try connection.execute(sql)
        connection.close()
        var findings: [Finding] = []
        let reader = try GeoPackageReader(path) { findings.append($0) }
        return try body(reader, &findings)
    }
}

@Suite struct GeoPackageReaderTests {
    @Test func tellsWhatIsInTheFile() throws {
        try withPackage(changedBy: "CREATE VIEW vue AS SELECT fid, geom, nom FROM quartiers") { reader, findings in
            #expect(reader.version == GeoPackageVersion(1, 3))
            #expect(
                reader.contents == [
                    GeoPackageContent(name: "quartiers", kind: .features, identifier: "quartiers", summary: "Quartiers d'essai")
                ])
            #expect(reader.extensions == ["gpkg_rtree_index", "gpkg_schema"])
            #expect(
                reader.layers == [
                    LayerDescription(
                        name: "quartiers", crs: .lambert93, kind: .multiPolygon,
                        fields: ["code_qp", "nom", "pop", "taux", "annonce", "date_maj"],
                        types: [.text, .text, .integer, .real, .boolean, .date])
                ])
            #expect(reader.attributeTables.isEmpty)
            let count = try reader.featureCount(of: "quartiers")
            #expect(count == 5)
            #expect(findings.isEmpty)
        }
    }

    @Test func findsFeaturesByTheirLimitsAndReadsThemByKey() throws {
        try withPackage { reader, _ in
            try reader.reading {
                guard var lookup = try reader.keyLookup(nil) else {
                    Issue.record("the layer has an R-tree")
                    return
                }
                // The second feature is the square of which the next test reads the outline.
                let window = try square(1_000, 7_000_000).envelope
                let found = try lookup.keys(meeting: window)
                #expect(found.contains(2))
                let none = try lookup.keys(meeting: Envelope(minX: -10, minY: -10, maxX: -9, maxY: -9))
                #expect(none.isEmpty)
                let again = try lookup.keys(meeting: window)
                #expect(again == found)

                var cursor = try reader.cursor(nil, keys: [3, 99, 1], fields: ["code_qp"])
                var keys: [Int] = []
                while try cursor.next() { keys.append(cursor.id) }
                #expect(keys == [3, 1])
                var filtered = try reader.cursor(nil, keys: [1, 2, 3], where: ["code_qp": .text("QP1")])
                var kept: [Int] = []
                while try filtered.next() { kept.append(filtered.id) }
                #expect(kept == [2])
            }
        }
    }

    @Test func readsValuesByTheTypeOfTheirColumn() throws {
        try withPackage { reader, findings in
            var features: [Feature] = []
            try reader.forEachFeature(nil, report: { findings.append($0) }) { features.append($0) }
            #expect(features.map(\.rank) == [1, 2, 3, 4, 5])
            #expect(
                features[1].attributes == [
                    .init("code_qp", .text("QP1")), .init("nom", .text("Cité n°1")), .init("pop", .integer(1)),
                    .init("taux", .real(1.0 / 3)),
                    .init("annonce", .boolean(false)), .init("date_maj", .text("2024-01-01")),
                ])
            #expect(features[1].geometry == .areal(try square(1_000, 7_000_000)))
            #expect(findings.isEmpty)
        }
    }

    @Test func keepsWhatIsStoredWhereTheTypeOfTheColumnIsNotKept() throws {
        let sql = "UPDATE quartiers SET pop = 'env. 2 000', annonce = 7, taux = NULL WHERE fid = 1"
        try withPackage(changedBy: sql) { reader, _ in
            var cursor = try reader.cursor("quartiers")
            #expect(try cursor.next())
            #expect(try cursor.value(2) == .text("env. 2 000"))
            #expect(try cursor.value(3) == .null)
            #expect(try cursor.value(4) == .integer(7))
            #expect(cursor.real(3) == nil)
            #expect(cursor.integer(2) == 0)
        }
    }

    @Test func readsTheFieldsThatAreAskedForWithoutRegardToCase() throws {
        try withPackage { reader, _ in
            var cursor = try reader.cursor("QUARTIERS", fields: ["NOM ", "Code_QP"])
            #expect(cursor.fields == ["nom", "code_qp"])
            #expect(try cursor.next())
            #expect(try cursor.text(1) == "QP0")
            #expect(cursor.currentPlace == Place(file: reader.path, layer: "quartiers", feature: 1))
            let error = try #require(throws: QuartiersError.self) { _ = try reader.cursor(nil, fields: ["insee_com"]) }
            #expect(error.status == .badData)
            #expect(error.remedy?[.french] == "Champs présents : code_qp, nom, pop, taux, annonce, date_maj.")
        }
    }

    @Test func keepsFeaturesThatHaveTheValuesAskedFor() throws {
        let sql = "UPDATE quartiers SET taux = NULL WHERE fid > 2; UPDATE quartiers SET nom = '''; --' WHERE fid IN (2, 4)"
        try withPackage(changedBy: sql) { reader, _ in
            func ranks(_ values: KeyValuePairs<String, Value>, window: Envelope? = nil) throws -> [Int] {
                var ranks: [Int] = []
                var cursor = try reader.cursor(nil, fields: [], window: window, where: values)
                while try cursor.next() { ranks.append(cursor.id) }
                return ranks
            }
            let named = try ranks(["NOM": .text("'; --")])
            #expect(named == [2, 4])
            #expect(try ranks(["nom": .text("'; --"), "taux": .null]) == [4])
            #expect(try ranks(["annonce": .boolean(true)], window: Envelope(minX: 1_500, minY: 0, maxX: 9_000, maxY: 1e7)) == [3, 5])
            #expect(throws: QuartiersError.self) { try ranks(["insee_com": .null]) }
        }
    }

    @Test func aWindowKeepsWhatTouchesItWithOrWithoutAnIndex() throws {
        let dropIndex = ["insert", "update1", "update2", "update3", "update4", "delete"].map { "DROP TRIGGER rtree_quartiers_geom_\($0);" }
        for sql in ["", dropIndex.joined() + "DROP TABLE rtree_quartiers_geom"] {
            try withPackage(squares: 300, changedBy: sql + "; UPDATE quartiers SET geom = NULL WHERE fid = 3") { reader, _ in
                // From the eastern side of the second square to just short of the fifth.
                let window = Envelope(minX: 1_100, minY: 0, maxX: 3_999.9999, maxY: 7_000_000)
                var ranks: [Int] = []
                try reader.forEachFeature(nil, window: window, report: { _ in }) { ranks.append($0.rank) }
                #expect(ranks == [2, 4])
            }
        }
    }

    @Test func readsViewsWithTheirFirstColumnAsKey() throws {
        let sql = """
            CREATE VIEW vue AS SELECT fid + 100 AS numero, geom, annonce FROM quartiers WHERE fid > 3;
            CREATE VIEW vue_directe AS SELECT fid, geom, annonce FROM quartiers WHERE fid > 3;
            INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES
              ('vue', 'features', 'vue', 2154), ('vue_directe', 'features', 'vue_directe', 2154);
            INSERT INTO gpkg_geometry_columns VALUES ('vue', 'geom', 'MULTIPOLYGON', 2154, 0, 0), ('vue_directe', 'geom', 'MULTIPOLYGON', 2154, 0, 0)
            """
        try withPackage(changedBy: sql) { reader, findings in
            // A computed column has no declared type, so that nothing says it is a key.
            #expect(findings.map(\.kind) == [.geoPackageKey])
            #expect(try reader.layer("vue_directe").fields == ["fid", "annonce"])
            var cursor = try reader.cursor("vue_directe", window: Envelope(minX: 4_000, minY: 0, maxX: 5_000, maxY: 1e7))
            #expect(try cursor.next())
            #expect(cursor.id == 5)
            #expect(try cursor.value(1) == .boolean(true))
            #expect(try !cursor.next())
        }
    }

    @Test func asksWhichLayerWhenThereAreSeveral() throws {
        let sql = """
            CREATE TABLE communes (fid INTEGER PRIMARY KEY, geom MULTIPOLYGON);
            INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('communes', 'features', 'communes', 2154);
            INSERT INTO gpkg_geometry_columns VALUES ('communes', 'geom', 'MULTIPOLYGON', 2154, 0, 0)
            """
        try withPackage(changedBy: sql) { reader, _ in
            let ambiguous = try #require(throws: QuartiersError.self) { _ = try reader.layer(nil) }
            #expect(ambiguous.status == .usage)
            #expect(ambiguous.remedy?[.english] == "For instance: \(reader.path):quartiers, \(reader.path):communes.")
            let unknown = try #require(throws: QuartiersError.self) { _ = try reader.layer("iris") }
            #expect(unknown.status == .noInput)
            #expect(unknown.message[.french] == "la couche « iris » n'existe pas")
            #expect(unknown.remedy?[.french] == "Couches présentes : quartiers, communes.")
        }
    }

    @Test func keepsTheDefinitionOfASystemThatHasNoEPSGCode() throws {
        let sql = """
            UPDATE gpkg_spatial_ref_sys SET organization = 'IGNF', definition = 'PROJCS["Lambert I carto"]' WHERE srs_id = 2154
            """
        try withPackage(changedBy: sql) { reader, _ in
            let layer = try reader.layer(nil)
            #expect(layer.crs == nil)
            #expect(layer.crsText == "PROJCS[\"Lambert I carto\"]")
        }
    }

    @Test(arguments: [-1, 0])
    func anUndefinedSystemIsNone(identifier: Int) throws {
        try withPackage(changedBy: "UPDATE gpkg_geometry_columns SET srs_id = \(identifier)") { reader, findings in
            let layer = try reader.layer(nil)
            #expect(layer.crs == nil)
            #expect(layer.crsText == nil)
            #expect(findings.isEmpty)
        }
    }

    @Test func aSystemThatIsNotDescribedIsAFinding() throws {
        try withPackage(changedBy: "UPDATE gpkg_geometry_columns SET srs_id = 310024140") { reader, findings in
            #expect(findings.map(\.kind) == [.geoPackageUnknownSystem])
            let layer = try reader.layer(nil)
            #expect(layer.crsText == "srs_id 310024140")
        }
    }

    @Test func runsQueries() throws {
        try withPackage { reader, _ in
            var rows = try reader.rows("SELECT nom, count(*) FROM quartiers WHERE pop > ?1 AND nom <> ?2", [.integer(2), .text("'")])
            #expect(try rows.next())
            #expect(try rows.value(1) == .integer(2))
            #expect(try !rows.next())
            let error = try #require(throws: QuartiersError.self) {
                var deletion = try reader.rows("DELETE FROM gpkg_extensions")
                _ = try deletion.next()
            }
            #expect(error.status == .cannotCreate)
        }
    }
}
