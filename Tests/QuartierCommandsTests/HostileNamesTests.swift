import Foundation
import GeoFormats
import GeoPackage
import Reporting
import TestSupport
import Testing

/// Names that mean something to SQL, HTML, spreadsheets or terminals pass byte for byte, and do nothing on the way.
@Suite struct HostileNamesTests {
    static let names = [
        "L'Îlot \"Nord\" `à` \\ gauche", "<script>alert('x')</script>", "=HYPERLINK(\"http://exemple.fr\";\"clic\")", "+33 1 23", "@somme",
        "-1", " deux  espaces, \u{A0}insécables ", "nul\u{0}au milieu",
        "'); DROP TABLE quartiers; --", "ligne 1\nligne 2\r\nligne 3", "a;b,c\td", "\u{1B}[31mrouge\u{1B}[0m", "{nom} %s \\u0000 &amp;",
        "😀 œ Œ ﬁ e\u{301} \u{200F}\u{202E}", String(repeating: "n", count: 10_000), "\u{1F}",
    ]

    private func withLayer(_ name: String, _ body: (String, String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let feature = Fixture.Feature(
                properties: [("code_qp", "QP062008"), ("nom", name), ("noms_coms", "Commune \(name)")],
                geometry: Fixture.square(2.63, 50.525))
            try body(try folder.layer("qpv.geojson", feature), folder.path)
        }
    }

    @Test(arguments: names) func passThroughCSVAndJSON(name: String) throws {
        try withLayer(name) { layer, _ in
            #expect(try quartiers(["surface", layer, "--format", "csv"]).rows.map { $0["nom"] } == [name])
            let json = try quartiers(["surface", layer, "--format", "json"]).json
            #expect((json["rows"] as? [[String: Any]])?.map { $0["nom"] as? String } == [name])
            let geojson = try quartiers(["export", "geojson", layer]).json
            let properties = (geojson["features"] as? [[String: Any]])?.first?["properties"] as? [String: Any]
            #expect(properties?["nom"] as? String == name)
        }
    }

    @Test(arguments: names) func passThroughTheStore(name: String) throws {
        try withLayer(name) { layer, folder in
            let store = folder + "/s.gpkg"
            #expect(quartiers(["import", "perimeters", layer, "--store", store, "--title", name, "--producer", name]).status == .success)
            #expect(try quartiers(["list", "--store", store, "--format", "csv"]).rows.map { $0["nom"] } == [name])
            #expect(quartiers(["show", "--store", store, "--", name]).status == .success)
            let info = try quartiers(["info", "--store", store, "--format", "csv"]).rows
            #expect(info.first { $0["rubrique"] == "source" }?["nom"] == name)
            #expect(info.first { $0["nom"] == "quartiers" && $0["rubrique"] == "table" }?["valeur"] == "1")
            // And out of it to a GeoPackage.
            let out = folder + "/o.gpkg"
            #expect(quartiers(["export", "gpkg", "--store", store, "-o", out]).status == .success)
            #expect(try GeoPackageReader(out) { _ in }.column("SELECT nom FROM quartiers_2015") == [name])
            let second = folder + "/s2.gpkg"
            #expect(quartiers(["import", "perimeters", out, "--store", second]).status == .success)
            #expect(try quartiers(["list", "--store", second, "--format", "csv"]).rows.map { $0["nom"] } == [name])
        }
    }

    @Test(arguments: names) func passAsNamesOfCommunes(name: String) throws {
        try withLayer("Un") { layer, folder in
            let commune = Fixture.Feature(
                properties: [("insee_com", "62119"), ("nom_com", name)], geometry: Fixture.square(2.6, 50.5, side: 0.1))
            let communes = try URL(fileURLWithPath: folder).layer("communes.geojson", commune)
            #expect(try quartiers(["split", layer, "--communes", communes, "--format", "csv"]).rows.first?["nom_com"] == name)
            let store = folder + "/s.gpkg"
            #expect(quartiers(["import", "communes", communes, "--store", store]).status == .success)
            #expect(quartiers(["import", "perimeters", layer, "--store", store, "--quiet"]).status == .success)
            #expect(try quartiers(["split", "--store", store, "--format", "csv"]).rows.first?["nom_com"] == name)
            #expect(quartiers(["check", "--store", store, "--quiet"]).status != .software)
        }
    }

    /// What a spreadsheet would run is made a text; what it would split is quoted.
    @Test(arguments: names) func doNothingInASpreadsheet(name: String) throws {
        try withLayer(name) { layer, _ in
            let text = quartiers(["surface", layer, "--format", "csv", "--spreadsheet"]).output
            var file = try CSVReader(.bytes(Array(text.utf8), name: "tableur.csv"))
            var cells: [String] = []
            while try file.next({ _ in }) { cells.append(file.text(file.columns.firstIndex(of: "nom") ?? 0)) }
            let cell = try #require(cells.first)
            #expect(cells.count == 1)
            #expect(cell == name || cell == "'" + name)
            // A number written as text is no formula, and stays one.
            #expect(cell == "-1" || !["=", "+", "-", "@", "\t", "\r"].contains(String(cell.prefix(1))), "\(cell.prefix(40))")
        }
    }

    /// A terminal is given no control characters of a file's: they could move its cursor or rename its window.
    @Test(arguments: names) func doNothingOnATerminal(name: String) throws {
        try withLayer(name) { layer, _ in
            for words in [["surface", layer], ["check", layer], ["split", layer, "--communes", layer]] {
                let outcome = quartiers(words)
                for scalar in (outcome.output + outcome.errors).unicodeScalars where scalar != "\n" {
                    #expect(scalar.properties.generalCategory != .control, "\(words[0]): \(scalar.value)")
                }
            }
            // Nor where a name comes from the command line.
            let errors = quartiers(["show", "--demo", "--", name]).errors + quartiers(["surface", layer + ":" + name]).errors
            for scalar in errors.unicodeScalars where scalar != "\n" {
                #expect(scalar.properties.generalCategory != .control, "\(scalar.value)")
            }
        }
    }

    @Test func filesAndFoldersOfAnyName() throws {
        try withTemporaryFolder { folder in
            let inner = folder.appendingPathComponent("l'été 2024; \"x\" $(id) %41?#")
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            let layer = try inner.layer("périmètres:2024.geojson", Fixture.quartier("QP062008"))
            let store = inner.path + "/magasin ?mode=ro#.gpkg"
            #expect(quartiers(["surface", layer]).status == .success)
            #expect(quartiers(["import", "perimeters", layer, "--store", store]).status == .success)
            #expect(quartiers(["list", "--store", store]).status == .success)
            #expect(quartiers(["export", "gpkg", "--store", store, "-o", inner.path + "/sortie&.gpkg"]).status == .success)
            #expect(inner.names == ["magasin ?mode=ro#.gpkg", "périmètres:2024.geojson", "sortie&.gpkg"])
        }
    }
}
