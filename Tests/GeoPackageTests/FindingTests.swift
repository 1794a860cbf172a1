import GeoFormats
import PlanarGeometry
import Reporting
import SQLiteStorage
import Testing

@testable import GeoPackage

/// What is wrong inside a file that is otherwise sound: read on, and told.
@Suite struct FindingTests {
    /// The findings of reading the only layer of a changed file, in English, without the place.
    private func findings(changedBy sql: String) throws -> (messages: [String], geometries: [FeatureGeometry]) {
        try withPackage(changedBy: sql) { reader, findings in
            var geometries: [FeatureGeometry] = []
            try reader.forEachFeature("quartiers", report: { findings.append($0) }) { geometries.append($0.geometry) }
            return (findings.map { "\($0.kind.code) \($0.place.feature ?? 0): \($0.message(in: .english))" }, geometries)
        }
    }

    @Test func aGeometryThatCannotBeReadIsToldWithItsKey() throws {
        let triggers = "DROP TRIGGER rtree_quartiers_geom_update1; DROP TRIGGER rtree_quartiers_geom_update2;"
        let read = try findings(
            changedBy: triggers + """
                UPDATE quartiers SET geom = x'0106' WHERE fid = 1;
                UPDATE quartiers SET geom = x'4750002100000000' WHERE fid = 2;
                UPDATE quartiers SET geom = substr(geom, 1, 60) WHERE fid = 3;
                UPDATE quartiers SET geom = 'POLYGON ((0 0, 1 0, 1 1, 0 0))' WHERE fid = 4
                """)
        #expect(
            read.messages == [
                "GPKG-GEOM 1: the geometry cannot be read: the header is cut; the feature is kept without it",
                "GPKG-GEOM 2: the geometry cannot be read: the geometry belongs to an extension of GeoPackage; the feature is kept without it",
                "GPKG-GEOM 3: the geometry cannot be read: the geometry announces 1 elements and only 2 bytes are left "
                    + "(byte 14); the feature is kept without it",
                "GPKG-GEOM 4: the geometry cannot be read: the header 'GP' is missing; the feature is kept without it",
            ])
        #expect(read.geometries.map { $0 == .unusable } == [true, true, true, true, false])
    }

    @Test func aHeaderThatLiesIsToldAndThePositionsBelieved() throws {
        // The least x of the header, at its ninth byte, set to 1.
        let read = try findings(
            changedBy: "UPDATE quartiers SET geom = substr(geom, 1, 8) || x'000000000000F03F' || substr(geom, 17) WHERE fid = 2")
        #expect(read.messages.isEmpty == false)
        #expect(
            read.messages == [
                "GPKG-ENV 2: the declared envelope (1 7000000 1100 7000100) is not that of the geometry (1000 7000000 1100 7000100), "
                    + "which is believed"
            ])
        #expect(read.geometries[1] == .areal(try square(1_000, 7_000_000)))
    }

    @Test func whatIsCommonIsCounted() throws {
        var point: [UInt8] = []
        _ = GeometryBlob.append(Coordinate(1, 2), srsID: 4326, to: &point)
        // A point with a Z: type 1001, three ordinates.
        let elevated = "47500001" + "6A080000" + "01E9030000" + "000000000000F03F" + "0000000000000040" + "0000000000000840"
        let read = try findings(
            changedBy: """
                UPDATE quartiers SET geom = NULL WHERE fid < 3;
                UPDATE quartiers SET geom = x'\(point.map { format($0) }.joined())' WHERE fid = 3;
                UPDATE quartiers SET geom = x'\(elevated)' WHERE fid = 4;
                UPDATE quartiers SET nom = CAST(x'43697465C9' AS TEXT), code_qp = x'00' WHERE fid = 5
                """)
        #expect(
            read.messages == [
                "GPKG-NULL 0: features without geometry: 2",
                "GPKG-ZM 0: geometries with an elevation (Z) or a measure (M), which was left out: 1",
                "GPKG-SRS 0: geometries that name reference system 4326 whereas the layer is in 2154, which is believed: 1",
                "GPKG-TEXT 0: texts that are not UTF-8, in which what cannot be read is replaced by '\u{FFFD}': 1",
                "GPKG-BIN 0: binary values (pictures, documents) left out: 1",
            ])
        #expect(read.geometries[2] == .point(Coordinate(1, 2)))
        #expect(read.geometries[3] == .point(Coordinate(1, 2)))
    }

    private func format(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

    @Test func layersThatLeadNowhereAreLeftOutAndTold() throws {
        let sql = """
            CREATE TABLE sans_colonne (fid INTEGER PRIMARY KEY); CREATE TABLE autre_colonne (fid INTEGER PRIMARY KEY);
            CREATE VIEW cassee AS SELECT fid, geom FROM absente;
            CREATE TABLE sans_cle (nom TEXT);
            INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('absente', 'features', 'a'), ('sans_colonne', 'features', 'b'),
              ('autre_colonne', 'features', 'c'), ('cassee', 'features', 'd'), ('sans_cle', 'attributes', 'e');
            INSERT INTO gpkg_geometry_columns VALUES ('absente', 'geom', 'POINT', 0, 0, 0), ('autre_colonne', 'geom', 'POINT', 0, 0, 0),
              ('cassee', 'geom', 'POINT', 0, 0, 0)
            """
        try withPackage(changedBy: sql) { reader, findings in
            #expect(
                findings.map { "\($0.place.layer ?? "") \($0.message(in: .french))" } == [
                    "absente la couche n'est pas lue : sa table n'existe pas",
                    "sans_colonne la couche n'est pas lue : elle n'a pas de ligne dans gpkg_geometry_columns",
                    "autre_colonne la couche n'est pas lue : sa colonne de géométrie « geom » n'existe pas",
                    "cassee la couche n'est pas lue : SQLite la refuse : no such table: main.absente",
                    "sans_cle la table n'a pas la clé primaire entière que le format demande ; les objets sont numérotés dans l'ordre de lecture",
                ])
            #expect(reader.layers.map(\.name) == ["quartiers"])
            #expect(reader.attributeTables.map(\.name) == ["sans_cle"])
        }
    }

    @Test func aSinkThatThrowsStopsTheReading() throws {
        struct Strict: Error {}
        try withPackage(changedBy: "UPDATE quartiers SET geom = NULL") { reader, _ in
            #expect(throws: Strict.self) { try reader.forEachFeature(nil, report: { _ in throw Strict() }) { _ in } }
        }
    }

    @Test func everyKindHasACodeOfItsOwnAndBothWordings() {
        let kinds = GeoPackageFindings.all
        #expect(Set(kinds.map(\.code)).count == kinds.count)
        for kind in kinds {
            for text in [kind.title, kind.message, kind.remedy] { #expect(!text[.french].isEmpty && text[.french] != text[.english]) }
        }
    }
}
