import QuartierModel
import QuartierSources
import Reporting
import Testing

@Suite struct CorrespondenceReaderTests {
    @Test func readsUpToThreeParentsUnderHeadersWithTrailingSpaces() throws {
        let reader = try CorrespondenceReader(header: [
            "QP2024 ", "Label_QP2024", "Statut ", "QP2015_1 ", "Label_QP2015_1 ", "QP2015_2", "Label_QP2015_2", "QP2015_3",
            "Label_QP2015_3",
        ])
        var findings: [Finding] = []
        let records = try reader.records(
            from: ["QN06205M", "Fusion", "MODIFIE", "QP062005", "Un", "QP062006", "Deux", "", ""], line: 2
        ) { findings.append($0) }
        #expect(records.map(\.parent?.text) == ["QP062005", "QP062006"])
        #expect(records.map(\.parentName) == ["Un", "Deux"])
        #expect(records.allSatisfy { $0.child.text == "QN06205M" && $0.childName == "Fusion" && $0.state == .modified })
        #expect(findings.isEmpty)
    }

    @Test func keepsNewQuartiersAndReportsWhatIsNoCode() throws {
        let reader = try CorrespondenceReader(header: ["code_qp_2024", "lib_qp_2024", "statut", "code_qp_2015", "lib_qp_2015"])
        var findings: [Finding] = []
        let new = try reader.records(from: ["QN06264N", "Les Vérotières", "NOUVEAU", "", ""], line: 65) { findings.append($0) }
        #expect(
            new == [Correspondence(child: try #require(QuartierCode("QN06264N")), childName: "Les Vérotières", parent: nil, state: .new)])
        #expect(findings.isEmpty)
        let wrong = try reader.records(from: ["QN0626", "x"], line: 66) { findings.append($0) }
        #expect(wrong.isEmpty)
        #expect(findings.map(\.place.line) == [66])
        #expect(try reader.records(from: ["", "", ""], line: 67) { findings.append($0) }.isEmpty)
        #expect(findings.count == 1)
    }

    @Test func refusesATableOfSomethingElse() {
        #expect(throws: QuartiersError.self) { try CorrespondenceReader(header: ["CODGEO", "LIBGEO", "POP_MUN"]) }
    }
}
