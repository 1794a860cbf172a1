import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct CheckVerbTests {
    @Test func theDemonstrationIsBlockedForBeingDrawnAndForItsPortraits() throws {
        let outcome = quartiers("check --demo --format csv")
        #expect(outcome.status == .blockingFindings)
        let rows = try outcome.rows
        #expect(Set(rows.filter { $0["gravite"] == "bloquant" }.map { $0["code"] }) == ["M01", "M02", "P04", "P07"])
        #expect(rows.filter { $0["code"] == "M02" }.count == 13)
        // A finding about a generation stands beside that generation.
        #expect(
            rows.filter { $0["code"] == "M02" && $0["generation"] == "2024" }.map { $0["code_qp"]?.prefix(2) }
                == Array(repeating: "QN", count: 5))
    }

    @Test func aControlAskedForAloneIsRunAlone() throws {
        let outcome = quartiers("check --demo --control G06 --format csv")
        #expect(outcome.status == .success)
        let rows = try outcome.rows
        #expect(rows.map { $0["code"] } == ["G06", "G06"])
        #expect(rows.map { $0["trouve"] } == ["2", "3"])
        quartiers("check --demo --control G99").expectRefusal(.usage, saying: "« G99 »", "G01")
    }

    /// The codec and the reader of perimeters meet some findings before any control runs: they stand in the same table, each once.
    @Test func whatReadersMeetIsInTheTable() throws {
        let open = Fixture.polygon("[[2.65,50.5],[2.66,50.5],[2.66,50.51],[2.65,50.51]]")
        let input = Fixture.layer([
            Fixture.quartier("QP62005", "Mal codé"), Fixture.quartier("QP062007", "Ouvert", open),
            Fixture.quartier("QP062008", "Sans", "null"), Fixture.quartier("QP062009", "Vide", Fixture.polygon()),
            Fixture.quartier("QP062010", "Ligne", #"{"type":"LineString","coordinates":[[2.63,50.5],[2.7,50.5]]}"#),
            Fixture.quartier("QP062011", "Court", Fixture.polygon("[[2.65,50.5],[2.66,50.5],[2.65,50.5]]")),
        ])
        let outcome = quartiers("check - --format csv", input: input)
        #expect(outcome.status == .blockingFindings)
        let found = try outcome.rows.map { [$0["code"], $0["id_objet"], $0["gravite"]] }
        #expect(
            found == [
                ["G01", "QP062008", "bloquant"], ["G01", "QP062009", "bloquant"], ["G01", "QP062010", "bloquant"],
                ["JSON-RING", "QP062011", "bloquant"], ["C01", "QP62005", "avertissement"],
                ["JSON-RING-OPEN", "QP062007", "avertissement"],
            ])
        #expect(try outcome.rows[3]["message"] == "l'anneau 1 du polygone 1 a 3 sommets, 4 au moins attendus")
        #expect(try outcome.rows[5]["x"] == "2.65")
        // What to do is said once a kind.
        #expect(outcome.errors.contains("C01 : Corriger le code à la source"))
    }

    /// What lies where its system cannot be is told once, and is no reason to stop.
    @Test func misplacedFeaturesDoNotHideTheOthers() throws {
        let input = Fixture.layer([
            Fixture.quartier("QP062005", "À l'envers", Fixture.square(50.525, 2.63)), Fixture.quartier("QP062007"),
            Fixture.quartier("QP062007"),
            Fixture.quartier("QP062008", "À Londres", Fixture.square(-0.1, 52.5)),
        ])
        let outcome = quartiers("check - --format csv", input: input)
        #expect(outcome.status == .blockingFindings)
        #expect(
            try outcome.rows.map { [$0["code"], $0["id_objet"]] } == [
                ["G02", "QP062005"], ["G02", "QP062008"], ["G03", "QP062007"], ["C01", "QP062007"],
            ])
    }

    @Test func strictEndsAtTheFirstFinding() {
        let input = Fixture.layer([Fixture.quartier("QP62005", "Mal codé")])
        quartiers("check - --strict", input: input).expectRefusal(.badData, saying: "« QP62005 »", "(C01)", "Corriger le code")
    }

    @Test func soundLayersPass() throws {
        try withTemporaryFolder { folder in
            let layer = try folder.layer("qpv.geojson", Fixture.quartier("QP062005"))
            let commune = Fixture.Feature(
                properties: [("insee_com", "62119"), ("nom_com", "Béthune")], geometry: Fixture.square(2.6, 50.5, side: 0.1))
            let communes = try folder.layer("communes.geojson", commune)
            let outcome = quartiers(["check", layer, "--communes", communes, "--format", "json"])
            #expect(outcome.status == .success)
            #expect(outcome.errors == "")
            #expect((try outcome.json["rows"] as? [Any])?.isEmpty == true)
            // Without communes it says what it did not look at.
            let alone = quartiers(["check", layer])
            #expect(alone.output.contains("G07 n'a pas été passé"))
        }
    }

    /// Real limits of communes and real perimeters: 103 slivers, which a director reads as one line a quartier.
    @Test(.needsSharedData) func lilleIsReadableAndHidesNothing() throws {
        let file = SharedData.path("data/lille/icu-mediapart-lille.gpkg")
        func rows(_ more: String...) throws -> [[String: String]] {
            try quartiers(["check", "\(file):qpvs", "--communes", "\(file):cities", "--format", "csv"] + more).rows
        }
        let found = try rows()
        #expect(found.count == 13)
        #expect(found.map { $0["gravite"] } == ["bloquant"] + Array(repeating: "avertissement", count: 12))
        let invalid = try #require(found.first)
        #expect([invalid["code"], invalid["id_objet"]] == ["G01", "QP059067"])
        #expect(abs((Double(invalid["x"] ?? "") ?? 0) - 709_909.97) < 0.01)
        #expect(abs((Double(invalid["y"] ?? "") ?? 0) - 7_058_181.04) < 0.01)
        #expect(found.filter { $0["code"] == "G07" }.map { $0["id_objet"] } == ["QP059077"])
        #expect(found.allSatisfy { $0["source"] == "icu-mediapart-lille.gpkg" })
        let slivers = found.filter { $0["code"] == "G04" }
        #expect(Set(slivers.map { $0["id_objet"] }).count == slivers.count)

        // Place by place nothing more and nothing less: the surfaces of each quartier add up to that of its one finding.
        let places = try rows("--show", "places", "--control", "G04")
        #expect(places.count == 103)
        for sum in slivers {
            let total = places.filter { $0["id_objet"] == sum["id_objet"] }.compactMap { Double($0["trouve"] ?? "") }.reduce(0, +)
            #expect(abs(total - (Double(sum["trouve"] ?? "") ?? 0)) < 1e-6)
        }
    }

    @Test func peopleReadWhatBlocksFirstAndEachSentenceOnce() {
        let outcome = quartiers("check --demo")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "Bloquants (26)")
        #expect(lines.contains("Avertissements (13)"))
        #expect(lines.filter { $0.contains("contour schématique, dessiné pour la démonstration") }.count == 1)
        #expect(lines.filter { $0.contains("→ Importer le périmètre officiel") }.count == 1)
        #expect(quartiers(["check", "--demo", "--lang", "en"]).output.contains("Poverty rate: 5 QPV and 3 QIC"))
    }

    /// A terminal shows twenty sentences of a kind and says how many more there are; a file or pipe has them all.
    @Test func aTerminalIsNotFloodedAndNothingIsHidden() {
        let codes = (10..<35).map { "QP62\($0)" }
        let input = Fixture.layer(
            codes.enumerated().map { Fixture.quartier($1, "Q", Fixture.square(2.5 + 0.02 * Double($0), 50.52)) })
        let screen = quartiers(["check", "-"], input: input, columns: 70).output
        #expect(screen.contains("C01 forme et unicité des codes (25)"))
        #expect(screen.contains("… et 5 autres"))
        #expect(codes.filter { screen.contains($0) }.count == 20)
        #expect(screen.split(separator: "\n").allSatisfy { $0.count <= 70 })
        let whole = quartiers(["check", "-"], input: input).output
        #expect(codes.allSatisfy { whole.contains($0) })
    }

    @Test func remarksOfReadersAreCountedLayerByLayer() throws {
        let clockwise = "[[2.63,50.52],[2.63,50.53],[2.64,50.53],[2.64,50.52],[2.63,50.52]]"
        let input = Fixture.layer((5...7).map { Fixture.quartier("QP06200\($0)", "Q\($0)", Fixture.polygon(clockwise)) })
        let remarks = try quartiers("check - --format csv", input: input).rows.filter { $0["code"] == "JSON-RING-ORDER" }
        #expect(remarks.count == 1)
        #expect(remarks.first?["message"]?.hasSuffix("(3 fois, ici d'abord)") == true)
        let each = try quartiers("check - --format csv --show places", input: input).rows.filter { $0["code"] == "JSON-RING-ORDER" }
        #expect(each.count == 3)
    }

    // MARK: The norm

    @Test func theNormJudgesSourcesOfFilesAndSaysItsVerdict() throws {
        try withTemporaryFolder { folder in
            let layer = try folder.layer("qpv.geojson", Fixture.quartier("QP062005"))
            #expect(quartiers(["check", layer]).status == .success)
            let judged = quartiers(["check", layer, "--norm", "publication"])
            #expect(judged.status == .blockingFindings)
            #expect(judged.output.contains("M01 producteur, millésime, licence et date de chaque source"))
            #expect(
                judged.output.contains("« publication » : non publiable ; constats bloquants : 1 (M01), avertissements : 0, levés : 0."))
        }
    }

    @Test func theSummaryHasARowAControl() throws {
        let outcome = quartiers("check --demo --norm publication --show controls --format csv")
        #expect(outcome.status == .blockingFindings)
        let rows = try outcome.rows
        #expect(rows.count == 29)
        #expect(
            rows.filter { $0["effet"] == "bloque" }.map { $0["code"] } == [
                "G02", "G01", "G03", "S02", "P02", "P04", "P07", "D01", "D03", "M01", "M02",
            ])
        #expect(rows.filter { $0["effet"] == "bloque" && $0["etat"] == "constats" }.map { $0["code"] } == ["P04", "P07", "M01", "M02"])
        #expect(rows.first { $0["code"] == "D03" }?["etat"] == "conforme")
        #expect(rows.first { $0["code"] == "D01" }?["motif"] == "aucune estimation gardée (estimate --save)")
        let json = try quartiers("check --demo --norm publication --show controls --format json").json
        #expect(json["schema"] as? String == "quartiers.verdict/1")
        #expect((json["notes"] as? [String])?.contains { $0.hasPrefix("Norme « publication » : non publiable") } == true)
    }

    // MARK: Places

    @Test func placesAreGeoJSON() throws {
        let input = Fixture.layer([
            Fixture.quartier("QP062005"), Fixture.quartier("QP062007", "Deux", Fixture.square(2.635, 50.525)),
            Fixture.quartier("QP062008", "Sans", "null"), Fixture.quartier("QP062009", "À Londres", Fixture.square(-0.1, 52.5)),
        ])
        let outcome = quartiers("check - --format geojson", input: input)
        #expect(outcome.status == .blockingFindings)
        let features = try #require(try outcome.json["features"] as? [[String: Any]])
        let found = features.map { feature -> [String] in
            let properties = feature["properties"] as? [String: Any]
            let geometry = feature["geometry"] as? [String: Any]
            return [properties?["code"] as? String ?? "", geometry?["type"] as? String ?? "null"]
        }
        #expect(found == [["G01", "null"], ["G02", "Point"], ["G03", "Point"], ["G04", "MultiPolygon"]])
        let overlap = (features[2]["geometry"] as? [String: Any])?["coordinates"] as? [Double] ?? []
        // The middle of what both squares share, from 2.635 to 2.64 degrees.
        #expect(abs((overlap.first ?? 0) - 2.6375) < 0.001)
    }

    @Test func optionsThatSayNothingTogetherAreRefused() {
        quartiers("check --demo --norm publication --control G01").expectRefusal(.usage, saying: "sans --control")
        quartiers("check --demo --norm nationale").expectRefusal(.usage, saying: "« nationale »", "publication")
        quartiers("check --demo --show controls --format geojson").expectRefusal(.usage, saying: "--show findings")
        quartiers("check --demo --save").expectRefusal(.usage, saying: "--store")
        quartiers("check --demo --tolerance -1").expectRefusal(.usage, saying: "--tolerance")
        quartiers("check qpv.geojson --save --store agglo.gpkg").expectRefusal(.usage, saying: "tout le magasin")
    }
}
