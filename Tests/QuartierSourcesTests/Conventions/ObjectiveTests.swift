import QuartierModel
import Reporting
import Testing

@testable import QuartierSources

/// Reads a table of objectives written by the test, from line 1, and gives its rows as `stake|orientation|strategic|operational; operational`.
private func read(_ table: String) -> (rows: [String], lines: [[Int?]], found: [String]) {
    let reader = ObjectiveReader(DocumentText(table).lines, document: "test.txt", subject: nil)
    let settled = StakeNumbers.settle(reader.blocks, known: StakeNumbers.known(in: [reader.blocks]), document: "test.txt", subject: nil)
    var rows: [String] = []
    var lines: [[Int?]] = []
    for (block, stake) in zip(reader.blocks, settled.stakes) {
        for entry in block.entries {
            let orientation = entry.orientation.map { block.orientations[$0] } ?? "-"
            let operational = entry.operational.compactMap(\.text).joined(separator: "; ")
            rows.append("\(stake.map(String.init) ?? "?")|\(orientation)|\(entry.strategic.text ?? "")|\(operational)")
            lines.append([entry.strategic.line] + entry.operational.map(\.line))
        }
    }
    return (rows, lines, (reader.findings + settled.findings).map { "\($0.kind.id) \($0.place.line ?? 0)" })
}

@Suite struct ObjectiveReaderTests {
    private let expected = [
        "1|Accès aux droits|Accompagner|Un atelier; Une sortie", "1|Accès aux droits|Informer|Un bus", "2|Réussite|Soutenir|Une aide",
    ]

    @Test func tabsBarsAndHTMLWriteOneTable() {
        let tabs = """
            ENJEU 1 : DES QUARTIERS ATTENTIFS\t\t
            Objectifs de la stratégie intercommunale\t\tObjectifs opérationnels pour le quartier
            Accès aux droits\tAccompagner\t<ul>• Un atelier• Une sortie
            \tInformer\tUn bus

            ENJEU N° 2 : DES QUARTIERS D'ÉMANCIPATION
            Objectifs\tde la stratégie intercommunale\tObjectifs opérationnels pour le quartier
            Réussite\tSoutenir\t- Une aide
            """
        #expect(read(tabs).rows == expected)
        #expect(read(tabs).lines == [[3, 3, 3], [4, 4], [8, 8]])
        let bars = """
            | ENJEU 1 : DES QUARTIERS ATTENTIFS | | |
            |:---|---|---:|
            | Objectifs de la stratégie intercommunale | | Objectifs opérationnels pour le quartier |
            | **Accès aux droits** | Accompagner | ● Un atelier<br>● Une sortie |
            | | Informer | Un bus |

            ENJEU 2 : DES QUARTIERS D'ÉMANCIPATION

            | | Objectifs de la stratégie intercommunale | Objectifs opérationnels pour le quartier |
            |---|---|---|
            | Réussite | Soutenir | <ul><li>Une aide</li></ul> |
            """
        #expect(read(bars).rows == expected)
        #expect(read(bars).lines == [[4, 4, 4], [5, 5], [11, 11]])
        let html = """
            <table border="1">
            <tr><th colspan="3">ENJEU 1 : DES QUARTIERS ATTENTIFS</th></tr>
            <tr><td colspan=2>Objectifs de la stratégie intercommunale</td><td>Objectifs opérationnels pour le quartier</td></tr>
            <tr><td rowspan="2">Accès aux droits</td><td>Accompagner</td>
            <td><ul><li>Un atelier</li><li>Une sortie</li></ul></td></tr>
            <tr><td>Informer</td><td>Un bus</td></tr>
            <tr><td colspan="3"><b>ENJEU 2 : DES QUARTIERS D'ÉMANCIPATION</b></td></tr>
            <tr><td>Réussite</td><td>Soutenir</td><td>Une aide</td></tr>
            </table>
            """
        #expect(read(html).rows == expected)
        #expect(read(html).lines == [[4, 4, 4], [6, 6], [8, 8]])
        for table in [tabs, bars, html] { #expect(read(table).found == []) }
    }

    @Test func cellsCutOverTwoRowsAreJoined() {
        let table = """
            ENJEU 1 : X\t\t
            Faciliter l'accès aux\tAccompagner les\tProposer une offre
            droits et aux soins\thabitants\tadaptée
            \t\tet abordable
            \tSensibiliser\tUn stand
            """
        #expect(
            read(table).rows == [
                "1|Faciliter l'accès aux droits et aux soins|Accompagner les habitants|Proposer une offre adaptée et abordable",
                "1|Faciliter l'accès aux droits et aux soins|Sensibiliser|Un stand",
            ])
        #expect(read(table).lines == [[2, 2], [5, 5]])
        #expect(read(table).found == [])
    }

    @Test func operationalObjectivesGoOnUnderOneStrategicObjective() {
        let table = "ENJEU 1 : X\t\t\nDroits\tAccompagner\t• Un\n\t\t• Deux\n• Trois\nqui continue\n\t\tQuatre\n\nCinq, hors du tableau"
        #expect(read(table).rows == ["1|Droits|Accompagner|Un; Deux; Trois qui continue; Quatre"])
        #expect(read(table).lines == [[2, 2, 3, 4, 6]])
        #expect(read(table).found == ["CONV-UNREAD 8"])
    }

    @Test func aTableOfTwoColumnsHasNoOrientation() {
        let table = "ENJEU 1 : X\nObjectifs stratégiques\tObjectifs opérationnels\nAccompagner\tUn atelier\nInformer\tUn bus"
        #expect(read(table).rows == ["1|-|Accompagner|Un atelier", "1|-|Informer|Un bus"])
        #expect(read(table).found == [])
    }

