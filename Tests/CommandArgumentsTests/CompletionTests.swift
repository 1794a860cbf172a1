import CommandArguments
import Foundation
import Reporting
import TestSupport
import Testing

/// The scripts run in the shells they are made for; a shell that is not installed is passed over with a word.
@Suite struct CompletionTests {
    private static func executable(_ shell: Shell) -> URL? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .map { URL(fileURLWithPath: String($0)).appendingPathComponent(shell.rawValue) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    /// What a shell prints when it runs `commands` in a folder that holds the script as `completion`, two files and a folder.
    private func output(_ shell: Shell, _ commands: String, of program: CommandSpec = Toy.program) throws -> (status: Int32, text: String) {
        try withTemporaryFolder { folder in
            let script = CompletionScript.text(for: shell, of: program, language: .french)
            try Data(script.utf8).write(to: folder.appendingPathComponent("completion"))
            for name in ["qpv un.gpkg", "qpv.geojson"] { try Data().write(to: folder.appendingPathComponent(name)) }
            try FileManager.default.createDirectory(at: folder.appendingPathComponent("qpv-folder"), withIntermediateDirectories: false)
            let executable: URL = try #require(Self.executable(shell))
            let process = Process()
            process.executableURL = executable
            process.arguments = ["-c", commands]
            process.currentDirectoryURL = folder
            process.standardInput = FileHandle.nullDevice
            let pipe = Pipe()
            (process.standardOutput, process.standardError) = (pipe, pipe)
            try process.run()
            let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            return (process.terminationStatus, text)
        }
    }

    @Test(arguments: Shell.allCases.filter { executable($0) != nil })
    func isSoundToItsShell(shell: Shell) throws {
        let hostile = Text(verbatim: "it's [a] $(touch x) `b` \"c\": d\\e;")
        let program = CommandSpec(
            "it-is", summary: hostile, options: [Option("x", short: "x", .choice(hostile, among: ["a'b", "$c"]), hostile).spec],
            subcommands: [CommandSpec("sub", summary: hostile, arguments: [Argument("f", .file, hostile).spec])])
        for program in [Toy.program, program] {
            let checked = try output(shell, "\(shell.rawValue) -n completion", of: program)
            #expect(checked.status == 0 && checked.text == "", "\(checked.text)")
        }
    }

    /// The words are as bash hands them over: it takes a word apart at `=` and `:`.
    @Test(
        .enabled(if: executable(.bash) != nil, "bash is not installed"),
        arguments: [
            ("''", ["import", "surface", "overlap"]),
            ("sur", ["surface"]),
            ("--lang en im", ["import"]),
            ("--lang ''", ["fr", "en"]),
            ("import ''", ["communes", "perimeters"]),
            ("import --field nom = x c", ["communes"]),
            ("import --field ''", ["code_qp=", "nom="]),
            ("import communes --field n", ["nom="]),
            ("import --field nom = ''", []),
            ("import communes a b qpv", ["qpv un.gpkg", "qpv-folder", "qpv.geojson"]),
            ("surface --fo", ["--format"]),
            ("surface --format ''", ["table", "csv", "json", "geojson"]),
            ("surface --format = j", ["json"]),
            ("surface --format =", ["table", "csv", "json", "geojson"]),
            ("surface --format=j", ["--format=json"]),
            ("surface -c sur 20", ["2015", "2024"]),
            ("surface -p ''", ["2015", "2024", "qpv un.gpkg", "qpv-folder", "qpv.geojson", "completion"]),
            ("surface qpv.gpkg : a ''", []),
            ("surface a : b --pl", ["--plane"]),
            ("surface -o qpv.", ["qpv.geojson"]),
            ("surface -- --pl", []),
            ("overlap a qpv", []),
            ("overlap qpv.", ["qpv.geojson"]),
            ("surface --code ''", []),
        ])
    func bashOffersWhatFits(typed: String, expected: [String]) throws {
        let call = "source ./completion && COMP_WORDS=(quartiers \(typed)) && COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) && _quartiers"
        let answer = try output(.bash, call + " && for word in \"${COMPREPLY[@]}\"; do echo \"$word\"; done")
        #expect(answer.status == 0)
        #expect(answer.text.split(separator: "\n").map(String.init).sorted() == expected.sorted())
    }

    @Test(
        .enabled(if: executable(.fish) != nil, "fish is not installed"),
        arguments: [
            ("quartiers ", ["import", "overlap", "surface"]),
            ("quartiers --lang en im", ["import"]),
            ("quartiers import ", ["communes", "perimeters"]),
            ("quartiers import communes --fie", ["--field"]),
            ("quartiers surface --format j", ["json"]),
            ("quartiers surface --format=j", ["--format=json"]),
            ("quartiers surface 2", ["2015", "2024"]),
            ("quartiers import communes a b qpv.", ["qpv.geojson"]),
            ("quartiers surface a 2", []),
            ("quartiers overlap a qpv", []),
        ])
    func fishOffersWhatFits(typed: String, expected: [String]) throws {
        let answer = try output(.fish, "source ./completion; complete -C '\(typed)'")
        #expect(answer.status == 0)
        // Behind each word stands a tab and its description.
        #expect(answer.text.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }.sorted() == expected)
    }
}
