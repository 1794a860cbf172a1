import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct AtlasVerbTests {
    private func text(_ folder: URL, _ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    @Test func writesASheetForEachQuartierAndAnOverview() throws {
        try withTemporaryFolder { folder in
            let atlas = folder.appendingPathComponent("atlas")
            let words = ["atlas", "--demo", "--no-pdf", "-o", atlas.path]
            let run = quartiers(words)
            #expect(run.status == .success, "\(run.errors)")
            #expect(atlas.names.count == 10 && atlas.names.contains("index.html") && atlas.names.contains("atlas.css"))
            let overview = try text(atlas, "index.html")
            #expect(overview.contains("Contours schématiques, dessinés pour la démonstration") && overview.contains("fiche-QP062005.html"))
            let sheet = try text(atlas, "fiche-QP062005.html")
            for part in [
                "Cartographie", "Portrait statistique", "Écart à l&#39;agglomération", "Communes", "Évolution du périmètre", "Estimations",
                "Sources", "Habitants par âge", "default-src &#39;none&#39;", "périmètre 2015",
            ] { #expect(sheet.contains(part), "\(part)") }
            #expect(!sheet.contains("<script"))
            // Nothing is written over unless asked.
            #expect(quartiers(words).status == .cannotCreate)
            #expect(quartiers(words + ["--overwrite"]).status == .success)
            #expect(try text(atlas, "fiche-QP062005.html") == sheet)
        }
    }

    /// Figures of several vintages stand side by side, and what forbids to subtract them stands below.
    @Test func tellsTheEvolutionOfOutlineAndFigures() throws {
        try withTemporaryFolder { folder in
            let atlas = folder.appendingPathComponent("atlas")
            #expect(quartiers(["atlas", "--demo", "--no-pdf", "-o", atlas.path]).status == .success)
            let sheet = try text(atlas, "fiche-QP062005.html")
            // By hand: 42 ha and 52 ha printed for the two generations; the rates of REVN as portraits.csv has them.
            for part in [
                "De 2015 à 2024 : extension ; 42,0\u{202F}ha en commun, 10,0\u{202F}ha gagnés,", "0,0\u{202F}ha perdus.",
                "Évolution des chiffres",
                "<th scope=\"col\">2019</th>", "INSEE REVN", "<td>40,4\u{202F}%</td>", "+500 par rapport à 2015",
                "ne décrivent pas le contour 2024", "ne dit pas ce qui en revient au changement de contour",
                "L&#39;INSEE déconseille de lire une évolution entre deux millésimes consécutifs",
            ] { #expect(sheet.contains(part), "\(part)") }
            // A quartier of one vintage and one outline has nothing to tell.
            let local = try text(atlas, "fiche-QIC6205101.html")
            #expect(!local.contains("Évolution des chiffres") && !local.contains("De 2015 à 2024"))
        }
    }

    @Test func theOverviewHoldsEachQuartierAgainstTheAgglomeration() throws {
        try withTemporaryFolder { folder in
            let atlas = folder.appendingPathComponent("atlas")
            #expect(quartiers(["atlas", "--demo", "--no-pdf", "-o", atlas.path]).status == .success)
            let overview = try text(atlas, "index.html")
            #expect(overview.contains("Mont Liébaut (QPV) : 46,1\u{202F}%") && overview.contains("agglomération : 18,8\u{202F}%"))
            // What tiles tell has its bounds.
            #expect(overview.contains("Taux de pauvreté des ménages (%)"))
            let bars = try #require(overview.range(of: "overview-tx_pauvrete_menages-description"))
            #expect(overview[bars.upperBound...].prefix(400).contains("["))
        }
    }

    @Test func theDateGivenIsAllThatTheHourTells() throws {
        try withTemporaryFolder { folder in
            func page(_ name: String, _ options: [String], at now: String) throws -> String {
                let path = folder.appendingPathComponent(name)
                let run = quartiers(["atlas", "--demo", "--single", path.path] + options, now: now)
                #expect(run.status == .success, "\(run.errors)")
                let sheets = folder.appendingPathComponent("sheets-" + name)
                #expect(quartiers(["atlas", "--demo", "--no-pdf", "-o", sheets.path] + options, now: now).status == .success)
                return try text(folder, name) + sheets.names.sorted().map { try text(sheets, $0) }.joined()
            }
            let dated = try page("a.html", ["--date", "2024-06-30"], at: "2026-01-02T03:04:05Z")
            #expect(dated == (try page("b.html", ["--date", "2024-06-30"], at: "2031-05-06T07:08:09Z")))
            #expect(dated.contains("30/06/2024") && !dated.contains("2026"))
            #expect(try page("c.html", [], at: "2031-05-06T07:08:09Z").contains("06/05/2031"))
            quartiers("atlas --demo -o a --date juin").expectRefusal(.usage, saying: "2024-06-30")
        }
    }

    @Test func coloursTheTilesUnderPlatesWhenAsked() throws {
        try withTemporaryFolder { folder in
            let atlas = folder.appendingPathComponent("atlas")
            let run = quartiers(["atlas", "--demo", "--no-pdf", "--plate-tiles", "ind", "-o", atlas.path, "--generation", "2015"])
            #expect(run.status == .success, "\(run.errors)")
            let sheet = try text(atlas, "fiche-QP062009.html")
            #expect(sheet.contains("carreaux de 200 m de l&#39;INSEE ; quantiles") && sheet.contains("Carreaux schématiques"))
            // The generation asked for is named first, the other one is dashed below it.
            let first = try #require(sheet.range(of: "périmètre 2015 (45"))
            let second = try #require(sheet.range(of: "périmètre 2024 (56"))
            #expect(first.lowerBound < second.lowerBound)
            #expect(quartiers("atlas --demo --plate-tiles moyenne -o a").status == .usage)
        }
    }

    @Test func thePageNeedsNothingElse() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("page.html").path
            let run = quartiers(["atlas", "--demo", "--single", path])
            #expect(run.status == .success, "\(run.errors)")
            let page = try text(folder, "page.html")
            #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\">"))
            #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("src="))
            #expect(page.components(separatedBy: "<tr data-quartier=").count - 1 == 8)
            #expect(page.contains("<option value=\"tx_pauvrete\">") && page.contains("+ de 30\u{202F}%"))
            // What tiles tell is offered apart, marked and with its bounds.
            #expect(page.contains("<optgroup label=\"Estimations d&#39;après les carreaux\">"))
            #expect(page.contains("<option value=\"carreaux-tx_pauvrete_menages\">") && page.contains("data-dashed=\"true\""))
            #expect(page.contains("Taux de pauvreté des ménages (estimation)"))
            // Communes, gaps, change of outline, findings.
            for part in [
                "<td>Marles-les-Mines, Calonne-Ricouart, Auchel</td>", "<td>21,4 (défavorable)</td>", "De 2015 à 2024 : extension",
                "<li>P04, bloquant", "href=\"#c-QP062005\"", "id=\"c-QP062005\"",
            ] { #expect(page.contains(part), "\(part)") }
            // Its script and style are the only ones that its policy lets run.
            #expect(page.contains("default-src &#39;none&#39;; script-src &#39;sha256-") && !page.contains("unsafe"))
            for rule in ["prefers-color-scheme: dark", "prefers-reduced-motion: reduce", "@media print"] { #expect(page.contains(rule)) }
            // From a value to the sentence it comes from.
            #expect(page.contains("href=\"#f-QP062005-tx_pauvrete\"") && page.contains("id=\"f-QP062005-tx_pauvrete\""))
            #expect(quartiers(["atlas", "--demo", "--single", path]).status == .cannotCreate)
            let english = quartiers(["atlas", "--demo", "--single", path, "--overwrite", "--lang", "en"])
            #expect(english.status == .success)
            #expect(try text(folder, "page.html").contains("The same data as a table"))
        }
    }

    @Test func namesOfFilesAreTextAndNothingElse() throws {
        try withTemporaryFolder { folder in
            let layer = try folder.write(Fixture.layer(Fixture.hostileQuartiers), as: "q.geojson")
            let store = folder.appendingPathComponent("s.gpkg").path
            #expect(quartiers(["import", "perimeters", layer, "--store", store]).status == .success)
            let figures = try folder.write(
                "code_qp,nom,tx_pauvrete\nQP062005,\"\(Fixture.hostileName.replacing("\"", with: "\"\""))\",40.2\n", as: "f.csv")
            #expect(quartiers(["import", "figures", figures, "--store", store]).status == .success)
            let path = folder.appendingPathComponent("page.html").path
            let single = quartiers(["atlas", "--store", store, "--single", path])
            #expect(single.status == .success, "\(single.errors)")
            #expect(try !text(folder, "page.html").contains("<img") && text(folder, "page.html").contains("&lt;img src=x"))
            let atlas = folder.appendingPathComponent("atlas")
            let sheets = quartiers(["atlas", "--store", store, "--no-pdf", "-o", atlas.path])
            #expect(sheets.status == .success, "\(sheets.errors)")
            for name in atlas.names where name.hasSuffix(".html") { #expect(try !text(atlas, name).contains("<img"), "\(name)") }
        }
    }

    @Test(.needsSharedData) func writesLilleFromItsFiles() throws {
        try withTemporaryFolder { folder in
            let store = folder.appendingPathComponent("lille.gpkg").path
            let lille = MapVerbTests.lille
            for words in [["communes", lille + ":cities"], ["perimeters", lille + ":qpvs", "--vintage", "2015"]] {
                #expect(quartiers(["import"] + words + ["--store", store]).status == .success)
            }
            let tiles = ["--tiles", try MapVerbTests.lilleTiles(in: folder), "--vintage", "2017"]
            let atlas = folder.appendingPathComponent("atlas")
            let sheets = quartiers(["atlas", "--store", store, "--no-pdf", "-o", atlas.path] + tiles)
            #expect(sheets.status == .success, "\(sheets.errors)")
            #expect(atlas.names.count { $0.hasPrefix("fiche-") } == 26)
            let sheet = try text(atlas, "fiche-QP059067.html")
            #expect(sheet.contains("Villeneuve-d&#39;Ascq") && sheet.contains("G01") && sheet.contains("Taux de pauvreté des ménages"))
            #expect(
                quartiers(["atlas", "--store", store, "--single", folder.appendingPathComponent("page.html").path] + tiles).status
                    == .success)
            let page = try text(folder, "page.html")
            #expect(page.contains("<option value=\"carreaux-tx_pauvrete_menages\">"))
            // These tiles do not tell of single parents: nothing is offered that no quartier has.
            #expect(!page.contains("carreaux-pt_monoparentales_menages"))
        }
    }

    @Test func saysWhatItNeeds() throws {
        quartiers("atlas --demo").expectRefusal(.usage, saying: "-o atlas", "--single")
        quartiers("atlas -o atlas").expectRefusal(.noInput, saying: "--demo")
        quartiers("atlas --demo -o atlas --single page.html").expectRefusal(.usage, saying: "--single")
        try withTemporaryFolder { folder in
            let atlas = folder.appendingPathComponent("atlas").path
            quartiers(["atlas", "--demo", "-o", atlas], variables: ["PATH": "/nowhere"]).expectRefusal(
                .noInput, saying: "rsvg-convert", "librsvg2-bin")
            #expect(folder.names.isEmpty)
        }
    }
}
