import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import QuartierSources
import Reporting
import TestSupport
import Testing

/// Each control of portraits over a small set: a case that it finds, and one that it lets pass.
@Suite struct FigureControlTests {
    /// The findings of a control, as code and subject.
    private func found(
        _ code: String, portraits: [Portrait] = [], declarations: [Declaration] = [], totals: [StatedTotals] = [],
        sources: [SourceRecord] = [], layers: [Layer<Perimeter>] = [], communes: Layer<Commune>? = nil
    ) throws -> [Finding] {
        let input = ControlInput(
            layers: layers, communes: communes,
            portraits: PortraitInput(portraits: portraits, declarations: declarations, totals: totals, sources: sources))
        let control = try #require(ControlRegistry.controls.first { $0.code == code })
        var findings: [Finding] = []
        try control.run(input) { findings.append($0) }
        return findings
    }

    @Test func withoutPortraitsTheyFindNothing() throws {
        for code in ["C04", "P01", "P02", "P03", "P04", "P05", "P06", "P08", "P09", "COM-INSEE", "E01", "M01"] {
            let control = try #require(ControlRegistry.controls.first { $0.code == code })
            try control.run(ControlInput(layers: [])) { Issue.record("\($0)") }
        }
    }

    @Test func c04HoldsNamesAgainstTheLatestOfINSEE() throws {
        let insee = Facts.declaration(
            "QP062009", name: "Quartier De La Rue De Lille", communes: [], method: .insee, document: "DEMO_2022.csv")
        let other = Facts.declaration("QP062009", name: "3 Îlots", communes: [])
        let findings = try found("C04", declarations: [insee, other])
        #expect(findings.map(\.kind) == [.nameDiffers])
        #expect(findings.first?.place == Place(file: "a.txt", line: 3))
        #expect(
            try found("C04", declarations: [insee, Facts.declaration("QP062009", name: "quartier de la rue de lille", communes: [])]) == [])
    }

    @Test func p01ToP03AndP05ToP08LookAtWhatDocumentsPrint() throws {
        let sound = Facts.portrait(
            "A",
            [
                Facts.figure("pop", .exact(2224), change: 24), Facts.figure("surface", .exact(52)),
                Facts.figure("tx_pauvrete", .exact(40), reference: 18.8),
            ])
        for code in ["P01", "P02", "P03", "P05", "P06", "P08"] { #expect(try found(code, portraits: [sound]) == [], "\(code)") }
        let odd = Facts.portrait(
            "B",
            [
                Facts.figure("pop", .about(900), change: 600), Facts.figure("surface", .exact(1)),
                Facts.figure("tx_pauvrete", .exact(140), reference: 18.8),
                Facts.figure("ips", .exact(80), reference: 104),
            ])
        let other = Facts.portrait(
            "C", [Facts.figure("ips", .exact(80), reference: 103), Facts.figure("tx_pauvrete", .exact(20), reference: 18.8)])
        let set = [odd, other]
        #expect(try found("P01", portraits: set).map(\.kind) == [.populationBelowThreshold, .populationRounded])
        #expect(try found("P02", portraits: set).map(\.found) == [.real(140)])
        #expect(try found("P03", portraits: set).map(\.subject) == ["C"])
        #expect(try found("P05", portraits: set).map(\.subject) == ["B"])
        #expect(try found("P06", portraits: set).map(\.found) == [.real(80)])
        #expect(try found("P08", portraits: set).map(\.subject) == ["B"])
    }

    @Test func p04HoldsFiguresAgainstTheMapOfTheirDocument() throws {
        let old = Facts.portrait("A", [Facts.figure("pop", .exact(2000)), Facts.figure("ips", .exact(80))])
        let map = Facts.declaration("A", name: "A", communes: [], map: .of2024)
        let findings = try found("P04", portraits: [old], declarations: [map])
        #expect(findings.map(\.kind) == [.perimeterDiffers])
        #expect(findings.first?.arguments["count"] == .integer(2))
        #expect(try found("P04", portraits: [old], declarations: [Facts.declaration("A", name: "A", communes: [], map: .of2015)]) == [])
        // Tables of INSEE stand beside no map.
        let insee = Facts.portrait("A", [Facts.figure("pop", .exact(2000), method: .insee)])
        #expect(try found("P04", portraits: [insee], declarations: [map]) == [])
        // Without a map in the document, the perimeter in force.
        let perimeter = Perimeter(quartier: "A", name: "A", generation: .of2024, outline: nil)
        let layer = Layer(name: "2024", crs: .lambert93, elements: [perimeter], source: SourceRecord(title: "t"))
        #expect(try found("P04", portraits: [old], layers: [layer]).map(\.expected) == [.text("2024")])
    }

    @Test func p09TracesPrintedFigures() throws {
        func set(_ printed: Double) -> [Portrait] {
            [
                Facts.portrait(
                    "A",
                    [
                        Facts.figure("tx_pauvrete", .exact(printed)),
                        Facts.figure("tx_pauvrete", .exact(40.3), method: .insee, vintage: "REVN 2022", document: "REVN_2022.csv"),
                    ])
            ]
        }
        #expect(try found("P09", portraits: set(40.3)) == [])
        #expect(try found("P09", portraits: set(41)).map(\.kind) == [.figureNotFound])
        #expect(try found("P09", portraits: set(33)).map(\.kind) == [.figureContradicted])
    }

    @Test func declaredCommunesAreHeldAgainstINSEEAndGeometry() throws {
        let insee = Facts.declaration("A", name: "A", communes: ["Béthune", "Verquin"], method: .insee, document: "DEMO_2022.csv")
        #expect(try found("COM-INSEE", declarations: [insee, Facts.declaration("A", name: "A", communes: ["VERQUIN", "Bethune"])]) == [])
        #expect(try found("COM-INSEE", declarations: [insee, Facts.declaration("A", name: "A", communes: ["Béthune"])]).count == 1)

        // A square astride two communes.
        let outline = try Shapes.rectangle(674_900, 7_048_000, 200, 200)
        let perimeter = Perimeter(quartier: "A", code: "QP062009", name: "A", generation: .of2024, outline: outline)
        let layer = Layer(name: "2024", crs: .lambert93, elements: [perimeter], source: SourceRecord(title: "t"))
        let communes = Layer(
            name: "communes", crs: .lambert93,
            elements: [
                Commune(
                    code: try #require(CommuneCode("62119")), name: "Béthune",
                    outline: try Shapes.rectangle(674_000, 7_047_000, 1_000, 2_000)),
                Commune(
                    code: try #require(CommuneCode("62848")), name: "Verquin",
                    outline: try Shapes.rectangle(675_000, 7_047_000, 1_000, 2_000)),
            ], source: SourceRecord(title: "t"))
        func disagreements(_ names: [String], _ map: Generation) throws -> [Finding] {
            try found(
                "G07", declarations: [Facts.declaration("A", name: "A", communes: names, map: map)], layers: [layer], communes: communes)
        }
        #expect(try disagreements(["Verquin", "Bethune"], .of2024) == [])
        let findings = try disagreements(["Béthune"], .of2024)
        #expect(findings.map(\.kind) == [.documentCommunesDisagree])
        #expect(findings.first?.place == Place(file: "a.txt", line: 5))
        // A document whose map shows another generation says nothing of this outline.
        #expect(try disagreements(["Béthune"], .of2015) == [])
    }

    @Test func e01WaitsForTheWholeSet() throws {
        func stated(_ value: Int) -> Quoted<Int> { Quoted(value, Citation(document: "a.txt", line: 27)) }
        let totals = StatedTotals(quartiers: stated(2), qpv: stated(1), communes: stated(2), qic: stated(1))
        let whole = [Facts.portrait("A", []), Facts.portrait("B", [], .qic)]
        let declared = [Facts.declaration("A", name: "A", communes: ["Béthune", "Verquin"])]
        #expect(try found("E01", portraits: whole, declarations: declared, totals: [totals]) == [])
        #expect(try found("E01", portraits: [whole[0]], declarations: declared, totals: [totals]) == [])
        let more = declared + [Facts.declaration("A", name: "A", communes: ["Beuvry"], document: "b.txt")]
        #expect(try found("E01", portraits: whole, declarations: more, totals: [totals]).map(\.found) == [.integer(2)])
    }

    @Test func m01AsksEverySourceForItsCredit() throws {
        let whole = SourceRecord(
            title: "QPV 2024", producer: "ANCT", vintage: "2024", licence: "Licence Ouverte", obtained: "2026-01-01T00:00:00Z")
        #expect(try found("M01", sources: [whole]) == [])
        let findings = try found("M01", sources: [whole, SourceRecord(title: "b", producer: "ANCT")])
        #expect(findings.map(\.found) == [.text("millesime, licence, obtenu_le")])
    }
}
