import Foundation
import FoundationXML
import GeoPackage
import Reporting
import TestSupport
import Testing
import ZipArchives

/// What makes a store open in QGIS as a finished map; `.ci/interop` has QGIS itself open it.
@Suite struct PresentationTests {
    private func withStore(_ body: (URL, String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let layer = try folder.layer("qpv.geojson", Fixture.quartier("QP062008"))
            let store = folder.path + "/L'agglo \"1\".gpkg"
            #expect(quartiers(["import", "perimeters", layer, "--store", store, "--producer", "A & <B>"]).status == .success)
            try body(folder, store)
        }
    }

    /// The project of a GeoPackage, out of its archive.
    static func project(of store: String) throws -> String {
        let digits = try GeoPackageReader(store, report: { _ in }).column("SELECT content FROM qgis_projects WHERE name = 'Quartiers'")[0]
        var bytes: [UInt8] = []
        var rest = digits[...]
        while !rest.isEmpty {
            bytes.append(try #require(UInt8(rest.prefix(2), radix: 16)))
            rest = rest.dropFirst(2)
        }
        var archive = try ZipArchive(bytes: bytes, file: "projet.qgz")
        let entry = try #require(archive.entries.first)
        return String(decoding: try archive.contents(of: entry), as: UTF8.self)
    }

    @Test func everyLayerOfTheProjectHasADefaultStyle() throws {
        try withStore { _, store in
            let project = try Self.project(of: store)
            let reader = try GeoPackageReader(store) { _ in }
            let styled = try reader.column("SELECT f_table_name FROM layer_styles WHERE useAsDefault")
            #expect(Set(styled).count == styled.count)
            for table in styled { #expect(project.contains("<id>quartiers_\(table)</id>")) }
            let shown = try reader.column("SELECT table_name FROM gpkg_contents WHERE table_name NOT IN ('magasin', 'layer_styles')")
            #expect(Set(shown) == Set(styled))
            #expect(project.contains("<datasource>./L&#39;agglo &quot;1&quot;.gpkg|layername=v_quartiers_2015</datasource>"))
            #expect(project.contains("Source : A &amp; &lt;B&gt;"))
            #expect(try XMLParser.isSound(project))
            for column in ["styleQML", "styleSLD"] {
                for text in try reader.column("SELECT \(column) FROM layer_styles WHERE \(column) IS NOT NULL") {
                    #expect(try XMLParser.isSound(text))
                }
            }
        }
    }

    @Test func whatPeopleKeepThereIsTheirs() throws {
        try withStore { folder, store in
            try SQL.run(
                [
                    "UPDATE layer_styles SET useAsDefault = 0 WHERE f_table_name = 'communes'",
                    "INSERT INTO layer_styles (f_table_name, styleName, useAsDefault, owner) VALUES ('communes', 'à moi', 1, 'sig')",
                    "UPDATE qgis_projects SET content = 'à moi', metadata = '{\"last_modified_user\": \"sig\"}'",
                ], on: store)
            let second = try folder.layer("qpv24.geojson", Fixture.quartier("QN06208M"))
            #expect(quartiers(["import", "perimeters", second, "--store", store]).status == .success)
            let reader = try GeoPackageReader(store) { _ in }
            #expect(
                try reader.column("SELECT styleName FROM layer_styles WHERE f_table_name = 'communes' AND useAsDefault") == ["à moi"])
            #expect(try reader.column("SELECT content FROM qgis_projects") == ["à moi"])
            #expect(
                try reader.column("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY 1") == [
                    "v_quartiers_2015", "v_quartiers_2024",
                ])
        }
    }