    @Test func aRowWhoseColumnsCannotBeToldIsAFinding() {
        let table = "ENJEU 1 : X\t\t\nDroits\tAccompagner\tUn\nInformer\tUn bus\nA\tB\tC\tD\n\tOrienter"
        #expect(read(table).rows == ["1|Droits|Accompagner|Un", "1|Droits|Orienter|"])
        #expect(read(table).found == ["CONV-ROW 3", "CONV-ROW 4", "CONV-EMPTY 5"])
    }

    @Test func aLostHeadingOfStakeIsSettledByItsNeighboursOrReported() {
        let head = "Objectifs de la stratégie intercommunale\t\tObjectifs opérationnels"
        func table(_ parts: [String]) -> (rows: [String], lines: [[Int?]], found: [String]) { read(parts.joined(separator: "\n")) }
        let (one, two, three) = ("ENJEU 1 : A\t\t", "ENJEU 2 : B\t\t", "ENJEU 3 : C\t\t")
        #expect(table([one, head, "A\ta\tx", head, "B\tb\ty", three, "C\tc\tz"]).rows == ["1|A|a|x", "2|B|b|y", "3|C|c|z"])
        #expect(table([head, "A\ta\tx", two, "B\tb\ty"]).rows == ["1|A|a|x", "2|B|b|y"])
        #expect(table([head, "A\ta\tx", two, "B\tb\ty"]).found == ["CONV-STAKE 1"])
        // The heads of the columns repeated at the top of a page, inside one stake.
        #expect(table([one, head, "A\ta\tx", head, "\tb\ty", two, "C\tc\tz"]).found == [])
        #expect(table([one, head, "A\ta\tx", head, "B\tb\ty", two, "C\tc\tz"]).rows == ["1|A|a|x", "1|B|b|y", "2|C|c|z"])
        // At the end, its orientation may stand under a heading elsewhere.
        #expect(table([one, head, "A\ta\tx", head, "A\tb\ty"]).rows == ["1|A|a|x", "1|A|b|y"])
        let unsettled = table([one, head, "A\ta\tx", head, "B\tb\ty"])
        #expect(unsettled.rows == ["1|A|a|x", "?|B|b|y"])
        #expect(unsettled.found == ["CONV-STAKE.inconnu 4"])
    }
}

@Suite struct ObjectiveVariantTests {
    @Test func barsMayLackAroundTheRow() {
        let table = """
            ENJEU 1 : X
            Objectifs de la stratégie intercommunale | | Objectifs opérationnels
            --- | --- | ---
            Droits | Accompagner | - Un atelier<br>- Un bus
             | Informer | - Une permanence
            """
        #expect(read(table).rows == ["1|Droits|Accompagner|Un atelier; Un bus", "1|Droits|Informer|Une permanence"])
        #expect(read(table).found == [])
    }

    @Test func stakesAreNumberedInRomanAsWell() {
        let table = "ENJEU I : X\t\t\nDroits\tAccompagner\tUn\nENJEU II – Y\t\t\nRéussite\tSoutenir\tDeux\nEnjeu important\tLire\tTrois"
        #expect(read(table).rows == ["1|Droits|Accompagner|Un", "2|Réussite|Soutenir|Deux", "2|Enjeu important|Lire|Trois"])
        #expect(read(table).found == [])
    }

    @Test func whatMergedCellsLeaveIsNoColumn() {
        let table = "ENJEU 1 : X\t\t\t\nDroits\tAccompagner\t\tUn\n\tInformer\t\tDeux"
        #expect(read(table).rows == ["1|Droits|Accompagner|Un", "1|Droits|Informer|Deux"])
        #expect(read(table).found == [])
    }

    @Test func theTitleOfAStakeMayTakeTwoLines() {
        let table = "ENJEU 1 :\nDES QUARTIERS ATTENTIFS\nDroits\tAccompagner\tUn"
        #expect(read(table).rows == ["1|Droits|Accompagner|Un"])
        #expect(read(table).found == [])
    }

    /// As `pdftotext -layout` draws a table: columns stand at their places, and a single space may part them.
    @Test func columnsOfSpacesAreToldByTheirPlaces() {
        let table = """
            ENJEU 1 : DES QUARTIERS ATTENTIFS
            AUX HABITANTS
              Objectifs de la stratégie                            Objectifs opérationnels pour
              intercommunale                                       le quartier
              Faciliter l'accès aux    Accompagner les habitants • Un atelier dans
              droits                   dans les démarches          le quartier
                                                                 • Un bus

                                       Informer les habitants    • Une permanence
            ENJEU 2 : DES QUARTIERS D'ÉMANCIPATION
              Soutenir la réussite     Aider les parents         • Des rencontres
              éducative
            """
        #expect(
            read(table).rows == [
                "1|Faciliter l'accès aux droits|Accompagner les habitants dans les démarches|Un atelier dans le quartier; Un bus",
                "1|Faciliter l'accès aux droits|Informer les habitants|Une permanence",
                "2|Soutenir la réussite éducative|Aider les parents|Des rencontres",
            ])
        #expect(read(table).lines == [[5, 5, 7], [9, 9], [11, 11]])
        #expect(read(table).found == ["CONV-LAYOUT 5"])
    }

    @Test func wordsAcrossColumnsAreLeftUnread() {
        let table =
            "ENJEU 1 : X\nDroits          Accompagner          Un\nUne phrase entière qui passe de colonne en colonne\nRéussite        Soutenir             Deux"
        #expect(read(table).rows == [])
        #expect(read(table).found == ["CONV-UNREAD 2", "CONV-UNREAD 3", "CONV-UNREAD 4"])
    }
}
