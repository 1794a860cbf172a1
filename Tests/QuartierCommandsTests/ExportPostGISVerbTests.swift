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

    @Test(arguments: HostileNamesTests.names) func namesAreRowsAndNeverStatements(name: String) throws {
        try withStore(name) { store in
            let script = quartiers(["export", "postgis", "--store", store]).output
            let start = try #require(
                script.range(of: "COPY \"quartiers\" (\"fid\", \"id_quartier\", \"statut\", \"nom\", \"remarque\") FROM stdin;\n"))
            let row = try #require(script[start.upperBound...].split(separator: "\n").first)
            let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
            #expect(cells.count == 5)
            let kept = try GeoPackageReader(store, report: { _ in }).column("SELECT nom FROM quartiers")[0]
            let written = kept.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n").replacing(
                "\r", with: "\\r")
            #expect(String(cells[3]) == written)
        }
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
