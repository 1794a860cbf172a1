import Foundation
import GeoFormats
import PlanarGeometry
import QuartierModel
import QuartierSources
import Reporting
import TestSupport
import Testing

@testable import QuartierExchange

@Suite struct PortraitStoreTests {
    private let provenance = Provenance(date: "2026-01-01T00:00:00Z")

    private func store() throws -> Store { try Store(inMemory: .lambert93, now: provenance.date, demonstrationTiles: nil) }

    private func table(_ name: String, _ text: String, into store: Store) throws -> ImportSummary {
        try store.importFigures(.bytes(Array(text.utf8), name: name), provenance: provenance) { _ in }
    }

    /// One figure of every form that a reading, an evolution, a reference and a citation can take.
    private var figures: [Figure] {
        let readings: [Reading] = [
            .exact(40.2), .about(2700), .atLeast(30), .atMost(11), .estimated(12.5, in: 10...15), .missing(.secret),
            .missing(.notPublished),
            .missing(.notApplicable), .missing(.unknown), .exact(0), .exact(-9.4), .exact(0.1 + 0.2),
        ]
        return readings.enumerated().map { index, reading in
            Figure(
                key: Indicator.printed[index % Indicator.printed.count].key, reading: reading,
                change: index == 1 ? Figure.Change(amount: -500, since: 2015) : nil,
                reference: index == 0 ? Reference(zone: Zone(.epci, code: "200072460"), value: 18.8) : nil,
                perimeter: [.of2015, .of2024, .local, nil][index % 4], vintage: index == 2 ? nil : "2022",
                method: Figure.Method.allCases[index % Figure.Method.allCases.count],
                citation: Citation(
                    document: "a \"b\".txt", line: index == 3 ? nil : index + 1, text: index == 4 ? nil : "a\tb «\u{202F}c » ; 'd'"))
        }
    }

