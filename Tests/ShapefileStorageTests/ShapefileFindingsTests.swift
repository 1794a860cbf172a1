import Reporting
import ShapefileStorage
import Testing

@Suite struct ShapefileFindingsTests {
    @Test func everyKindIsListedOnceAndSaysTheSameInBothLanguages() {
        let kinds = ShapefileFindings.all
        #expect(Set(kinds.map(\.id)).count == kinds.count)
        for kind in kinds {
            for text in [kind.title, kind.message, kind.remedy] {
                #expect(!text.french.isEmpty && !text.english.isEmpty, "\(kind.code)")
                #expect(placeholders(text.french) == placeholders(text.english), "\(kind.code)")
            }
        }
    }

    private func placeholders(_ template: String) -> Set<Substring> {
        Set(template.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first })
    }
}
