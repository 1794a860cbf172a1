import Foundation
import QuartierModel
import QuartierSources
import TestSupport
import Testing

@Suite(.needsSharedData) struct SharedTraceTests {
    /// Every figure that the files of the agglomeration hold for a quartier, file after file.
    private func published(_ code: String) throws -> [Figure] {
        let quartier = try #require(QuartierCode(code))
        let names =
            ["DEMO_2017", "DEMO_2018", "DEMO_2019", "data_DEMO_2020_V1_QP", "DEMO_2021", "DEMO_2022"]
            + (2017...2022).map { "IPRO_\($0)" } + [2017, 2018, 2019, 2021, 2022].map { "REVN_\($0)" }
        return try names.flatMap { name in
            let table = try sharedTable("cabbalr-\(name)").table
            return try table.figures(row: #require(table.row(of: quartier)))
        }
    }

    /// A figure as DOMAIN 5 prints it, with its words.
    private func trace(_ code: String, _ key: String, _ value: Double, _ words: String) throws -> FigureTrace {
        let figure = Figure(
            key: key, reading: .exact(value), perimeter: .of2015, vintage: "2022", method: .printed,
            citation: Citation(document: "convention.txt", line: 1, text: "Libellé : \(words)."))
        return try #require(FigureTrace(figure, in: published(code)))
    }

    // Values of INSEE as the files hold them; statuses of DOMAIN 5.1.
    @Test func employmentIsFoundInTheVintagesThatHoldIt() throws {
        #expect(try trace("QP062005", "tx_emploi_15_64", 40.4, "40,4%").matches.map(\.vintage) == ["IPRO 2022"])
        let liebaut = try trace("QP062008", "tx_emploi_15_64", 34.9, "34,9%")
        #expect(liebaut.status == .confirmed)
        #expect(liebaut.matches.map(\.vintage) == ["IPRO 2017", "IPRO 2018", "IPRO 2022"])
        #expect(liebaut.matches.map(\.reading) == [.exact(34.9), .exact(34.9), .exact(34.9)])
        #expect(try trace("QP062009", "tx_emploi_15_64", 48.5, "48,5%").matches.map(\.vintage) == ["IPRO 2022"])
        let renaissance = try trace("QP062010", "tx_emploi_15_64", 46, "46%")
        #expect(renaissance.status == .confirmedRounded)
        #expect(renaissance.matches.map(\.vintage) == ["IPRO 2017", "IPRO 2018"])
        #expect(renaissance.matches.map(\.reading) == [.exact(45.9), .exact(45.9)])
        #expect(renaissance.vintages.count == 6)
    }

    @Test func youthAndPovertyAreFoundRoundedOrNot() throws {
        let youth = try trace("QP062005", "pt_moins_25", 33, "33 %")
        #expect(youth.status == .confirmedRounded)
        #expect(youth.matches.map(\.vintage) == ["DEMO 2017", "DEMO 2018", "DEMO 2020", "DEMO 2021", "DEMO 2022"])
        #expect(youth.matches.map(\.reading) == [.exact(33.1), .exact(33.1), .exact(33.4), .exact(32.8), .exact(33.2)])
        let lille = try trace("QP062009", "tx_pauvrete", 40.3, "40,3 %")
        #expect(lille.status == .confirmed)
        #expect(lille.matches.map(\.vintage) == ["REVN 2022"])
        #expect(try trace("QP062005", "tx_pauvrete", 40.2, "40,2 %").status == .notFound)
    }

    @Test func regainIsContradictedOnEmploymentAndPoverty() throws {
        #expect(try trace("QP062007", "tx_emploi_15_64", 40.1, "40,1%").status == .contradicted)
        #expect(try trace("QP062007", "tx_pauvrete", 33, "33 %").status == .contradicted)
        #expect(try trace("QP062007", "pt_moins_25", 29.1, "29,1 %").status == .notFound)
    }

    @Test func figuresOfAConventionAreTracedAsTheyWereRead() throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: SharedData.path("conventions/marles-les-mines.txt")))
        let quartier = try ConventionReader.read(Array(bytes), document: "marles-les-mines.txt") { _ in }.quartiers[0]
        let published = try published("QP062005")
        let statuses = quartier.figures.compactMap { FigureTrace($0, in: published) }.map { "\($0.figure.key) \($0.status.rawValue)" }
        // The population printed is that of the new perimeter, far from every count of the old one.
        #expect(
            statuses == [
                "pop contredit", "surface aucune_source", "tx_pauvrete non_retrouve", "pt_moins_25 confirme_arrondi", "ips aucune_source",
                "tx_emploi_15_64 confirme", "pt_neet_16_25 aucune_source", "pt_parc_social aucune_source",
            ])
    }
}
