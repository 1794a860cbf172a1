import Foundation
import Reporting
import TestSupport
import Testing

/// Maps and atlases of what is ordinary and of what is strange: no value, one value, one quartier, three hundred, outlines without area.
@Suite struct CartographyInputTests {
    /// Runs `map` and both forms of `atlas` over a store with a quartier for each value.
    private func draw(
        _ values: [String], geometry: (Int) -> String = { Fixture.square(2.1 + Double($0 % 20) * 0.03, 50.3 + Double($0 / 20) * 0.02) },
        name: (Int) -> String = { "Quartier \($0)" }, options: [String] = [],
        _ body: (_ map: Outcome, _ page: String, _ sheets: [String: String]) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            let codes = values.indices.map { "QP062\(String(1_001 + $0).dropFirst())" }
            let features = values.indices.map { Fixture.quartier(codes[$0], name($0), geometry($0)) }
            let layer = try folder.write(Fixture.layer(features), as: "q.geojson")
            let rows = zip(codes, values.enumerated()).map { "\($0),\"\(name($1.0).replacing("\"", with: "\"\""))\",\($1.1)" }
            let figures = try folder.write((["code_qp,nom,tx_pauvrete"] + rows).joined(separator: "\n") + "\n", as: "f.csv")
            let store = folder.appendingPathComponent("s.gpkg").path
            for words in [["import", "perimeters", layer], ["import", "figures", figures]] {
                let run = quartiers(words + ["--store", store])
                try #require(run.status == .success, "\(run.errors)")
            }
            let page = folder.appendingPathComponent("page.html")
            let single = quartiers(["atlas", "--store", store, "--single", page.path])
            try #require(single.status == .success, "\(single.errors)")
            let atlas = folder.appendingPathComponent("atlas")
            let run = quartiers(["atlas", "--store", store, "--no-pdf", "-o", atlas.path])
            try #require(run.status == .success, "\(run.errors)")
            let sheets = try atlas.names.map { ($0, try String(contentsOf: atlas.appendingPathComponent($0), encoding: .utf8)) }
            try body(
                quartiers(["map", "tx_pauvrete", "--store", store] + options), String(contentsOf: page, encoding: .utf8),
                Dictionary(uniqueKeysWithValues: sheets))
        }
    }

    @Test func everyValueMissing() throws {
        try draw(["secret", "secret", "nd"]) { map, page, sheets in
            #expect(map.status == .success, "\(map.errors)")
            #expect(map.output.contains("secret statistique (2)") && map.output.contains("Aucun quartier n&#39;a de valeur."))
            #expect(page.contains("secret statistique") && sheets["index.html"]?.contains("secret statistique") == true)
        }
    }

    @Test(arguments: ["jenks", "quantile", "q6", "equal", "msd", "arith", "geom", "headtails"])
    func everyValueEqual(method: String) throws {
        try draw(["31.5", "31.5", "31.5"], options: ["--method", method]) { map, page, _ in
            #expect(map.status == .success, "\(map.errors)")
            #expect(map.output.contains("31,5 (3)"))
            #expect(page.contains("31,5"))
        }
    }

    @Test func oneQuartier() throws {
        try draw(["40.2"]) { map, page, sheets in
            #expect(map.status == .success && map.output.contains("40,2 (1)") && map.output.contains(">Quartier 0</text>"))
            #expect(page.components(separatedBy: "<article").count == 2 && sheets["fiche-QP062001.html"] != nil)
        }
    }

    @Test func threeHundredQuartiers() throws {
        try draw((0..<300).map { "\(15 + $0 % 40)" }) { map, page, sheets in
            #expect(map.status == .success && map.errors.contains("CARTE-NOMS"))
            #expect(map.output.components(separatedBy: "id=\"area-").count == 301)
            #expect(page.components(separatedBy: "<article").count == 301 && sheets.count == 302)
        }
    }

    @Test func anOutlineWithoutArea() throws {
        let line = Fixture.polygon("[[2.7,50.5],[2.71,50.5],[2.72,50.5],[2.7,50.5]]")
        try draw(["40.2", "20"], geometry: { $0 == 0 ? Fixture.square(2.63, 50.525) : line }) { map, page, sheets in
            #expect(map.status == .success, "\(map.errors)")
            // It has a mark where it lies, and its value like any other; the controls say what is wrong with it.
            #expect(map.output.contains("Quartier 1 : 20\u{202F}%"))
            #expect(page.contains("20\u{202F}%"))
            #expect(sheets["fiche-QP062002.html"]?.contains("G01") == true)
        }
    }

    @Test func namesOfTwoHundredCharactersFromRightToLeftAndEmoji() throws {
        let names = [String(repeating: "Très long ", count: 20), "حي السلام 🏘️", Fixture.hostileName, "   ", "\u{202E}gauche"]
        try draw(["40.2", "30", "20", "25", "35"], name: { names[$0] == "   " ? "é" : names[$0] }) { map, page, sheets in
            #expect(map.status == .success, "\(map.errors)")
            for text in [map.output, page] + sheets.values {
                #expect(!text.contains("<img") && !text.contains("alert(1)>"))
            }
            #expect(page.contains("حي السلام 🏘️") && sheets["index.html"]?.contains("حي السلام 🏘️") == true)
        }
    }

    @Test func limitsOutOfOrderAndIndicatorsThatNobodyHas() throws {
        try draw(["40.2", "30"], options: ["--breaks", "40,30"]) { map, _, _ in map.expectRefusal(.usage, saying: "ne montent pas") }
        try draw(["40.2", "30"], options: ["--breaks", "30,30"]) { map, _, _ in map.expectRefusal(.usage, saying: "ne montent pas") }
        quartiers("map ips --demo --code QIC6205101").expectRefusal(.noInput, saying: "ips")
        quartiers("map pauvrete --demo").expectRefusal(.usage, saying: "tx_pauvrete")
    }
}
