import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct CheckVerbTests {
    @Test func theDemonstrationIsBlockedForBeingDrawnAndForItsPortraits() throws {
        let outcome = quartiers("check --demo --format csv")
        #expect(outcome.status == .blockingFindings)
        let rows = try outcome.rows
        #expect(Set(rows.filter { $0["gravite"] == "bloquant" }.map { $0["code"] }) == ["M01", "M02", "P04"])
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
                ["C01", "QP62005", "avertissement"], ["JSON-RING-OPEN", "QP062007", "avertissement"], ["G01", "QP062008", "bloquant"],
                ["G01", "QP062009", "bloquant"], ["G01", "QP062010", "bloquant"], ["JSON-RING", "QP062011", "bloquant"],
            ])
        #expect(try outcome.rows.last?["message"] == "l'anneau 1 du polygone 1 a 3 sommets, 4 au moins attendus")
        #expect(try outcome.rows[1]["x"] == "2.65")
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

    @Test(.needsSharedData) func lilleHasOneInvalidOutlineAndOneCommuneTooMany() throws {
        let file = SharedData.path("data/lille/icu-mediapart-lille.gpkg")
        let outcome = quartiers(["check", "\(file):qpvs", "--communes", "\(file):cities", "--format", "csv"])
        #expect(outcome.status == .blockingFindings)
        let rows = try outcome.rows
        let invalid = rows.filter { $0["code"] == "G01" }
        #expect(invalid.map { $0["id_objet"] } == ["QP059067"])
        #expect(abs((Double(invalid.first?["x"] ?? "") ?? 0) - 709_909.97) < 0.01)
        #expect(abs((Double(invalid.first?["y"] ?? "") ?? 0) - 7_058_181.04) < 0.01)
        #expect(rows.filter { $0["code"] == "G07" }.map { $0["id_objet"] } == ["QP059077"])
        #expect(rows.filter { $0["gravite"] == "bloquant" }.count == 1)
        #expect(rows.allSatisfy { $0["source"] == "icu-mediapart-lille.gpkg" })
    }
}
