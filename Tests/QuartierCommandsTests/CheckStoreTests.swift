import Foundation
import GeoPackage
import Reporting
import TestSupport
import Testing

/// What `check` keeps in a store, and what people lift there.
@Suite struct CheckStoreTests {
    private static let credits = ["--producer", "ANCT", "--licence", "LO 2.0", "--vintage", "2024"]

    /// Two squares apart, one feature.
    private static func parts(_ x: Double) -> String {
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[\(Fixture.ring(x, 50.52, side: 0.005))],[\(Fixture.ring(x + 0.01, 50.52, side: 0.005))]]}"
    }

    /// A store of two quartiers of two parts each, and one that overlaps the second.
    private func store(in folder: URL) throws -> String {
        let store = folder.path + "/agglo.gpkg"
        let layer = try folder.layer(
            "qpv.geojson", Fixture.quartier("QN06205M", "Un", Self.parts(2.60)), Fixture.quartier("QN06206M", "Deux", Self.parts(2.65)),
            Fixture.quartier("QN06207M", "Trois", Fixture.square(2.664, 50.521, side: 0.005)))
        #expect(quartiers(["import", "perimeters", layer, "--store", store] + Self.credits).status == .success)
        return store
    }

    private func check(_ store: String, _ words: String...) -> Outcome { quartiers(["check", "--store", store] + words) }

    private func rows(_ store: String, _ words: String...) throws -> [[String: String]] {
        try quartiers(["check", "--store", store, "--format", "csv"] + words).rows
    }

    private func kept(_ store: String, _ expression: String) throws -> [String] {
        try GeoPackageReader(store) { _ in }.column("SELECT \(expression) FROM controles ORDER BY code, id_objet")
    }

    private static let lift = [
        "--waive", "G06", "--subject", "QN06205M", "--by", "Pôle SIG", "--reason", "Deux îlots : « voulu », dit l'EPCI",
    ]

    @Test func whatWasFoundIsKeptAsAPointLayer() throws {
        try withTemporaryFolder { folder in
            let store = try store(in: folder)
            #expect(try kept(store, "code").isEmpty)
            #expect(check(store, "--save").status == .blockingFindings)
            #expect(
                try kept(store, "code || ' ' || id_objet || ' ' || generation || ' ' || gravite") == [
                    "G03 QN06206M 2024 bloquant", "G06 QN06205M 2024 avertissement", "G06 QN06206M 2024 avertissement",
                ])
            #expect(try kept(store, "vu_le") == Array(repeating: "2026-01-02T03:04:05Z", count: 3))
            #expect(try kept(store, "geom IS NULL") == ["0", "0", "0"])
            // Twice is once; one control alone replaces its own.
            #expect(check(store, "--save").status == .blockingFindings)
            #expect(check(store, "--save", "--control", "G06").status == .success)
            #expect(try kept(store, "code").count == 3)
            // In the language of the command or not, the store keeps French.
            #expect(check(store, "--save", "--lang", "en").status == .blockingFindings)
            #expect(try kept(store, "message").last?.hasPrefix("2 parties") == true)
        }
    }

    @Test func aWaiverKeepsItsWordsAndSurvivesANewCheck() throws {
        try withTemporaryFolder { folder in
            let store = try store(in: folder)
            let waived = quartiers(["check", "--store", store, "--format", "csv"] + Self.lift)
            #expect(waived.status == .success)
            #expect(try waived.rows.map { [$0["code"], $0["id_objet"], $0["leve_par"]] } == [["G06", "QN06205M", "Pôle SIG"]])
            for _ in 0..<2 {
                _ = check(store, "--save")
                let lifted = try rows(store).filter { $0["leve_par"] != "" }
                #expect(lifted.map { $0["id_objet"] } == ["QN06205M"])
                #expect(lifted.first?["motif_levee"] == "Deux îlots : « voulu », dit l'EPCI")
                #expect(try kept(store, "coalesce(leve_le, '')") == ["", "2026-01-02T03:04:05Z", ""])
            }
            #expect(check(store).output.contains("levé par Pôle SIG : « Deux îlots : « voulu », dit l'EPCI »"))
            // A blocking finding that is lifted blocks no more, under the norm either.
            #expect(check(store, "--norm", "publication").status == .blockingFindings)
            let overlap = ["--waive", "G03", "--subject", "QN06206M", "--by", "DDT", "--reason", "En cours"]
            #expect(quartiers(["check", "--store", store] + overlap).status == .success)
            let judged = check(store, "--norm", "publication")
            #expect(judged.status == .success)
            #expect(judged.output.contains("publiable ; constats bloquants : 0, avertissements : 1, levés : 2"))
            #expect(try rows(store, "2024").filter { $0["leve_par"] != "" }.count == 2)
            let strict = check(store, "--strict", "--control", "G03")
            #expect(strict.status == .success, "\(strict.errors)")
            let summary = try rows(store, "--show", "controls")
            #expect(summary.first { $0["code"] == "G03" }?["etat"] == "leve")
            #expect(summary.first { $0["code"] == "G06" }?["etat"] == "constats")
        }
    }

    @Test func aWaiverHoldsForWhatItLifted() throws {
        try withTemporaryFolder { folder in
            let store = try store(in: folder)
            #expect(quartiers(["check", "--store", store] + Self.lift).status == .success)
            // Three parts now: nobody has lifted that.
            let three = Self.parts(2.60).replacingOccurrences(
                of: "\"coordinates\":[", with: "\"coordinates\":[[\(Fixture.ring(2.58, 50.52, side: 0.005))],")
            let layer = try folder.layer("autre.geojson", Fixture.quartier("QN06205M", "Un", three))
            #expect(quartiers(["import", "perimeters", layer, "--store", store, "--replace"] + Self.credits).status == .success)
            #expect(try rows(store).filter { $0["leve_par"] != "" }.isEmpty)
            let saved = check(store, "--save")
            #expect(saved.errors.contains("Levée caduque"))
            #expect(saved.errors.contains("« Deux îlots : « voulu », dit l'EPCI »"))
            #expect(try kept(store, "code || coalesce(leve_par, '')") == ["G03", "G06", "G06"])
        }
    }

    @Test func aWaiverIsTakenBack() throws {
        try withTemporaryFolder { folder in
            let store = try store(in: folder)
            #expect(quartiers(["check", "--store", store] + Self.lift).status == .success)
            #expect(check(store, "--unwaive", "G06", "--subject", "qn 06 20 5 M").status == .success)
            #expect(try rows(store).allSatisfy { $0["leve_par"] == "" })
            check(store, "--unwaive", "G06", "--subject", "QN06205M").expectRefusal(
                .noInput, saying: "aucun constat G06 levé sur « QN06205M »")
        }
    }

    /// A store of the days before findings were kept lacks the columns for it: it is read as it is, and gets them when something is to be kept.
    @Test func aStoreOfAnEarlierVersionIsReadAndCompleted() throws {
        try withTemporaryFolder { folder in
            let store = try store(in: folder)
            try SQL.run(["generation", "vu_le", "leve_le"].map { "ALTER TABLE controles DROP COLUMN \($0)" }, on: store)
            #expect(check(store, "--control", "G06").status == .success)
            #expect(quartiers(["check", "--store", store] + Self.lift).status == .success)
            #expect(try rows(store).filter { $0["leve_par"] != "" }.count == 1)
        }
    }

    /// Another program, QGIS for one, may write a waiver; without a reason it is none.
    @Test func aWaiverWrittenByAnotherProgramCountsWhenItIsWhole() throws {
        try withTemporaryFolder { folder in
            let store = try store(in: folder)
            _ = check(store, "--save")
            try SQL.run(
                [
                    "UPDATE controles SET leve_par = 'DDT', motif_levee = 'Voulu' WHERE id_objet = 'QN06205M'",
                    "UPDATE controles SET leve_par = 'DDT', motif_levee = ' ' WHERE id_objet = 'QN06206M'",
                ], on: store)
            #expect(try rows(store).filter { $0["leve_par"] != "" }.map { $0["id_objet"] } == ["QN06205M"])
        }
    }

    @Test func aWaiverWithoutItsWordsIsRefused() throws {
        try withTemporaryFolder { folder in
            let store = try store(in: folder)
            let whole = Self.lift
            for (option, rank) in [("--subject", 2), ("--by", 4), ("--reason", 6)] {
                var words = whole
                words.removeSubrange(rank..<(rank + 2))
                quartiers(["check", "--store", store] + words).expectRefusal(.usage, saying: "il manque \(option)")
            }
            var blank = whole
            blank[7] = "  "
            quartiers(["check", "--store", store] + blank).expectRefusal(.usage, saying: "il manque --reason")
            var other = whole
            other[3] = "QN06299N"
            quartiers(["check", "--store", store] + other).expectRefusal(.noInput, saying: "« QN06299N »", "QN06205M, QN06206M")
            check(store, "--waive", "M02", "--subject", "QN06205M", "--by", "a", "--reason", "b").expectRefusal(.usage, saying: "« M02 »")
            check(store, "--waive", "D01", "--subject", "QN06205M", "--by", "a", "--reason", "b").expectRefusal(.usage, saying: "« D01 »")
            check(store, "--by", "a").expectRefusal(.usage, saying: "--by", "--waive")
            check(store, "--unwaive", "G06", "--subject", "QN06205M", "--reason", "b").expectRefusal(
                .usage, saying: "--reason", "--unwaive")
            quartiers(["check", "--store", store, "--norm", "publication"] + whole).expectRefusal(.usage, saying: "--norm")
            quartiers(["check", "2024", "--store", store] + whole).expectRefusal(.usage, saying: "tout le magasin")
            #expect(try kept(store, "code").isEmpty)
        }
    }

    @Test func hostileWordsAreKeptAsTheyAre() throws {
        try withTemporaryFolder { folder in
            let store = try store(in: folder)
            let reason = "'); DROP TABLE controles; --\n=HYPERLINK(\"x\") <script>"
            var words = Self.lift
            words[7] = reason
            #expect(quartiers(["check", "--store", store] + words).status == .success)
            #expect(try rows(store).compactMap { $0["motif_levee"] }.filter { !$0.isEmpty } == [reason])
            #expect(!check(store).output.contains("\n=HYPERLINK"))
        }
    }

    @Test func kinshipIsHeldAgainstTheTableOfTheStore() throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/agglo.gpkg"
            let old = try folder.layer("2015.geojson", Fixture.quartier("QP062005"))
            let new = try folder.layer("2024.geojson", Fixture.quartier("QN06205M"))
            for layer in [old, new] {
                #expect(quartiers(["import", "perimeters", layer, "--store", store] + Self.credits).status == .success)
            }
            // The same outline, and a letter that says otherwise.
            #expect(try rows(store).map { [$0["code"], $0["attendu"], $0["trouve"]] } == [["C02", "M", "inchange"]])
            #expect(check(store).output.contains("C03 n'a pas été passé : aucune table de correspondance"))
            let lift = ["--waive", "C02", "--subject", "QN06205M", "--by", "DDT", "--reason", "Lettre de l'ANCT"]
            #expect(quartiers(["check", "--store", store] + lift).status == .success)
            let table = try folder.write("QP2024;QP2015_1\nQN06205M;QP062006\n", as: "correspondance.csv")
            #expect(quartiers(["import", "correspondence", table, "--store", store] + Self.credits).status == .success)
            #expect(try rows(store).map { $0["code"] } == ["C03", "C03", "C02"])
            // The table gives the quartier the identifier of its parent; what was lifted of it stays so.
            #expect(try rows(store).last.map { [$0["id_objet"], $0["leve_par"]] } == ["QP062006", "DDT"])
        }
    }

    /// Statistical secrecy is nobody's to lift: what was kept without threshold blocks until it is worked out again.
    @Test func estimatesThatAreKeptAreHeldToSecrecyAndCaution() throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/agglo.gpkg"
            // Tile N3072600 E3800000 lies at 2.64 E, 50.53 N: all of it inside the first outline, and of the second.
            for (code, side) in [("QP062005", 0.01), ("QN06205M", 0.012)] {
                let layer = try folder.layer("\(code).geojson", Fixture.quartier(code, "Un", Fixture.square(2.636, 50.528, side: side)))
                #expect(quartiers(["import", "perimeters", layer, "--store", store] + Self.credits).status == .success)
            }
            let table = try folder.write("QP2024;QP2015_1\nQN06205M;QP062005\n", as: "correspondance.csv")
            #expect(quartiers(["import", "correspondence", table, "--store", store] + Self.credits).status == .success)
            let tiles = try folder.write(
                "idcar_200m,i_est_200,lcog_geo,ind,men\nCRS3035RES200mN3072600E3800000,1,62119,20,8\n", as: "carreaux.csv")
            let imported = quartiers(
                ["import", "tiles", tiles, "--vintage", "2021", "--producer", "INSEE", "--licence", "LO 2.0", "--store", store])
            #expect(imported.status == .success, "\(imported.errors)")
            func keep(_ words: String...) {
                #expect(quartiers(["estimate", "2024", "--store", store, "--save"] + words).status == .success)
            }
            func found() throws -> [String?] { try rows(store).map { $0["code"] }.filter { $0?.hasPrefix("D0") == true } }

            keep("--threshold", "0")
            #expect(try found() == ["D01", "D02"])
            #expect(try rows(store, "--show", "controls").first { $0["code"] == "D03" }?["etat"] == "conforme")
            #expect(check(store).output.contains("à interpréter avec prudence : 100 % des habitants dans des carreaux imputés"))
            keep()
            #expect(try found() == ["D02"])
        }
    }
}