    /// The view's SQL chooses the figures that the flat export chooses.
    @Test(arguments: ["2015", "2024", "local"]) func theViewShowsTheForemostFigures(generation: String) throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/s.gpkg"
            try demonstration(in: store)
            let keys = ["pop", "pop_min", "tx_pauvrete", "tx_pauvrete_min", "pt_moins_25", "pt_parc_social", "ips", "pt_neet_16_25"]
            let flat = try quartiers(["export", "csv", generation, "--store", store]).rows
            let reader = try GeoPackageReader(store) { _ in }
            #expect(!flat.isEmpty)
            for row in flat {
                let code = try #require(row["code_qp"])
                for key in keys {
                    let shown = try reader.column("SELECT \(key) FROM v_quartiers_\(generation) WHERE code_qp = '\(code)'")
                    #expect(shown.compactMap(Double.init) == [row[key]].compactMap { $0.flatMap(Double.init) }, "\(code) \(key)")
                }
            }
        }
    }

    /// One rule for both: what `map` says of a generation is what QGIS shows of it.
    @Test(arguments: ["2015", "2024", "local"]) func theClassesAreThoseOfOurMaps(generation: String) throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/s.gpkg"
            try demonstration(in: store)
            let reader = try GeoPackageReader(store) { _ in }
            let style = try reader.column("SELECT styleQML FROM layer_styles WHERE f_table_name = 'v_quartiers_\(generation)'")[0]
            let rows = try quartiers(["map", "tx_pauvrete", generation, "--store", store, "--format", "csv"]).rows
            let limits = Set(rows.compactMap { Double($0["classe_max"] ?? "") }).sorted()
            #expect(!limits.isEmpty)
            for limit in limits.dropLast() {
                let text = limit == limit.rounded() ? String(Int(limit)) : String(limit)
                #expect(style.contains("&quot;tx_pauvrete&quot; &lt;= \(text)\""), "\(limit)")
            }
            #expect(style.matches(of: /label="[0-9][^"]*\u{202F}%"/).count == limits.count)
            let drawing = quartiers(["map", "tx_pauvrete", generation, "--store", store]).output
            for match in style.matches(of: /name="color" value="([0-9]+),([0-9]+),([0-9]+),255"/).prefix(limits.count) {
                let digits = [match.1, match.2, match.3].compactMap { UInt8($0) }.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
                #expect(drawing.contains("#" + digits.joined()), "\(match.0)")
            }
        }
    }

    @Test func theProjectHasAPageToPrintThatSaysWhatItRestsOn() throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/s.gpkg"
            try demonstration(in: store)
            let project = try Self.project(of: store)
            #expect(project.contains("<Layout name=\"Carte A4\""))
            for item in ["titre", "notes", "carte", "legende", "nord", "echelle", "credits"] { #expect(project.contains("id=\"\(item)\"")) }
            #expect(project.contains("labelText=\"Contours schématiques"))
            #expect(project.contains("labelText=\"Source : "))
        }
    }

    /// A store of the embedded dataset.
    private func demonstration(in store: String) throws {
        let geodata = ProjectFiles.path("Geodata")
        #expect(quartiers(["import", "correspondence", "\(geodata)/correspondances.csv", "--store", store]).status == .success)
        for file in ["2015", "2024", "local"] {
            #expect(
                quartiers(["import", "perimeters", "\(geodata)/perimetres-\(file).geojson", "--schematic", "--store", store]).status
                    == .success)
        }
        #expect(quartiers(["import", "figures", "\(geodata)/portraits.csv", "--store", store]).status == .success)
    }

    @Test func columnsHaveNamesForPeople() throws {
        try withStore { _, store in
            let reader = try GeoPackageReader(store) { _ in }
            #expect(
                try reader.column("SELECT name FROM gpkg_data_columns WHERE table_name = 'perimetres' AND column_name = 'surf_ell_m2'")
                    == ["Surface sur l'ellipsoïde GRS 80, côtés géodésiques (m²)"])
            #expect(try reader.column("SELECT count(*) FROM gpkg_data_columns WHERE table_name = 'v_quartiers_2015'") != ["0"])
        }
    }
}

extension XMLParser {
    /// Whether a text is well-formed XML.
    static func isSound(_ text: String) throws -> Bool { XMLParser(data: Data(text.utf8)).parse() }
}
