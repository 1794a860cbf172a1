import CommandArguments
import Foundation
import GeoFormats
import QuartierCommands
import Reporting
import Synchronization
import TestSupport
import Testing

/// What a command said, and how it ended.
struct Outcome {
    let status: Reporting.ExitStatus
    /// What went to the standard output.
    let output: String
    /// What went to the standard error.
    let errors: String

    /// The rows of a CSV on the standard output, by column.
    var rows: [[String: String]] {
        get throws { try Outcome.rows(csv: output) }
    }

    /// The JSON on the standard output.
    var json: [String: Any] {
        get throws { try Outcome.json(output) }
    }

    static func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// The rows of an exact CSV, by column.
    static func rows(csv: String) throws -> [[String: String]] {
        var file = try CSVReader(.bytes(Array(csv.utf8), name: "sortie.csv"))
        var rows: [[String: String]] = []
        while try file.next({ _ in }) {
            rows.append(Dictionary(uniqueKeysWithValues: zip(file.columns, file.columns.indices.map { file.text($0) })))
        }
        return rows
    }
}

/// Runs `quartiers` inside the process of the tests, at a fixed moment, with the dataset of this project.
///
/// - Parameters:
///   - words: the words behind the program's name.
///   - input: what stands on the standard input.
///   - variables: the environment; without a locale, so that people are spoken to in French.
///   - now: the moment, ISO 8601 in UTC.
///   - columns: of the terminal that the output goes to; nil for none.
///   - isInterrupted: whether the user has pressed Ctrl-C by now.
func quartiers(
    _ words: [String], input: String = "", variables: [String: String] = [:], now: String = "2026-01-02T03:04:05Z",
    geodata: String? = ProjectFiles.path("Geodata"), columns: Int? = nil, isInterrupted: @escaping @Sendable () -> Bool = { false }
) -> Outcome {
    let output = Mutex("")
    let errors = Mutex("")
    let status = QuartiersProgram.run(
        CommandEnvironment(
            words: words, variables: variables,
            output: .collected { bytes in output.withLock { $0 += String(decoding: bytes, as: UTF8.self) } },
            writeError: { text in errors.withLock { $0 += text } }, input: .bytes(Array(input.utf8), name: "-"),
            outputTerminal: Terminal(isInteractive: columns != nil, columns: columns ?? 80), now: { now },
            geodata: geodata, processors: 2, isInterrupted: isInterrupted))
    return Outcome(status: status, output: output.withLock { $0 }, errors: errors.withLock { $0 })
}

/// Runs `quartiers` on a command line without quotation marks.
func quartiers(_ line: String, input: String = "") -> Outcome {
    quartiers(line.split(separator: " ").map(String.init), input: input)
}

extension Outcome {
    /// Expects a refusal: its status, and words that it must say; nothing on the standard output.
    func expectRefusal(
        _ expected: Reporting.ExitStatus, saying words: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(status == expected, "\(errors)", sourceLocation: sourceLocation)
        #expect(output == "", sourceLocation: sourceLocation)
        for word in words { #expect(errors.contains(word), "\(errors)", sourceLocation: sourceLocation) }
    }
}
