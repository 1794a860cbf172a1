import GeoFormats
import QuartierModel
import Reporting
import TestSupport
import Testing

@testable import QuartierSources

/// Reads a table written by the test, and gives what its reading found as `CODE line field`.
private func readCSV(_ text: String) throws -> (figures: [SuppliedFigure], found: [String]) {
    var findings: [Finding] = []
    let figures = try SuppliedFigures.readCSV(.bytes(Array(text.utf8), name: "qic.csv")) { findings.append($0) }
    return (figures, findings.map { "\($0.kind.id) \($0.place.line ?? 0)\($0.place.field.map { " \($0)" } ?? "")" })
}

@Suite struct SuppliedFigureTests {
    @Test func aWideTableIsARowAQuartier() throws {
        let (figures, found) = try readCSV(
            """
            Nom;pop;tx_pauvrete;pt_parc_social;millesime;perimetre_stat
            Cité Madagascar;environ 840;33 %;85,5;2024;local
            Cité de Marles - Gambetta;990;+ de 30 %;secret;2024;local
            Catorive;;21;;2024;inconnu

            """)
        #expect(found == [])
        #expect(figures.map(\.name).count == 9)
        #expect(
            figures.map(\.figure.reading) == [
                .about(840), .exact(33), .exact(85.5), .exact(990), .atLeast(30), .missing(.secret), .missing(.unknown), .exact(21),
                .missing(.unknown),
            ])
        #expect(figures[0].figure.perimeter == .local)
        #expect(figures[0].figure.vintage == "2024")
        #expect(figures[0].figure.method == .supplied)
        #expect(figures[4].figure.citation == Citation(document: "qic.csv", line: 3, text: "tx_pauvrete"))
        #expect(figures[8].figure.perimeter == nil)
    }

    @Test func aLongTableIsARowAFigure() throws {
        let (figures, found) = try readCSV(
            """
            code_qp,cle,valeur,borne_min,qualificatif,absence,evolution,evolution_depuis,reference,reference_zone,perimetre_stat,methode
            QP062005,pop,2700,,environ,,500,2015,,,2015,imprime
            QP062005,tx_pauvrete,,30,plus_de,,,,18.8,epci,2015,imprime
            QP062005,ips,,,,secret,,,104,epci:200072460,inconnu,imprime
            QP062005,pt_moins_25,33.2,,,,,,,,,

            """)
        #expect(found == [])
        #expect(figures.map(\.identifier) == ["QP062005", "QP062005", "QP062005", "QP062005"])
        #expect(figures.map(\.figure.reading) == [.about(2700), .atLeast(30), .missing(.secret), .exact(33.2)])
        #expect(figures[0].figure.change == Figure.Change(amount: 500, since: 2015))
        #expect(figures[1].figure.reference == Reference(zone: .agglomeration, value: 18.8))
        #expect(figures[2].figure.reference?.zone.code == "200072460")
        #expect(figures.map(\.figure.method) == [.printed, .printed, .printed, .supplied])
    }

    @Test func whatMakesNoFigureIsFoundAndTheRestIsRead() throws {
        let long = try readCSV(
            """
            nom;cle;valeur;qualificatif;absence;evolution;reference_zone;methode;humeur
            A;inconnue;1;;;;;;
            A;pop;douze;;;;;;
            A;pop;12;plus_de;;;;;
            A;pop;12;exact;secret;;;;
            A;pop;12;vaguement;;;;;
            A;pop;12;;;3;;;
            A;pop;12;;;;lune;;
            A;pop;12;;;;;devine;
            ;pop;12;;;;;;
            A;tx_pauvrete;140;;;;;;

            """)
        #expect(
            long.found == [
                "TAB-UNKNOWN 1 humeur", "TAB-FIGURE 2 cle", "TAB-VALUE 3 valeur", "TAB-FIGURE 4", "TAB-FIGURE 5", "TAB-FIGURE 6",
                "TAB-FIGURE 7",
                "TAB-FIGURE 8", "TAB-FIGURE 9", "TAB-FIGURE 10", "P02 11 valeur",
            ])
        #expect(long.figures.map(\.figure.reading) == [.exact(140)])
        let wide = try readCSV("nom;pop;ips\nA;2 7OO;86\n")
        #expect(wide.found == ["TAB-VALUE 2 pop"])
        #expect(wide.figures.map(\.figure.reading) == [.exact(86)])
        #expect(throws: QuartiersError.self) { try readCSV("nom;valeur\nA;1\n") }
        #expect(throws: QuartiersError.self) { try readCSV("pop;ips\n1;2\n") }
    }

    private let figures = [
        Figure(
            key: "pop", reading: .about(2700), change: Figure.Change(amount: 500, since: 2015), perimeter: .of2015, vintage: "2022",
            method: .printed, citation: Citation(document: "marles.txt", line: 72, text: "Population: \"environ\" 2 700; (+500)")),
        Figure(
            key: "tx_pauvrete", reading: .atLeast(30), reference: Reference(zone: Zone(.epci, code: "200072460"), value: 18.8),
            perimeter: .local, vintage: "2024", method: .printed, citation: Citation(document: "marles.txt", line: 184, text: nil)),
        Figure(
            key: "tx_tot_men6", reading: .missing(.secret), perimeter: .of2015, vintage: "DEMO 2022", method: .insee,
            citation: Citation(document: "DEMO_2022.csv", line: 9, text: "TX_TOT_MEN6")),
        Figure(
            key: "pop", reading: .estimated(2700.25, in: 2400...3000.125), perimeter: nil, vintage: nil, method: .tiles,
            citation: Citation(document: "carreaux.csv")),
        Figure(key: "ips", reading: .atMost(86), perimeter: nil, vintage: nil, method: .supplied, citation: Citation(document: "a.csv")),
    ]

    /// The figures as the rows of the `portrait` output.
    private var table: Table {
        var table = Table(FigureColumns.portrait)
        for figure in figures {
            table.append(
                FigureColumns.portrait.columns.map { column in
                    column == QuartierColumns.quartier
                        ? .text("QP062005") : column == QuartierColumns.name ? .text("Cités 5") : figure.value(of: column)
                })
        }
        return table
    }

    @Test(arguments: [CSVDialect.exact, .spreadsheet])
    func figuresGoThroughCSVWithoutLoss(dialect: CSVDialect) throws {
        var sink = ByteSink()
        try TableCSV.write(table, dialect, to: &sink)
        var findings: [Finding] = []
        let read = try SuppliedFigures.readCSV(.bytes(sink.pending, name: "a.csv")) { findings.append($0) }
        #expect(read.map(\.figure) == figures)
        #expect(read.allSatisfy { $0.identifier == "QP062005" && $0.name == "Cités 5" })
        #expect(findings == [])
    }

    @Test func figuresGoThroughJSONWithoutLoss() throws {
        var findings: [Finding] = []
        var sink = ByteSink()
        try TableJSON.write(table, in: .french, to: &sink)
        let read = try SuppliedFigures.readJSON(sink.pending, document: "a.json") { findings.append($0) }
        #expect(read.map(\.figure) == figures)
        #expect(findings == [])
    }

    @Test func jsonIsReadWideAndBareAsWell() throws {
        var findings: [Finding] = []
        let bytes = Array(#"[{"nom": "A", "pop": 840, "ips": "non communiqué", "millesime": 2024}, {"nom": "B", "pop": true}]"#.utf8)
        let read = try SuppliedFigures.readJSON(bytes, document: "a.json") { findings.append($0) }
        #expect(read.map(\.figure.reading) == [.missing(.notPublished), .exact(840), .missing(.unknown)])
        #expect(read[1].figure.vintage == "2024")
        #expect(findings.map(\.kind) == [.tableValue])
        #expect(findings.first?.place.feature == 2)
        for text in ["", "{", "[1]", "{\"rows\": 3}", "[{\"nom\": {}}]", String(repeating: "[", count: 100_000)] {
            #expect(throws: QuartiersError.self) { try SuppliedFigures.readJSON(Array(text.utf8), document: "a.json") { _ in } }
        }
    }
}
