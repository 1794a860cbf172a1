import Foundation
import GeoFormats
import GeoPackage
import Reporting
import TestSupport
import Testing

@Suite struct MapVerbTests {
    static let lille = SharedData.path("data/lille/icu-mediapart-lille.gpkg")

    @Test func drawsTheDemonstration() {
        let map = quartiers("map tx_pauvrete --demo --status QPV")
        #expect(map.status == .success, "\(map.errors)")
        #expect(map.output.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"297mm\" height=\"210mm\""))
        #expect(map.output.contains("Contours schématiques, dessinés pour la démonstration"))
        #expect(map.output.contains("seuils naturels (Jenks)"))
        #expect(map.output.contains("agglomération : 18,8"))
        #expect(map.output.contains("5 chiffre(s) décrivent le périmètre 2015"))
        #expect(map.output == quartiers("map tx_pauvrete --demo --status QPV --jobs 1").output)
        let english = quartiers("map tx_pauvrete --demo --status QPV --lang en --size A3 --orientation portrait")
        #expect(english.output.contains("natural breaks (Jenks)") && english.output.contains("width=\"297mm\" height=\"420mm\""))
    }

    @Test func theDateGivenIsAllThatTheHourTells() {
        func map(_ options: [String], at now: String) -> String { quartiers(["map", "pop", "--demo"] + options, now: now).output }
        let dated = map(["--date", "2024-06-30"], at: "2026-01-02T03:04:05Z")
        #expect(dated == map(["--date", "2024-06-30"], at: "2031-05-06T07:08:09Z"))
        #expect(dated.contains("30/06/2024") && map([], at: "2031-05-06T07:08:09Z").contains("06/05/2031"))
    }

    /// DOMAIN 4, check 11: the bound of Gambetta is a bound.
    @Test func showsABoundAsABoundAndWarnsOfUnlikeRates() throws {
        let map = quartiers("map tx_pauvrete --demo")
        #expect(map.status == .blockingFindings)
        #expect(map.errors.contains("P07"))
        #expect(map.output.contains("+ de 30\u{202F}% (1)") && map.output.contains("url(#at-least)"))
        #expect(map.output.contains("part de personnes pour les QPV"))
        #expect(quartiers("map tx_pauvrete --demo --force").status == .success)
        let rows = try quartiers("map tx_pauvrete --demo --format csv").rows
        let gambetta = try #require(rows.first { $0["nom"]?.contains("Gambetta") == true })
        #expect(gambetta["qualificatif"] == "plus_de" && gambetta["borne_min"] == "30" && gambetta["classe"] == "")
    }

    @Test func showsCountsByCirclesAndClassesOnlyWhenForced() {
        let circles = quartiers("map pop --demo")
        #expect(circles.status == .success && circles.output.contains("aire du cercle proportionnelle"))
        quartiers("map pop --demo --method quantile").expectRefusal(.usage, saying: "effectif", "--force")
        let forced = quartiers("map pop --demo --method quantile --force")
        #expect(forced.status == .success && forced.output.contains("à la demande de l&#39;auteur"))
    }

    @Test func setsColoursAgainstEachOtherAroundTheAgglomeration() {
        let map = quartiers("map tx_pauvrete --demo --status QPV --around agglomeration")
        #expect(map.status == .success && map.output.contains("agglomération : 18,8\u{202F}%"), "\(map.errors)")
        // A value of the author's is not the agglomeration's.
        let other = quartiers("map pt_parc_social --demo --around 80 --method equal --classes 4")
        #expect(other.status == .success && other.output.contains("valeur choisie : 80\u{202F}%"))
        #expect(!other.output.contains("agglomération : 80"))
        quartiers("map pt_parc_social --demo --around moyenne").expectRefusal(.usage, saying: "agglomeration")
    }

    @Test func estimatesFromTiles() throws {
        let map = quartiers("map tx_pauvrete_menages 2024 --demo --threshold 0")
        #expect(map.status == .success, "\(map.errors)")
        #expect(map.output.contains("estimation (contour tireté)"))
        #expect(map.output.contains("aucun chiffre n&#39;est vrai"))
        let shared = quartiers("map pt_moins_25 2024 --demo --from carreaux --format csv --threshold 0")
        #expect(try shared.rows.allSatisfy { $0["methode"] == "carreaux" && $0["qualificatif"] != "exact" })
    }

