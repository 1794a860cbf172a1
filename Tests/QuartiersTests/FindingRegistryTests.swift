import Foundation
import QuartierAnalysis
import Quartiers
import Reporting
import TestSupport
import Testing

@Suite struct FindingRegistryTests {
    @Test func identifiersAreUnique() {
        let counts = Dictionary(grouping: FindingRegistry.all, by: \.id).mapValues(\.count)
        #expect(counts.filter { $0.value > 1 }.keys.sorted() == [])
    }

    @Test(arguments: FindingRegistry.all) func everyKindSpeaksBothLanguagesAndSaysWhatToDo(kind: FindingKind) {
        for text in [kind.title, kind.message, kind.remedy] {
            for words in Language.allCases.map({ text[$0] }) { #expect(words.count > 2, "\(kind.id)") }
        }
        // A remedy in one language only would be the same in both.
        #expect(kind.remedy.french != kind.remedy.english, "\(kind.id)")
        // Both sentences speak of the same things.
        let arguments = [kind.message.french, kind.message.english].map { Set($0.matches(of: #/\{\w+\}/#).map { String($0.0) }) }
        #expect(arguments[0] == arguments[1], "\(kind.id)")
    }

    /// Kinds are declared in many modules, and one that is missing here would be missing from the documentation.
    @Test func everyKindDeclaredInTheSourcesIsGathered() throws {
        let sources = try FileManager.default.subpathsOfDirectory(atPath: ProjectFiles.path("Sources")).filter { $0.hasSuffix(".swift") }
        let texts = try sources.map { try String(contentsOfFile: ProjectFiles.path("Sources/" + $0), encoding: .utf8) }
        let declared = texts.flatMap { text in
            text.matches(of: #/\nextension FindingKind \{\n(?s:.*?)\n\}/#).flatMap { block in
                block.output.matches(of: #/\n    (?:public )?static let (\w+)(?: =|:)/#).map { String($0.1) }
            }
        }
        let listed = texts.flatMap { text in
            text.matches(of: #/enum \w+Findings \{(?s:.*?)let all: \[FindingKind\] = \[(?<kinds>[^\]]*)\]/#).flatMap { list in
                list.kinds.matches(of: #/\.(\w+)/#).map { String($0.1) }
            }
        }
        #expect(declared.sorted() == listed.sorted())
        #expect(declared.count == FindingRegistry.all.count)
    }

    @Test func everyKindThatAControlReportsIsGathered() {
        let all = Set(FindingRegistry.all)
        for control in ControlRegistry.controls {
            for kind in control.kinds { #expect(all.contains(kind), "\(control.code): \(kind.id)") }
        }
    }
}
