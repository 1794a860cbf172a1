import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import QuartierSources
import Reporting
import Testing

@Suite struct KinshipAuditTests {
    /// Former quartiers 1 and 2 make the new quartier 1; former 3 keeps its outline as new 2; new 3 comes from no one.
    private func layers(letters: [String] = ["M", "I", "N"]) throws -> (before: Layer<Perimeter>, after: Layer<Perimeter>) {
        let former = [try Layers.box(0, 0, 100, 100), try Layers.box(100, 0, 100, 100), try Layers.box(1_000, 0, 100, 100)]
        let new = [try Layers.box(0, 0, 200, 100), try Layers.box(1_000, 0, 100, 100), try Layers.box(2_000, 0, 100, 100)]
        return (
            Layers.perimeters(former, generation: .of2015) { $0.code = "QP06200\($0.rank)" },
            Layers.perimeters(new) { $0.code = "QN0620\($0.rank)\(letters[$0.rank - 1])" }
        )
    }

    private func row(_ child: String, _ parent: String?, _ state: PerimeterState? = nil) throws -> Correspondence {
        Correspondence(
            child: try #require(QuartierCode(child)), parent: try parent.map { try #require(QuartierCode($0)) }, state: state)
    }

    private func completeTable() throws -> [Correspondence] {
        [
            try row("QN06201M", "QP062001"), try row("QN06201M", "QP062002"), try row("QN06202I", "QP062003"), try row("QN06203N", nil),
            // Somewhere else.
            try row("QN05901M", "QP059001"),
        ]
    }

    private func findings(_ layers: (before: Layer<Perimeter>, after: Layer<Perimeter>), _ table: [Correspondence]) throws -> [Finding] {
        let audit = KinshipAudit(try GenerationComparison(from: layers.before, to: layers.after), table: table)
        var findings: [Finding] = []
        try audit.reportLetters { findings.append($0) }
        try audit.reportTable { findings.append($0) }
        return findings
    }

    @Test func nothingIsSaidWhereAllAgree() throws {
        #expect(try findings(layers(), completeTable()).isEmpty)
        #expect(try findings(layers(), []).isEmpty)
    }

    @Test func everyLetterIsChecked() throws {
        let wrong = try findings(try layers(letters: ["I", "N", "M"]), [])
        #expect(wrong.map(\.kind) == [.letterDisagrees, .letterDisagrees, .letterDisagrees])
        #expect(wrong.map(\.expected) == [.text("I"), .text("N"), .text("M")])
        #expect(wrong.map(\.found) == [.text("fusion"), .text("inchange"), .text("nouveau")])
        // Where: in the middle of the outline.
        #expect(wrong[1].place.x == Layers.origin.x + 1_050)
        #expect(wrong[1].place.feature == 2)
    }

    @Test func aLetterStandsBesideItsClassWhateverSaysIt() throws {
        let (before, after) = try layers()
        let comparison = try GenerationComparison(from: before, to: after)
        #expect(comparison.evolutions.map(KinshipAudit(comparison, table: []).state) == [.modified, .modified, .identical, .new])
        // A code without a letter: the table says it.
        var withoutLetter = after
        withoutLetter.elements[1].code = "QP062099"
        let other = try GenerationComparison(from: before, to: withoutLetter)
        let table = [try row("QP062099", "QP062003", .modified)]
        #expect(other.evolutions.map(KinshipAudit(other, table: table).state) == [.modified, .modified, .modified, .new])
    }

    @Test func theTableMayContradictTheCode() throws {
        var table = try completeTable()
        table[2].state = .modified
        let found = try findings(layers(), table)
        #expect(found.map(\.kind) == [.lettersDiffer])
        #expect(found.first?.expected == .text("I"))
        #expect(found.first?.found == .text("M"))
    }

    @Test func theTableMustCoverParentsAndChildren() throws {
        let table = try completeTable().filter { $0.parent?.text != "QP062002" && $0.child.text != "QN06203N" }
        let found = try findings(layers(), table)
        #expect(found.map(\.kind) == [.parentNotCovered, .childNotCovered])
        #expect(found.map(\.subject) == ["QP062002", "QN06203N"])
        #expect(found[0].message(in: .english).contains("Q1 keeps 100% of it"))
    }

    @Test func codesThatNoLayerHoldsAreNamed() throws {
        let table = try completeTable() + [row("QN06203N", "QP062008"), row("QN06209M", "QP062003")]
        let found = try findings(layers(), table)
        #expect(found.map(\.kind) == [.kinUnknown, .kinUnknown])
        #expect(found.map(\.found) == [.text("QP062008"), .text("QN06209M")])
    }

    @Test func tableAndOutlinesMayLinkOthers() throws {
        // The table gives former 2 to new 3, whereas it lies in new 1.
        var table = try completeTable()
        table[1] = try row("QN06203N", "QP062002")
        let found = try findings(layers(), table)
        #expect(found.map(\.kind) == [.kinshipByGeometryOnly, .kinshipByTableOnly])
        #expect(found[0].arguments["other"] == .text("QP062002"))
        #expect(found[0].arguments["otherShare"] == .real(100))
        #expect(found[1].subject == "Q3")
        #expect(found[1].arguments["share"] == .real(0))
    }

    @Test func aCycleIsToldOnceAndEndsTheSearch() throws {
        // A made-up table: 1 from 2, 2 from 3, 3 from 1; and one from itself.
        let codes = ["QN06201M", "QN06202I", "QN06203N", "QN06201M"]
        let table = try zip(codes.dropFirst(), codes).map { try row($0.0, $0.1) } + [row("QN06202I", "QN06202I")]
        let found = try findings(layers(), table).filter { $0.kind == .kinshipCycle }
        #expect(
            found.map(\.found) == [.text("QN06201M → QN06202I → QN06203N → QN06201M"), .text("QN06202I → QN06202I")])
    }

    @Test func aLongChainNeedsNoStack() throws {
        let table = try (0..<999).map { try row("QP\(Self.code($0 + 1))", "QP\(Self.code($0))") }
        #expect(try findings(layers(), table).filter { $0.kind == .kinshipCycle }.isEmpty)
    }

    private static func code(_ number: Int) -> String { "062" + String("00\(number)".suffix(3)) }

    @Test func aTableAboutOtherPlacesIsSaid() throws {
        let found = try findings(layers(), [try row("QN05901M", "QP059001")])
        #expect(found.map(\.kind) == [.tableUnrelated])
    }

    @Test func localQuartiersAreNotExpectedInTheTable() throws {
        var (before, after) = try layers()
        after.elements[2].code = "QIC6205101"
        before.elements.append(before.elements[0])
        before.elements[3].code = "QIC6205102"
        before.elements[3].outline = try Layers.box(3_000, 0, 100, 100)
        #expect(try findings((before, after), Array(completeTable().dropLast(2))).isEmpty)
    }
}