    @Test func refusesWhatItCannotDraw() throws {
        quartiers("map tx_pauvrte --demo").expectRefusal(.usage, saying: "tx_pauvrete")
        quartiers("map tx_f_60etplus --demo").expectRefusal(.noInput, saying: "aucun quartier n'a de chiffre", "tx_pauvrete")
        quartiers("map tx_pauvrete --demo --from carreaux").expectRefusal(.usage, saying: "les carreaux ne donnent pas")
        quartiers("map tx_pauvrete --demo --breaks 40,30").expectRefusal(.usage, saying: "ne montent pas")
        quartiers("map tx_pauvrete --demo --breaks 30,x").expectRefusal(.usage)
        quartiers("map tx_pauvrete --demo --breaks 30 --classes 4").expectRefusal(.usage, saying: "--classes")
        quartiers("map tx_pauvrete --demo -o carte.jpeg").expectRefusal(.usage, saying: ".svg, .png")
        quartiers("map tx_pauvrete").expectRefusal(.noInput, saying: "--demo")
        let file = ProjectFiles.path("Geodata/perimetres-2024.geojson")
        quartiers(["map", "tx_pauvrete", file]).expectRefusal(.noInput, saying: "--store")
        quartiers(["map", "tx_pauvrete_menages", file]).expectRefusal(.noInput, saying: "--tiles")
        try withTemporaryFolder { folder in
            let list = try folder.write("code_qp,nom\nQP062005,Un\n", as: "liste.csv")
            quartiers(["map", "tx_pauvrete", list, "--demo"]).expectRefusal(.badData, saying: "contour")
        }
    }

    @Test func writesFilesOnceAndWhole() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("carte.svg").path
            let words = ["map", "pop", "--demo", "-o", path]
            #expect(quartiers(words).status == .success)
            #expect(quartiers(words).status == .cannotCreate)
            #expect(quartiers(words + ["--overwrite"]).status == .success)
            let written = try String(contentsOfFile: path, encoding: .utf8)
            #expect(written == quartiers("map pop --demo").output)
            let missing = quartiers(
                ["map", "pop", "--demo", "-o", folder.appendingPathComponent("c.png").path], variables: ["PATH": "/nowhere"])
            missing.expectRefusal(.noInput, saying: "rsvg-convert", "apt-get install librsvg2-bin")
            #expect(folder.names == ["carte.svg"])
        }
    }

    @Test func namesOfFilesAreTextAndNothingElse() throws {
        try withTemporaryFolder { folder in
            let layer = try folder.write(Fixture.layer(Fixture.hostileQuartiers), as: "q.geojson")
            let map = quartiers(["map", "pop", layer, "--demo"])
            #expect(map.status == .success, "\(map.errors)")
            #expect(!map.output.contains("<img") && map.output.contains("&lt;img src=x onerror=alert(1)&gt;"))
        }
    }

    /// Lille's tiles as a file of INSEE's form: they hold people and the share of poor households, of which counts are made here.
    static func lilleTiles(in folder: URL) throws -> String {
        var rows = ["Idcar_200m,I_est_200,Ind,Men,Men_pauv"]
        let reader = try GeoPackageReader(lille) { _ in }
        let fields = ["id", "imputed", "num_people", "poverty_ratio"]
        _ = try reader.forEachFeature("enriched_grid", fields: fields, report: { _ in }) { feature in
            let cells = feature.attributes.map(\.value)
            guard let people = Double(cells[2].exact), let ratio = Double(cells[3].exact) else { return }
            rows.append("\(cells[0].exact),\(cells[1].exact),\(people),\(people),\(people * ratio)")
        }
        return try folder.write(rows.joined(separator: "\n") + "\n", as: "tiles.csv")
    }

    /// Lille's 26 QPV of 2015 over 121 communes.
    @Test(.needsSharedData) func mapsLilleFromItsTiles() throws {
        try withTemporaryFolder { folder in
            let tiles = try Self.lilleTiles(in: folder)
            let words = [
                "map", "tx_pauvrete_menages", Self.lille + ":qpvs", "--tiles", tiles, "--vintage", "2017", "--communes",
                Self.lille + ":cities",
            ]
            let map = quartiers(words)
            #expect(map.status == .success, "\(map.errors)")
            // Every quartier is drawn and named.
            #expect(map.output.components(separatedBy: "id=\"area-").count - 1 == 26)
            #expect(!map.errors.contains("CARTE-NOMS"))
            for commune in ["Lille", "Roubaix", "Tourcoing"] { #expect(map.output.contains(">\(commune)</text>")) }
            let table = try quartiers(words + ["--format", "csv"]).rows
            #expect(table.count == 26 && table.allSatisfy { $0["qualificatif"] == "estime" && $0["classe"] != "" })
        }
    }
}
