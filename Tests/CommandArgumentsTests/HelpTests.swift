import CommandArguments
import Foundation
import Reporting
import Testing

/// Pages of the toy program against files in `Goldens`, which are read by people before they are kept.
/// With `WRITE_GOLDENS=1` the files are written anew instead.
@Suite struct HelpTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")

    /// `help-quartiers-surface.fr.txt` is the page of `quartiers surface` in French, `reference.fr.md` the reference.
    private static func page(of golden: String) -> String? {
        let parts = golden.split(separator: ".")
        guard parts.count == 3, let language = Language(rawValue: String(parts[1])) else { return nil }
        if parts[0] == "reference" { return ReferencePage(Toy.program, language: language).markdown }
        let names = parts[0].split(separator: "-").dropFirst().map(String.init)
        guard let path = CommandPath(Toy.program).tree.first(where: { $0.names == names }) else { return nil }
        return HelpPage(path, language: language, terminal: Terminal(isInteractive: false)).text
    }

    private static let goldens: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

    @Test func thereAreGoldens() { #expect(Self.goldens.count >= 6) }

    @Test(arguments: goldens)
    func pageIsTheGolden(_ golden: String) throws {
        let page = try #require(Self.page(of: golden), "no page has the name \(golden)")
        let file = Self.folder.appendingPathComponent(golden)
        if ProcessInfo.processInfo.environment["WRITE_GOLDENS"] == "1" { try Data(page.utf8).write(to: file) }
        #expect(page == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    @Test(arguments: Language.allCases, [1, 40, 60, 80, 200])
    func linesFitTheTerminal(language: Language, columns: Int) {
        for path in CommandPath(Toy.program).tree {
            let page = HelpPage(path, language: language, terminal: Terminal(isInteractive: true, columns: columns)).text
            let examples = path.command.examples.map(\.commandLine)
            for line in page.split(separator: "\n") where !examples.contains(where: line.hasSuffix) {
                // Names of options with their values are never broken; the longest of the toy takes 38 columns.
                #expect(TerminalText.width(line) <= max(40, min(columns, 100)), "\(line)")
            }
        }
    }

    @Test func headingsAreBoldOnlyWhereAsked() {
        let path = Toy.path("surface")
        let styled = HelpPage(path, language: .english, terminal: Terminal(isInteractive: true, columns: 80, isStyled: true)).text
        let plain = HelpPage(path, language: .english, terminal: Terminal(isInteractive: true, columns: 80)).text
        #expect(styled.contains("\u{1B}[1mUsage:\u{1B}[0m\n"))
        #expect(styled.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "") == plain)
    }

    @Test func markdownMarksInTextsStayText() {
        let summary = Text(verbatim: "a_b *c* <d> [e](f) `g` | #h \\")
        let page = ReferencePage(CommandSpec("x", summary: summary), language: .english).markdown
        #expect(page.contains("a\\_b \\*c\\* \\<d\\> \\[e\\](f) \\`g\\` \\| \\#h \\\\\n"))
    }
}
