import CommandArguments
import Foundation
import QuartierCommands
import Reporting
import Testing

/// Every help page in both languages against files in `Goldens`, which are read by people before they are kept.
/// With `WRITE_GOLDENS=1` the files are written anew instead.
@Suite struct HelpTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")
    private static let paths = CommandPath(QuartiersProgram.spec).tree

    /// `help-quartiers-import-communes.fr.txt` is the page of `quartiers import communes` in French.
    private static func name(_ path: CommandPath, _ language: Language) -> String {
        "help-\(path.names.joined(separator: "-")).\(language.rawValue).txt"
    }

    @Test(arguments: paths.map(\.names), Language.allCases)
    func thePageIsTheGolden(names: [String], language: Language) throws {
        let path = try #require(Self.paths.first { $0.names == names })
        let outcome = quartiers(Array(names.dropFirst()) + ["--help", "--lang", language.rawValue])
        #expect(outcome.status == .success)
        #expect(outcome.errors == "")
        let file = Self.folder.appendingPathComponent(Self.name(path, language))
        if ProcessInfo.processInfo.environment["WRITE_GOLDENS"] == "1" { try Data(outcome.output.utf8).write(to: file) }
        #expect(outcome.output == (try? String(contentsOf: file, encoding: .utf8)) ?? "", "\(file.lastPathComponent)")
    }

    @Test func everyGoldenHasItsPage() throws {
        let pages = Set(Self.paths.flatMap { path in Language.allCases.map { Self.name(path, $0) } })
        let goldens = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasPrefix("help-") }
        #expect(Set(goldens) == pages)
    }

    @Test func helpGoesBeforeWhateverIsWrong() {
        #expect(quartiers("surface --help --nonsense").status == .success)
        #expect(quartiers("--version").output == "quartiers \(QuartiersProgram.version)\n")
    }

    @Test func aVerbThatDoesNotExistGetsASuggestion() {
        quartiers("surfaces").expectRefusal(.usage, saying: "surfaces", "surface")
        quartiers("export geosjon --demo").expectRefusal(.usage, saying: "geojson")
        quartiers("surface --demo --formt csv").expectRefusal(.usage, saying: "--format")
        quartiers("").expectRefusal(.usage, saying: "quartiers --help")
    }

    @Test(arguments: Shell.allCases)
    func theCompletionScriptKnowsEveryVerb(shell: Shell) {
        let script = quartiers(["completion", shell.rawValue]).output
        for path in Self.paths where path.command.subcommands.isEmpty { #expect(script.contains(path.verb.last ?? "?"), "\(path.name)") }
    }

    /// Examples are for people to copy: each must at least parse.
    @Test func examplesAreCommandLines() throws {
        for path in Self.paths {
            for example in path.command.examples where !example.commandLine.contains("<(") {
                let line = example.commandLine.split(separator: "|")[0]
                var words: [String] = []
                for (rank, part) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
                    words += rank.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
                }
                #expect(words.first == "quartiers")
                #expect(throws: Never.self, "\(example.commandLine)") {
                    try CommandParser(QuartiersProgram.spec).parse(Array(words.dropFirst()))
                }
            }
        }
    }
}
