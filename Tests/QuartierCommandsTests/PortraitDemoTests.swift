import Foundation
import Reporting
import TestSupport
import Testing

/// The portraits of the embedded dataset.
@Suite struct PortraitDemoTests {
    @Test func eightQuartiersHaveTheirPrintedFigures() throws {
        let rows = try quartiers("portrait --demo --format csv").rows
        let printed = rows.filter { $0["methode"] == "imprime" }
        // DOMAIN 5: 4, 8, 5, 8, 8, 9, 9 and 5 figures.
        #expect(Dictionary(grouping: printed) { $0["nom"] ?? "" }.mapValues(\.count).values.sorted() == [4, 5, 5, 8, 8, 8, 9, 9])
        #expect(printed.allSatisfy { $0["document"] != "" && $0["perimetre_stat"] != "inconnu" })
        #expect(printed.count { $0["evolution"] != "" } == 5)
        #expect(rows.contains { $0["nom"] == "Cité de Marles – Gambetta" && $0["borne_min"] == "30" && $0["valeur"] == "" })
    }

    @Test func sheetIsInTheWordsOfTheConventions() {
        let table = quartiers("portrait QIC6255501 --demo").output
        #expect(table.contains("environ 990\u{202F}hab."))
        #expect(table.contains("+ de 30\u{202F}%"))
        let html = quartiers("portrait QP062010 --demo --html").output
        #expect(html.contains("<h1>Projet de quartier « Renaissance »</h1>"))
        #expect(html.contains("environ 1\u{202F}600\u{202F}hab. (+600 par rapport à 2015)"))
        #expect(html.contains("<tr><th>Communes concernées</th><td>Beuvry, Labourse</td></tr>"))
        #expect(html.contains("confirmé à l&#39;arrondi (IPRO 2017, IPRO 2018\u{00A0}: 45,9\u{202F}%)"))
        let english = quartiers("portrait QP062010 --demo --html --lang en").output
        #expect(english.contains("about 1,600\u{202F}inh. (+600 since 2015)"))
        quartiers("portrait --demo --html --wide").expectRefusal(.usage, saying: "--wide, --html")
    }

    @Test func gapsKeepBoundsAndRankQPVAndQICApart() throws {
        let outcome = quartiers("gap --demo --indicator tx_pauvrete --format csv")
        let rows = try outcome.rows
        // 46,1 - 18,8; at least 30 - 18,8; DOMAIN 5.
        #expect(rows.first { $0["nom"] == "Mont Liébaut" }?["ecart"] == "27.3")
        let gambetta = try #require(rows.first { $0["id_quartier"] == "QIC6255501" })
        #expect(gambetta["ecart"] == "" && gambetta["ecart_min"] == "11.2" && gambetta["verdict"] == "defavorable")
        #expect(gambetta["rang_min"] == "1" && gambetta["rang_max"] == "2" && gambetta["classement"] == "QIC")
        #expect(rows.filter { $0["classement"] == "QPV" }.map { $0["rang_min"] } == ["1", "2", "3", "4", "5"])
        #expect(outcome.errors.contains("QPV et QIC"))
        let one = try quartiers("gap QP062009 --demo --indicator ips --format csv").rows
        #expect(one.count == 1 && one.first?["ecart"] == "-9" && one.first?["verdict"] == "defavorable")
        #expect(one.first?["classement"] == "tous")
    }

    @Test func tablesForPeopleAreInWords() throws {
        let gaps = quartiers("gap --demo --indicator tx_pauvrete").output.split(separator: "\n").map(String.init)
        #expect(gaps[2].hasPrefix("QP062008"))
        #expect(gaps[2].contains("46,1\u{202F}%") && gaps[2].contains("27,3\u{202F}points") && gaps[2].contains("QPV 1/5"))
        let bound = try #require(gaps.first { $0.hasPrefix("QIC6255501") })
        #expect(bound.contains("+ de 11,2\u{202F}points") && bound.contains("QIC 1-2/3") && bound.contains("défavorable"))
        let traces = quartiers("trace QP062010 --demo").output.split(separator: "\n").map(String.init)
        // A row a figure: DOMAIN 5 has eight.
        #expect(traces.count { $0.hasPrefix("QP062010") } == 8)
        #expect(traces.contains { $0.contains("confirmé à l'arrondi") && $0.contains("IPRO 2017, IPRO 2018\u{00A0}: 45,9\u{202F}%") })
        #expect(traces.contains { $0.contains("Indice de positionnement social") && $0.contains("aucune source importée") })
        let english = quartiers("gap QP062009 --demo --indicator ips --lang en").output
        #expect(english.contains("unfavourable"))
    }

    @Test func traceWorksOnTheEmbeddedValues() throws {
        let rows = try quartiers("trace QP062005 --demo --format csv").rows
        #expect(rows.first { $0["cle"] == "tx_emploi_15_64" }?["millesime_insee"] == "IPRO 2022")
        #expect(rows.filter { $0["cle"] == "ips" }.map { $0["trace"] } == ["aucune_source"])
    }

    @Test func wideHasARowAQuartier() throws {
        let rows = try quartiers("portrait --demo --wide --format csv").rows
        #expect(rows.count == 8)
        let gambetta = try #require(rows.first { $0["id_quartier"] == "QIC6255501" })
        #expect(gambetta["tx_pauvrete"] == "" && gambetta["tx_pauvrete_min"] == "30" && gambetta["tx_pauvrete_qualificatif"] == "plus_de")
        #expect(gambetta["tx_emploi_15_64"] == "")
        #expect(rows.first { $0["id_quartier"] == "QP062008" }?["pop"] == "2600")
    }

    @Test func exportedLayersCarryThePortrait() throws {
        let rows = try quartiers("export csv local --demo --format csv").rows
        let gambetta = try #require(rows.first { $0["id_quartier"] == "QIC6255501" })
        #expect(gambetta["pop"] == "990" && gambetta["pop_qualificatif"] == "environ" && gambetta["pop_min"] == "")
        #expect(gambetta["tx_pauvrete"] == "" && gambetta["tx_pauvrete_min"] == "30")
        #expect(gambetta["pt_neet_16_25"] == "" && gambetta["perimetre_stat"] == "local" && gambetta["millesime"] == "2024")
        let header = quartiers("export csv 2024 --demo").output.split(separator: "\n").first ?? ""
        // The order of DOMAIN 4.5.
        #expect(
            header.hasSuffix(
                "perimetre_m,pop,pop_qualificatif,pop_min,pop_max,tx_pauvrete,tx_pauvrete_min,pt_moins_25,pt_monoparentales,ips,"
                    + "tx_emploi_15_64,pt_neet_16_25,pt_parc_social,perimetre_stat,millesime,source,date_maj"))
    }

    @Test func geodataIsWhatTheGeneratorSays() throws {
        let text = try String(contentsOfFile: ProjectFiles.path("Geodata/portraits.csv"), encoding: .utf8)
        // 56 printed figures, and 23 values of INSEE for each of five quartiers.
        #expect(text.split(separator: "\n").count == 1 + 56 + 115)
    }
}
