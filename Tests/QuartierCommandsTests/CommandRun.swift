import CommandArguments
import GeoFormats
import QuartierCommands
import Reporting
import Synchronization
import TestSupport

/// A command line run inside the test: its status, and what it wrote.
struct CommandRun {
    let status: ExitStatus
    let output: String
    let errors: String

    init(_ words: [String], input: String = "", processors: Int = 2) {
        let written = Mutex((output: [UInt8](), errors: ""))
        let environment = CommandEnvironment(
            words: words + ["--lang", "en"], output: .collected { bytes in written.withLock { $0.output += bytes } },
            writeError: { text in written.withLock { $0.errors += text } }, input: .bytes(Array(input.utf8), name: "-"),
            now: { "2026-01-01T00:00:00Z" }, geodata: ProjectFiles.path("Geodata"), processors: processors)
        status = QuartiersProgram.run(environment)
        (output, errors) = written.withLock { (String(decoding: $0.output, as: UTF8.self), $0.errors) }
    }

    /// The rows of a CSV, by the name of their column.
    var rows: [[String: String]] { get throws { try Self.rows(of: output) } }

    /// The rows of any CSV.
    static func rows(of text: String) throws -> [[String: String]] {
        var reader = try CSVReader(.bytes(Array(text.utf8), name: "output"))
        let columns = reader.columns
        var rows: [[String: String]] = []
        while try reader.next({ _ in }) {
            rows.append(Dictionary(columns.indices.map { (columns[$0], reader.text($0)) }, uniquingKeysWith: { first, _ in first }))
        }
        return rows
    }
}
