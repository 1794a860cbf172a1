import CommandArguments
import Foundation
import QuartierCommands
import Reporting
import TestSupport
import Testing

/// The documentation says what the code does. To write the generated pages anew after a change of the code:
///
///     WRITE_GOLDENS=1 swift test --filter DocumentationTests
@Suite struct DocumentationTests {
    private static let catalog = ProjectFiles.path("Sources/Quartiers/Documentation.docc")

    private static func text(_ relative: String) throws -> String {
        try String(contentsOfFile: ProjectFiles.path(relative), encoding: .utf8)
    }

    /// The files of a folder of the project and of those below it, by their path in it.
    private static func files(under folder: String, endingIn ending: String) -> [String] {
        (FileManager.default.enumerator(atPath: ProjectFiles.path(folder))?.compactMap { $0 as? String } ?? [])
            .filter { $0.hasSuffix(ending) }.sorted()
    }

    /// The lines inside the blocks of one language, blank ones left out.
    private static func code(_ language: String, in markdown: String) -> [String] {
        var lines: [String] = []
        var isInside = false
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isInside = line == "```" + language
            } else if isInside, !line.allSatisfy(\.isWhitespace) {
                lines.append(String(line))
            }
        }
        return lines
    }

    @Test(arguments: ReferencePages.all.indices, Language.allCases)
    func referencePageIsThatOfTheCode(rank: Int, language: Language) throws {
        let page = ReferencePages.all[rank]
        let file = URL(fileURLWithPath: Self.catalog + "/Reference/" + page.file[language])
        let markdown = page.markdown(language)
        if ProcessInfo.processInfo.environment["WRITE_GOLDENS"] == "1" { try Data(markdown.utf8).write(to: file) }
        let isCurrent = try Data(contentsOf: file) == Data(markdown.utf8)
        #expect(isCurrent, "\(file.lastPathComponent) is not what the code says: WRITE_GOLDENS=1 swift test --filter DocumentationTests")
    }

    @Test func everyOutputHasItsColumnsExplained() throws {
        let declared = try Self.files(under: "Sources", endingIn: ".swift").flatMap { file in
            try Self.text("Sources/" + file).matches(of: #/TableSchema\(\s*"(quartiers\.[a-z]+)"/#).map { String($0.1) }
        }
        #expect(!declared.isEmpty)
        for name in declared { #expect(ReferencePages.outputs.contains { $0.name == name }, "\(name)") }
    }

    @Test func readmeShowsLinesOfTheExampleThatIsCompiled() throws {
        let compiled = Set(try Self.text("Examples/library/LibraryExample.swift").split(separator: "\n").map { $0.drop { $0 == " " } })
        let shown = Self.code("swift", in: try Self.text("README.md"))
        #expect(!shown.isEmpty)
        for line in shown { #expect(compiled.contains(line.drop { $0 == " " }), "\(line)") }
    }

    private static let pages =
        ["README.md"]
        + files(under: "Sources/Quartiers/Documentation.docc", endingIn: ".md").map { "Sources/Quartiers/Documentation.docc/" + $0 }

    @Test(arguments: pages)
    func commandLinesAreUnderstood(file: String) throws {
        for line in Self.code("sh", in: try Self.text(file)) where line.hasPrefix("quartiers ") {
            let words = Self.words(line.prefix { !"#|".contains($0) }).dropFirst()
            #expect(throws: Never.self, "\(line)") { try CommandParser(QuartiersProgram.spec).parse(Array(words)) }
        }
    }

    /// The words of a command line, those between double quotes kept together.
    private static func words(_ line: Substring) -> [String] {
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { rank, part in
            rank.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
        }
    }

    @Test func linksLeadToFiles() throws {
        let links = try Self.text("README.md").matches(of: #/\]\(([A-Z][^):]*)\)/#).map { String($0.1) }
        #expect(!links.isEmpty)
        for link in links { #expect(FileManager.default.fileExists(atPath: ProjectFiles.path(link)), "\(link)") }
    }
}