    @Test func aFigureComesBackAsItWasPut() throws {
        var convention = Convention(document: "a \"b\".txt")
        var quartier = ConventionQuartier()
        quartier.code = Quoted(try #require(QuartierCode("QP062005")), Citation(document: "a", line: 2))
        quartier.figures = figures
        convention.quartiers = [quartier]
        let store = try store()
        _ = try store.importConvention(convention, sha256: "0", provenance: provenance) { _ in }
        let portraits = try store.portraits(of: try store.quartiers())
        #expect(portraits.map(\.portrait.figures) == [figures])
    }

    @Test func codesOf2024FindTheQuartierOf2015WhicheverComesFirst() throws {
        let old = "CODGEO;LIBGEO;LIB_COM;POP_MUN;TX_TOT_0A24\nQP062005;Vieux nom;Auchel, Marles-les-Mines;2224;33,2\n"
        let new = "CODGEO;LIBGEO;LIB_COM;POP_MUN;TX_TOT_0A24\nQN06205M;Nom neuf;Auchel;2700;30\n"
        let kinship = "code_qp_2024,lib_qp_2024,statut,code_qp_2015,lib_qp_2015\nQN06205M,Nom neuf,MODIFIE,QP062005,Vieux nom\n"
        for kinshipFirst in [true, false] {
            let store = try store()
            func importKinship() throws {
                let file = try CorrespondenceFile(.bytes(Array(kinship.utf8), name: "c.csv")) { _ in }
                _ = try store.importCorrespondence(file, provenance: provenance)
            }
            if kinshipFirst { try importKinship() }
            #expect(try table("DEMO_2022.csv", old, into: store).added == 1)
            #expect(try table("DEMO_2024.csv", new, into: store).added == 1)
            if !kinshipFirst { try importKinship() }
            let quartiers = try store.quartiersWithFigures(matching: "qn06205m")
            #expect(quartiers.map(\.id) == ["QP062005"])
            let portrait = try #require(try store.portraits(of: quartiers, keys: ["pop"]).first).portrait
            #expect(portrait.figures.map(\.perimeter) == [.of2015, .of2024])
            #expect(try store.quartiersWithFigures(matching: "vieux NOM").map(\.id) == ["QP062005"])
            #expect(try store.declarations(of: "QP062005").first?.communes.map(\.label) == ["Auchel", "Marles-les-Mines"])
            // A table adds no quartier to the agglomeration's list.
            #expect(try store.quartiers().isEmpty)
        }
    }

    @Test func zonesAreRowsOfTheirOwn() throws {
        let text = """
            CODGEO;LIBGEO;POP_MUN;TX_TOT_0A24
            Ensemble;Ensemble des QPV;5000000;
            62119;Béthune;25000;31
            200072460;Béthune-Bruay;270000;30
            62;Pas-de-Calais;1460000;32
            QP062008;Mont Liébaut;3039;39,3

            """
        let store = try store()
        #expect(try table("DEMO_2022.csv", text, into: store).read == 5)
        #expect(try store.zones() == ["commune:62119", "departement:62", "ensemble_qpv", "epci:200072460"])
        let zone = try store.portrait(of: Zone(.epci, code: "200072460"))
        #expect(zone.figures.map(\.reading) == [.exact(270_000), .exact(30)])
        #expect(try store.portrait(of: Zone(.allQuartiers)).figures.map(\.reading) == [.exact(5_000_000), .missing(.notPublished)])
        let quartiers = try store.quartiersToPortray()
        #expect(quartiers.map(\.id) == ["QP062008"])
        #expect(quartiers.map(\.name) == ["Mont Liébaut"])
    }

    @Test func twoFilesOfOneVintageThatDifferAreBothKeptAndSaid() throws {
        let store = try store()
        _ = try table("DEMO_2022.csv", "CODGEO;POP_MUN;TX_TOT_0A24\nQP062005;2224;33,2\n", into: store)
        var findings: [Finding] = []
        let other = ByteSource.bytes(Array("CODGEO;POP_MUN;TX_TOT_0A24\nQP062005;2225;33,2\n".utf8), name: "copie-DEMO_2022.csv")
        let summary = try store.importFigures(other, provenance: provenance) { findings.append($0) }
        #expect(summary.added == 1)
        let differing = findings.filter { $0.kind == .figureHeldDiffers }
        #expect(differing.map(\.place.field) == ["POP_MUN"])
        #expect(differing.map(\.place.line) == [2])
        let portrait = try #require(try store.portraits(of: try store.quartiersToPortray(), keys: ["pop"]).first).portrait
        #expect(portrait.figures.map(\.reading) == [.exact(2224), .exact(2225)])
    }

    @Test func provisionalCodesOfTwoStoresAreNotConfused() throws {
        let store = try store()
        _ = try table("a.csv", "nom;cle;valeur\nLes Étangs;pop;760\n", into: store)
        _ = try table("b.csv", "id_quartier;nom;cle;valeur\nQIC-01;Autre cité;pop;900\nQIC-01;Les étangs;ips;80\n", into: store)
        let portraits = try store.portraits(of: try store.quartiers())
        #expect(portraits.map(\.quartier.name) == ["Les Étangs", "Autre cité"])
        #expect(portraits.map { $0.portrait.figures.count } == [2, 1])
    }

    @Test func aHelperThatHangsIsEnded() throws {
        try withTemporaryFolder { folder in
            let program = folder.appendingPathComponent("lent")
            try "#!/bin/sh\nexec sleep 60\n".write(to: program, atomically: true, encoding: .utf8)
            #expect(HelperProgram("lent", in: folder.path) == nil)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
            let helper = try #require(HelperProgram("lent", in: "relative:" + folder.path))
            #expect(try helper.run([], timeout: .milliseconds(50)) == .timedOut)
        }
    }

    @Test func foremostFigureIsTheDocumentsThenTheLatest() throws {
        func figure(_ method: Figure.Method, _ vintage: String, _ value: Double) -> Figure {
            Figure(key: "pop", reading: .exact(value), perimeter: nil, vintage: vintage, method: method, citation: Citation(document: "a"))
        }
        var portrait = Portrait(
            quartier: "A", name: "A", status: .qpv, figures: [figure(.insee, "DEMO 2022", 1), figure(.insee, "DEMO 2021", 2)])
        #expect(portrait.foremost("pop")?.reading == .exact(1))
        portrait.figures.append(figure(.printed, "2019", 3))
        #expect(portrait.foremost("pop")?.reading == .exact(3))
        #expect(portrait.foremost("ips") == nil)
    }
}
