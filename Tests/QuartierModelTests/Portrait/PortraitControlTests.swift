import QuartierModel
import Reporting
import Testing

private func portrait(_ id: String, _ figures: [Figure], _ status: QuartierStatus = .qpv) -> Portrait {
    Portrait(quartier: id, name: "Quartier \(id)", status: status, figures: figures)
}

/// A population with an evolution printed beside it.
private func population(_ reading: Reading, change: Double? = nil) -> Figure {
    var figure = printedFigure("pop", reading)
    figure.change = change.map { Figure.Change(amount: $0, since: 2015) }
    return figure
}

@Suite struct PortraitControlTests {
    @Test func c04ComparesNamesAsPeopleDo() {
        let place = Place(file: "a.txt", line: 3)
        #expect(PortraitControls.name("Mont-Liebaut", official: "Mont Liébaut", code: "QP062008", place: place) == nil)
        let finding = PortraitControls.name("3 Îlots", official: "Quartier De La Rue De Lille", code: "QP062009", place: place)
        #expect(finding?.kind == .nameDiffers)
        #expect(finding?.expected == .text("Quartier De La Rue De Lille"))
        #expect(finding?.place == place)
    }

    @Test func p01LooksAtSmallAndRoundedPopulations() {
        func kinds(_ reading: Reading, _ status: QuartierStatus = .qpv) -> [FindingKind] {
            PortraitControls.population(of: portrait("A", [population(reading)], status)).map(\.kind)
        }
        #expect(kinds(.exact(2224)) == [])
        #expect(kinds(.exact(919)) == [.populationBelowThreshold])
        #expect(kinds(.about(840)) == [.populationBelowThreshold, .populationRounded])
        #expect(kinds(.about(840), .qic) == [.populationRounded])
        #expect(kinds(.atLeast(900)) == [])
        #expect(kinds(.estimated(950, in: 900...1100)) == [])
        #expect(PortraitControls.population(of: portrait("A", [population(.about(2700))])).first?.arguments["step"] == .integer(100))
    }

    @Test func p02KnowsWhatAnIndicatorCanTake() {
        func isOut(_ key: String, _ reading: Reading) -> Bool {
            PortraitControls.range(of: printedFigure(key, reading), subject: nil) != nil
        }
        #expect(!isOut("tx_pauvrete", .exact(100)))
        #expect(isOut("tx_pauvrete", .exact(140)))
        #expect(isOut("tx_pauvrete", .atLeast(101)))
        #expect(isOut("ips", .exact(44)))
        #expect(!isOut("ips", .exact(185)))
        #expect(isOut("pop", .exact(-1)))
        // A share of taxes is negative, a median has no bounds.
        #expect(!isOut("pimpot", .exact(-9.4)))
        #expect(!isOut("tx_pauvrete", .missing(.secret)))
    }

    @Test func p03ComparesDocumentsWithOneAnother() {
        let same = [
            portrait("A", [printedFigure("tx_pauvrete", .exact(33), reference: 18.8)]),
            portrait("B", [printedFigure("tx_pauvrete", .exact(40), reference: 18.8), printedFigure("ips", .exact(80), reference: 104)]),
        ]
        #expect(PortraitControls.references(of: same) == [])
        let findings = PortraitControls.references(of: same + [portrait("C", [printedFigure("tx_pauvrete", .exact(20), reference: 18.1)])])
        #expect(findings.map(\.subject) == ["C"])
        #expect(findings.map(\.expected) == [.real(18.8)])
        #expect(findings.map(\.found) == [.real(18.1)])
    }

    @Test func p04HoldsFiguresAgainstTheMap() {
        let figures = [
            printedFigure("tx_pauvrete", .exact(33)), printedFigure("ips", .exact(80)),
            printedFigure("surface", .exact(52), perimeter: .of2024),
            printedFigure("pop", .about(840), perimeter: nil),
        ]
        let findings = PortraitControls.perimeter(of: portrait("A", figures), map: .of2024)
        #expect(findings.map(\.kind) == [.perimeterUnknown, .perimeterDiffers])
        #expect(findings.map { $0.arguments["count"] } == [.integer(1), .integer(2)])
        #expect(findings.map(\.found) == [.text("inconnu"), .text("2015")])
        #expect(PortraitControls.perimeter(of: portrait("A", [figures[2]]), map: .of2024) == [])
    }

