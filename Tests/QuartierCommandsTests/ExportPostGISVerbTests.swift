import Foundation
import GeoPackage
import Reporting
import TestSupport
import Testing

/// What the script says; `.ci/interop` runs it in a server.
@Suite struct ExportPostGISVerbTests {
    private func withStore(_ name: String, _ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let layer = try folder.layer("qpv.geojson", Fixture.quartier("QP062008", name))
            let store = folder.path + "/s.gpkg"
            #expect(quartiers(["import", "perimeters", layer, "--store", store]).status == .success)
            try body(store)
        }
    }

    @Test func aStoreBecomesItsTablesAndViews() throws {
        try withStore("Un") { store in
            let outcome = quartiers(["export", "postgis", "--store", store])
            #expect(outcome.status == .success)
            let script = outcome.output
            for table in try GeoPackageReader(store, report: { _ in }).column(
                "SELECT table_name FROM gpkg_contents WHERE table_name NOT IN ('magasin', 'layer_styles') AND table_name NOT LIKE 'v_%'")
            {
                #expect(script.contains("CREATE TABLE IF NOT EXISTS \"\(table)\" (\n"))
                #expect(script.contains("COPY \"\(table)\" ("))
            }
            #expect(script.contains("geom geometry(MultiPolygon, 2154)"))
            #expect(script.contains("geom geometry(Polygon, 3035)"))
            #expect(script.contains("CREATE OR REPLACE VIEW \"v_quartiers_2015\" AS SELECT p.fid AS fid, p.geom"))
            // A multi-polygon of EPSG:2154 in the extended form, little-endian.
            #expect(script.contains("\n1\t01060000206A08000001000000"))
            #expect(script.hasSuffix("COMMIT;\n" + script.split(separator: "COMMIT;\n").last.map(String.init)!))
            #expect(script == quartiers(["export", "postgis", "--store", store]).output)
        }
    }

    @Test(arguments: HostileNamesTests.names.filter { !$0.utf8.contains(0) }) func namesAreRowsAndNeverStatements(name: String) throws {
        try withStore(name) { store in
            let script = quartiers(["export", "postgis", "--store", store]).output
            let copy = "COPY \"quartiers\" (\"fid\", \"id_quartier\", \"statut\", \"nom\", \"remarque\") FROM stdin;\n"
            let start = try #require(script.range(of: copy))
            let row = try #require(script.utf8[start.upperBound...].split(separator: UInt8(ascii: "\n")).first)
            let cells = row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            #expect(cells.count == 5)
            var written = ""
            for scalar in try GeoPackageReader(store, report: { _ in }).column("SELECT nom FROM quartiers")[0].unicodeScalars {
                switch scalar {
                case "\\": written += "\\\\"
                case "\t": written += "\\t"
                case "\n": written += "\\n"
                case "\r": written += "\\r"
                default: written.unicodeScalars.append(scalar)
                }
            }
            #expect(Array(cells[3]) == Array(written.utf8))
        }
    }

    @Test func aQuotationMarkWithAnAccentIsOneAllTheSame() {
        let script = quartiers(["export", "postgis", "2024", "--demo", "--schema", "a\"\u{301}; DROP SCHEMA x"]).output
        #expect(script.contains("CREATE SCHEMA IF NOT EXISTS \"a\"\"\u{301}; DROP SCHEMA x\";"))
    }

    @Test(arguments: ["pg_catalog", String(repeating: "é", count: 40)]) func refusesASchemaThatPostgreSQLWouldNotHave(schema: String) {
        quartiers(["export", "postgis", "--demo", "--schema", schema]).expectRefusal(.usage, saying: "PostgreSQL")
    }

    @Test func theSchemaIsANameWhateverItHolds() {
        let script = quartiers(["export", "postgis", "2024", "--demo", "--schema", "a\"; DROP SCHEMA x; --"]).output
        #expect(script.contains("CREATE SCHEMA IF NOT EXISTS \"a\"\"; DROP SCHEMA x; --\";"))
        #expect(script.contains("SELECT set_config('search_path', '\"a\"\"; DROP SCHEMA x; --\", ' ||"))
    }

    @Test func aLayerIsATableWithItsCommunes() {
        let script = quartiers("export postgis 2024 --demo --schema ville").output
        #expect(script.contains("CREATE TABLE IF NOT EXISTS \"quartiers_2024\" ("))
        #expect(script.contains("CREATE TABLE IF NOT EXISTS \"communes\" ("))
        #expect(script.contains("COMMENT ON COLUMN \"quartiers_2024\".\"surf_ell_ha\" IS 'surface sur l''ellipsoïde GRS 80 (ha)';"))
        #expect(script.contains("-- Contours schématiques"))
    }

    @Test func aTextWithANULIsAnErrorThatNamesIt() throws {
        try withStore("Un") { store in
            try SQL.run(["UPDATE quartiers SET nom = 'a' || char(0) || 'b'"], on: store)
            let outcome = quartiers(["export", "postgis", "--store", store])
            #expect(outcome.status == .badData)
            #expect(outcome.errors.contains("couche « quartiers », objet 1, champ « nom »"), "\(outcome.errors)")
        }
    }
}
