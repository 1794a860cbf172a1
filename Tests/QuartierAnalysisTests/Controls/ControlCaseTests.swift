import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import QuartierSources
import Reporting
import Testing

@Suite struct ControlCaseTests {
    private func found(_ code: String, _ input: ControlInput) throws -> [Finding] {
        var findings: [Finding] = []
        try ControlRegistry.run([code], on: input) { findings.append($0) }
        return findings
    }

    @Test(arguments: try ControlCase.all) func theControlFindsWhatTheCaseSays(_ given: ControlCase) throws {
        #expect(try found(given.code, given.input).map(\.kind) == given.kinds)
    }

    /// Controls that run one after the other share what they measure.
    @Test(arguments: try ControlCase.all) func theControlFindsTheSameAmongAllOthers(_ given: ControlCase) throws {
        let control = try #require(ControlRegistry.controls.first { $0.code == given.code })
        let alone = try found(given.code, given.input)
        var together: [Finding] = []
        try ControlRegistry.run(on: given.input) { if control.kinds.contains($0.kind) { together.append($0) } }
        #expect(together.map { $0.message(in: .french) } == alone.map { $0.message(in: .french) })
        #expect(together.map(\.place) == alone.map(\.place))
    }

    @Test func everyControlHasACaseThatFiresAndOneThatDoesNot() throws {
        let cases = try ControlCase.all
        for control in ControlRegistry.controls {
            let own = cases.filter { $0.code == control.code }
            #expect(own.contains { !$0.kinds.isEmpty }, "\(control.code) never fires")
            #expect(own.contains { $0.kinds.isEmpty }, "\(control.code) is never silent")
            // Lines and points never become outlines: readers tell of them.
            let fired = Set(own.flatMap(\.kinds)).union([.geometryNotAreal])
            #expect(control.kinds.filter { !fired.contains($0) } == [], "\(control.code)")
        }
        #expect(Set(cases.map(\.code)) == Set(ControlRegistry.controls.map(\.code)))
    }

    /// What blocks publication and what warns: DOMAIN 4.6.
    @Test func whatBlocksIsTheNorm() {
        let blocking = ControlRegistry.controls.filter { $0.effect == .blocking }.map(\.code)
        #expect(blocking.sorted() == ["D01", "D03", "G01", "G02", "G03", "M01", "M02", "P02", "P04", "P07", "S02"])
        #expect(ControlRegistry.controls.filter { !$0.canBeWaived }.map(\.code).sorted() == ["D01", "M02"])
    }

    @Test func aControlThatLacksSomethingSaysWhat() throws {
        let layer = ControlInput(layers: [Layers.perimeters([try Layers.box(0, 0, 100, 100)])])
        let verdict = ControlVerdict([], of: layer)
        func state(_ code: String) -> ControlOutcome.State? { verdict.outcomes.first { $0.control.code == code }?.state }
        #expect(state("G01") == .passed)
        #expect(state("G07") == .notRun)
        #expect(state("C03") == .noSubject)
        #expect(state("P04") == .noSubject)
        #expect(verdict.notRun.map(\.code) == ["G07"])
        #expect(verdict.isFitToPublish)
        #expect(!ControlVerdict([], of: ControlInput(layers: [])).isFitToPublish)
    }

    @Test func aVerdictCountsWhatStands() throws {
        let input = ControlInput(layers: [Layers.perimeters([try Layers.box(0, 0, 100, 100), try Layers.box(50, 0, 100, 100)])])
        var findings = try found("G03", input)
        #expect(findings.count == 1)
        #expect(ControlVerdict(findings, of: input).isBlocked)
        #expect(ControlVerdict(findings, of: input).sentence.french.contains("bloquants : 1 (G03), "))
        findings[0].waivedBy = "Pôle SIG"
        let verdict = ControlVerdict(findings, of: input)
        #expect(verdict.isFitToPublish)
        #expect(verdict.outcomes.first { $0.control.code == "G03" }?.state == .waived)
        #expect(verdict.waivedCount == 1)
    }

    /// Two places of 100 m² and 33 m²: the finding sums them up and points at the wider; each has its own when asked for.
    @Test func sliversOfOneQuartierAreOneFindingUnlessAskedForOneByOne() throws {
        let given = try #require(try ControlCase.all.first { $0.kinds == [.limitSlivers] })
        let sum = try #require(try found("G04", given.input).first)
        #expect(sum.arguments["count"] == .integer(2))
        #expect(sum.piece?.polygons.count == 2)
        var detailed = given.input
        detailed.isDetailed = true
        let each = try found("G04", detailed)
        #expect(each.map(\.kind) == [.overhang, .overhang])
        let total = each.compactMap { if case .real(let surface) = $0.found { surface } else { nil } }.reduce(0, +)
        #expect(sum.found == .real(total))
        // A metre wide and 200 m long twice; the ellipsoid is 0.3% smaller than the plane here.
        #expect(abs(total - 400) < 2)
        #expect(each.map(\.place).contains(sum.place))
    }

    @Test func findingsThatSayTheSameOfOneFeatureAreCounted() {
        func finding(_ kind: FindingKind, feature: Int, x: Double) -> Finding {
            Finding(kind, subject: "Q\(feature)", place: Place(layer: "l", feature: feature, x: x, y: 0))
        }
        let grouped = ControlRegistry.grouped([
            finding(.vertexRepeated, feature: 1, x: 1), finding(.vertexRepeated, feature: 1, x: 2),
            finding(.vertexRepeated, feature: 2, x: 3),
            finding(.geometryEmpty, feature: 1, x: 1), finding(.geometryEmpty, feature: 1, x: 1),
        ])
        #expect(grouped.map(\.count) == [2, 1, 1, 1])
        #expect(grouped[0].place.x == 1)
        #expect(grouped[0].message(in: .french) == "sommet répété (2 fois, ici d'abord)")
    }
}
