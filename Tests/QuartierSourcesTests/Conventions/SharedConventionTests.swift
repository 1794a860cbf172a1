import Foundation
import QuartierModel
import QuartierSources
import Reporting
import TestSupport
import Testing

/// A convention of the agglomeration, with what its reading found.
private func convention(_ name: String) throws -> (convention: Convention, findings: [Finding]) {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: SharedData.path("conventions/\(name).txt")))
    var findings: [Finding] = []
    let convention = try ConventionReader.read(Array(bytes), document: "\(name).txt") { findings.append($0) }
    return (convention, findings)
}

private let names = ["auchy-les-mines", "labourse", "marles-les-mines"]

/// A figure as a test writes it: key, reading, reference, line.
private struct Printed: Equatable, CustomStringConvertible {
    let key: String
    let reading: Reading
    let reference: Double?
    let line: Int

    init(_ key: String, _ reading: Reading, _ reference: Double?, _ line: Int) {
        self.key = key
        self.reading = reading
        self.reference = reference
        self.line = line
    }

    init(_ figure: Figure) { self.init(figure.key, figure.reading, figure.reference?.value, figure.citation.line ?? 0) }

    var description: String { "\(key) \(reading) \(reference ?? -1) l.\(line)" }
}

@Suite(.needsSharedData) struct SharedConventionTests {
    @Test func theThreeDocumentsHoldWhatTheirReadersCounted() throws {
        let quartiers = try names.flatMap { try convention($0).convention.quartiers }
        #expect(quartiers.count == 4)
        #expect(quartiers.count { $0.status?.value == .qpv } == 2)
        #expect(quartiers.count { $0.status?.value == .qic } == 2)
        let figures = quartiers.flatMap(\.figures)
        #expect(figures.count == 25)
        #expect(figures.count { $0.change != nil } == 2)
        #expect(figures.count { $0.reference != nil } == 19)
        #expect(figures.count { if case .about = $0.reading { true } else { false } } == 4)
        #expect(figures.count { if case .atLeast = $0.reading { true } else { false } } == 1)
    }