    @Test func p05FindsTheOneEvolutionThatIsNoneOfPeople() {
        // The five QPV of the conventions: +23 %, +60 %, +5 %, +4 %, +3 %.
        let printed = [(2700.0, 500.0), (1600, 600), (2000, 100), (2600, 100), (3300, 100)]
        let findings = printed.flatMap { PortraitControls.changes(of: portrait("A", [population(.about($0.0), change: $0.1)])) }
        #expect(findings.map(\.found) == [.real(60)])
        #expect(findings.first?.arguments["start"] == .real(1000))
        #expect(PortraitControls.changes(of: portrait("A", [population(.about(400), change: 500)])).count == 1)
        #expect(PortraitControls.changes(of: portrait("A", [population(.about(500), change: -300)])).count == 1)
    }

    @Test func p06FindsValuesThatSeveralQuartiersShare() {
        let portraits = [
            portrait("A", [printedFigure("pt_neet_16_25", .exact(31.4)), printedFigure("pop", .about(2000))]),
            portrait("B", [printedFigure("pt_neet_16_25", .exact(31.4)), printedFigure("pop", .about(2000))]),
            portrait("C", [printedFigure("pt_neet_16_25", .exact(31.8)), printedFigure("ips", .exact(31.4))]),
        ]
        let findings = PortraitControls.repeatedValues(of: portraits)
        #expect(findings.map(\.found) == [.real(31.4)])
        #expect(findings.first?.arguments["quartiers"] == .text("Quartier A, Quartier B"))
        #expect(PortraitControls.repeatedValues(of: [portraits[0], portraits[2]]) == [])
    }

    @Test func p08KnowsDensities() {
        func density(_ people: Reading, _ hectares: Double) -> Finding? {
            PortraitControls.density(of: portrait("A", [population(people), printedFigure("surface", .exact(hectares))]))
        }
        #expect(density(.about(2700), 52) == nil)
        #expect(density(.about(2700), 5)?.found == .real(540))
        #expect(density(.about(200), 52)?.found == .real(3.8))
        #expect(density(.about(200), 0)?.found == .text("∞"))
        #expect(density(.atLeast(200), 52) == nil)
    }

    @Test func p09ReportsWhatTracingDidNotFind() throws {
        let published = Figure(
            key: "tx_pauvrete", reading: .exact(36.4), perimeter: .of2015, vintage: "REVN 2022", method: .insee,
            citation: Citation(document: "r"))
        func kind(_ value: Double) throws -> FindingKind? {
            let trace = try #require(FigureTrace(printedFigure("tx_pauvrete", .exact(value)), in: [published]))
            return PortraitControls.trace(trace, subject: "A")?.kind
        }
        #expect(try kind(36.4) == nil)
        #expect(try kind(36) == nil)
        #expect(try kind(35.2) == .figureNotFound)
        #expect(try kind(33) == .figureContradicted)
        let trace = try #require(FigureTrace(printedFigure("tx_pauvrete", .exact(33)), in: [published]))
        #expect(
            PortraitControls.trace(trace, subject: "A")?.message(in: .french)
                == "Taux de pauvreté : 33\u{202F}%, que contredisent tous les millésimes importés (REVN 2022 : 36,4\u{202F}%)")
    }

    @Test func p07KeepsRatesOfHouseholdsApart() {
        let qpv = portrait("A", [printedFigure("tx_pauvrete", .exact(40)), printedFigure("ips", .exact(80))])
        var qic = portrait("B", [printedFigure("tx_pauvrete", .atLeast(30)), printedFigure("ips", .exact(83))])
        qic.status = .qic
        let findings = PortraitControls.bases(of: [qpv, qic])
        #expect(findings.map(\.subject) == ["tx_pauvrete"])
        #expect(findings.first?.message(in: .english).hasPrefix("Poverty rate: 1 QPV and 1 QIC (") == true)
        // A figure that is missing is on no map.
        qic.figures[0].reading = .missing(.secret)
        #expect(PortraitControls.bases(of: [qpv, qic]).isEmpty)
        #expect(PortraitControls.bases(of: [qpv, qpv]).isEmpty)
    }
}