    @Test func auchyIsReadToTheLine() throws {
        let (convention, findings) = try convention("auchy-les-mines")
        #expect(convention.commune?.value == "Auchy-les-Mines")
        #expect(convention.commune?.citation.line == 9)
        let quartier = try #require(convention.quartiers.first)
        #expect(quartier.name?.value == "Cité Madagascar")
        #expect(quartier.name?.citation.line == 41)
        #expect(quartier.status?.value == .qic)
        #expect(quartier.code == nil)
        #expect(quartier.communes?.value.map(\.label) == ["Auchy-les-Mines"])
        #expect(quartier.map.generation?.value == .local)
        #expect(quartier.map.source?.text == "Source : INSEE carroyage FLOSOFI 2019")
        #expect(quartier.map.source?.line == 53)
        #expect(
            quartier.map.credit?.text
                == "Réalisation Communauté d'Agglomération Béthune-Bruay, Artois Lys Romane - Pôle SIG - Février 2024")
        #expect(quartier.map.other.map(\.text) == ["0 80 160 320 Mètres"])
        #expect(quartier.figureSource?.text == "(données 2024 de la Préfecture du Pas-de-Calais)")
        #expect(
            quartier.figures.map(Printed.init) == [
                Printed("pop", .about(840), nil, 61), Printed("tx_pauvrete", .exact(33), 18.8, 63),
                Printed("pt_monoparentales", .exact(20), 16.2, 65), Printed("pt_parc_social", .exact(85), 25.6, 67),
            ])
        #expect(quartier.figures.allSatisfy { $0.vintage == "2024" && $0.perimeter == .local && $0.method == .printed })
        #expect(quartier.list(.irritants).map(\.line) == [71, 72, 73, 74])
        #expect(quartier.list(.opportunities).map(\.line) == [78, 79, 80])
        #expect(quartier.list(.stakes).map(\.line) == [84, 85, 86])
        #expect(quartier.list(.irritants).first?.text == "Des difficultés d'accès aux droits (fracture numérique, linguistique...)")
        #expect(findings == [])
    }

    @Test func marlesHoldsAQPVAndAQIC() throws {
        let (convention, _) = try convention("marles-les-mines")
        #expect(convention.commune?.value == "Marles-les-Mines")
        #expect(convention.totals.quartiers?.value == 25)
        #expect(convention.totals.qpv?.value == 16)
        #expect(convention.totals.communes?.value == 19)
        #expect(convention.totals.qic?.value == 9)
        #expect(convention.totals.qic?.citation.line == 39)
        #expect(convention.quartiers.map { $0.name?.value } == ["Cités 5, de Marles et du Rond-Point", "Cité de Marles - Gambetta"])
        let qpv = convention.quartiers[0]
        #expect(qpv.status?.value == .qpv)
        #expect(qpv.code?.value.text == "QP062005")
        #expect(qpv.code?.citation.line == 58)
        #expect(qpv.communes?.value.map(\.label) == ["Auchel", "Calonne-Ricouart", "Marles-les-Mines"])
        #expect(qpv.map.generation?.value == .of2024)
        #expect(qpv.figureSource?.text == "(données sigville 2022 basées sur l'ancien périmètre)")
        #expect(
            qpv.figures.map(Printed.init) == [
                Printed("pop", .about(2700), nil, 72), Printed("surface", .exact(52), nil, 74),
                Printed("tx_pauvrete", .exact(40.2), 18.8, 76),
                Printed("pt_moins_25", .exact(33), 31, 78), Printed("ips", .exact(79.9), 104, 80),
                Printed("tx_emploi_15_64", .exact(40.4), 58.8, 84), Printed("pt_neet_16_25", .exact(43.4), 23.5, 86),
                Printed("pt_parc_social", .exact(84.2), 25.6, 88),
            ])
        #expect(qpv.figures[0].change == Figure.Change(amount: 500, since: 2015))
        #expect(qpv.figures[0].citation.text == "Population: environ 2 700 habitants (+500 par rapport à 2015).")
        #expect(
            qpv.figures[4].citation.text
                == "Indice de positionnement social (IPS) des établissements scolaires où sont scolarisés les enfants du quartier: 79,9 "
                + "(104 sur l'ensemble des établissements de l'agglomération).")
        #expect(qpv.figures.allSatisfy { $0.vintage == "2022" && $0.perimeter == .of2015 })
        #expect(ConventionList.allCases.map { qpv.list($0).count } == [10, 7, 5])
        #expect(qpv.list(.irritants)[8].text == "Une occupation de l'espace public par les habitants pas toujours appropriée")
        let qic = convention.quartiers[1]
        #expect(qic.communes?.value.map(\.label) == ["Marles-les-Mines"])
        #expect(
            qic.figures.map(Printed.init) == [
                Printed("pop", .about(990), nil, 182), Printed("tx_pauvrete", .atLeast(30), 18.8, 184),
                Printed("pt_monoparentales", .exact(12), 16.2, 186), Printed("ips", .exact(83), 104, 188),
                Printed("pt_parc_social", .exact(86), 25.6, 192),
            ])
        #expect(ConventionList.allCases.map { qic.list($0).count } == [5, 6, 5])
    }

    @Test func labourseDeclaresTwoCommunesUnderASingularHeading() throws {
        let (convention, _) = try convention("labourse")
        #expect(convention.commune?.value == "Labourse")
        let quartier = try #require(convention.quartiers.first)
        #expect(convention.quartiers.count == 1)
        #expect(quartier.code?.value.text == "QP062010")
        #expect(quartier.communes?.value.map(\.label) == ["Beuvry", "Labourse"])
        #expect(quartier.map.link?.text == "Pour télécharger la carte : <https://sig.ville.gouv.fr>")
        #expect(quartier.map.source?.text == "Sources : ANCT, 2023 ; IGN, 2023")
        #expect(quartier.map.credit?.text == "Réalisation : Cartographie PADT ANCT 12/2023")
        #expect(
            quartier.figures.map(Printed.init) == [
                Printed("pop", .about(1600), nil, 69), Printed("surface", .exact(28), nil, 71),
                Printed("tx_pauvrete", .exact(37.9), 18.8, 73),
                Printed("pt_moins_25", .exact(32.9), 31, 75), Printed("ips", .exact(86), 104, 77),
                Printed("tx_emploi_15_64", .exact(46), 58.8, 79), Printed("pt_neet_16_25", .exact(41.1), 23.5, 81),
                Printed("pt_parc_social", .exact(68.6), 25.6, 83),
            ])
        #expect(quartier.figures[0].change == Figure.Change(amount: 600, since: 2015))
        #expect(quartier.figures[0].citation.text == "Population : environ 1 600 habitants (+600 par rapport à 2015).")
        #expect(ConventionList.allCases.map { quartier.list($0).count } == [10, 6, 12])
        #expect(quartier.list(.irritants)[8].text == "Des difficultés liées à la monoparentalité (mères isolées...)")
        #expect(quartier.list(.stakes).last?.line == 121)
    }

    /// Counted by hand in the documents: for each stake the strategic objectives, and the operational ones that have a mark or a cell of their own.
    @Test(arguments: [
        ("auchy-les-mines", 0, [(1, 1, 4), (2, 1, 3), (3, 1, 3)]), ("marles-les-mines", 0, [(1, 9, 9), (2, 18, 16), (3, 6, 6)]),
        ("marles-les-mines", 1, [(1, 9, 9), (2, 16, 16), (3, 6, 6)]), ("labourse", 0, [(1, 7, 7), (2, 16, 16), (3, 5, 5)]),
    ])
    func tablesOfObjectivesAreWhole(name: String, index: Int, counts: [(stake: Int, strategic: Int, operational: Int)]) throws {
        let objectives = try convention(name).convention.quartiers[index].objectives
        for count in counts {
            let rows = objectives.filter { $0.stake == count.stake }
            #expect(rows.count == count.strategic, "strategic objectives of stake \(count.stake)")
            #expect(rows.reduce(0) { $0 + $1.operational.count } == count.operational, "operational objectives of stake \(count.stake)")
        }
        #expect(objectives.count == counts.reduce(0) { $0 + $1.strategic })
    }

    @Test func objectivesStandUnderTheirOrientationHoweverItsCellIsCut() throws {
        let objectives = try convention("marles-les-mines").convention.quartiers[0].objectives
        func row(_ line: Int) throws -> Objective { try #require(objectives.first { $0.strategic.line == line }) }
        let rights = "Faciliter l'accès aux droits, aux soins et aux services"
        #expect(try [125, 126, 127].map { try row($0).orientation } == [rights, rights, rights])
        #expect(try row(125).strategic.text == "Renforcer le repérage des publics éloignés du droit en particulier")
        #expect(try row(126).operational.map(\.text) == ["Accompagner les différents publics vers les professionnels de santé"])
        #expect(try row(126).operational.map(\.line) == [126])
        // A heading of stake lost, and a table cut by the end of a page.
        #expect(try row(136).stake == 2)
        #expect(try row(148).stake == 2)
        #expect(try row(148).orientation == "Accompagner l'accès à l'autonomie et à l'emploi des habitants des quartiers")
        #expect(try row(142).operational == [])
        #expect(try row(154).orientation == "Encourager l'esprit d'initiative des habitants des quartiers")
        // `8.1` in the first column is no orientation.
        #expect(
            try row(160).orientation
                == "Poursuivre les opérations de rénovation urbaine en y intégrant les enjeux de transition écologique")
        let last = try #require(convention("labourse").convention.quartiers[0].objectives.last)
        #expect(last.orientation == "Renforcer l'animation de proximité et la présence humaine au sein des quartiers")
        #expect(last.strategic.line == 168)
        let auchy = try convention("auchy-les-mines").convention.quartiers[0].objectives[2]
        #expect(auchy.operational[1].text == "Création d'espaces de sociabilité (jeux pour enfants place du 1er mai)")
        #expect(auchy.operational.map(\.line) == [102, 102, 102])
    }

    @Test func onlyTheOdditiesOfTheDocumentsAreFindings() throws {
        func found(_ name: String) throws -> [String] {
            try convention(name).findings.filter { $0.kind != .conventionMerged }.map { "\($0.kind.id) \($0.place.line ?? 0)" }
        }
        #expect(try found("auchy-les-mines") == [])
        #expect(try found("labourse") == [])
        // ENJEU 2 without heading, two empty cells, a stray `8.1`.
        #expect(try found("marles-les-mines") == ["CONV-STAKE 135", "CONV-EMPTY 142", "CONV-EMPTY 143", "CONV-CELL 160"])
        let merged = try convention("labourse").findings.filter { $0.kind == .conventionMerged }
        #expect(merged.map(\.place.line) == [166, 167])
    }
}
