import FoundationEssentials
import Glibc
import Quartiers

/// One job of the national workload, in a process of its own, so that its time and memory can be set beside those of other programs:
///
///     quartiers-bench JOB DATA RESULT [--workers N]
///
/// DATA is a folder with the layers of the workload, RESULT the file to write. What was done is said in one line of JSON on standard output.
@main
enum Bench {
    static let jobs: [String: @Sendable (Job) throws -> Void] = [
        "areas": areas, "overlaps": overlaps, "shares": shares, "tiles": tiles, "validity": validity, "convert-communes": convertCommunes,
        "convert-tiles": convertTiles, "import-communes": importCommunes, "communes-to-shapefile": communesToShapefile,
        "communes-from-shapefile": communesFromShapefile, "import-tiles": importTiles, "figures": figures,
        "conventions": conventions,
    ]

    static func main() throws {
        var words = Array(CommandLine.arguments.dropFirst())
        var workers = ProcessInfo.processInfo.activeProcessorCount
        if let option = words.firstIndex(of: "--workers"), option + 1 < words.count, let number = Int(words[option + 1]), number > 0 {
            workers = number
            words.removeSubrange(option...option + 1)
        }
        guard words.count == 3, let work = jobs[words[0]] else {
            print("usage: quartiers-bench \(jobs.keys.sorted().joined(separator: "|")) DATA RESULT [--workers N]")
            exit(64)
        }
        let job = Job(data: words[1], result: words[2], workers: workers)
        let start = ContinuousClock.now
        try SystemMemory.during { try work(job) }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        print("{\"job\": \"\(words[0])\", \"workers\": \(workers), \"seconds\": \(seconds), \"peak_mb\": \(peakMemory())}")
    }

    /// The most memory that the process held at a time, in megabytes, as the system counts it.
    private static func peakMemory() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
    }
}

enum JobError: Error {
    /// The communes of the workload have an R-tree.
    case noIndex
}

/// What a job is given.
struct Job: Sendable {
    let data: String
    let result: String
    let workers: Int

    func path(_ name: String) -> String { "\(data)/\(name)" }

    /// An outline under the code of its quartier or commune.
    typealias Outline = (key: String, outline: MultiPolygon)

    /// The quartiers of a layer.
    func outlines(_ name: String) throws -> [Outline] {
        var all: [Outline] = []
        try forEachBatch(of: name, key: "code_qp") { batch, _ in all += batch }
        return all
    }

    /// Writes a table as CSV.
    func write(_ header: String, _ lines: [String]) throws {
        var sink = try ByteSink(path: result, overwrite: true)
        try sink.write(header + "\n")
        for line in lines { try sink.write(line + "\n") }
        try sink.finish()
    }

    func ignore(_ finding: Finding) {}

    /// Reads a layer and hands its outlines on in batches, so that memory does not grow with it; with several workers, ahead of them.
    func forEachBatch(of name: String, key: String, _ body: ([Outline], CRS) throws -> Void) throws {
        @Sendable func read(_ hand: (([Outline], CRS)) throws -> Void) throws {
            let reader = try GeoPackageReader(path("\(name).gpkg"), report: ignore)
            let layer = try reader.layer(nil)
            var batch: [Outline] = []
            var positions = 0
            try reader.forEachFeature(layer.name, fields: [key], report: ignore) { feature in
                guard let outline = feature.geometry.areal else { return }
                batch.append((feature.attributes[0].value.exact, outline))
                positions += outline.positionCount
                guard positions > 1 << 16 else { return }
                try hand((batch, layer.crs ?? .lambert93))
                (batch, positions) = ([], 0)
            }
            try hand((batch, layer.crs ?? .lambert93))
        }
        if workers > 1 { try readAhead(produce: read) { try body($0.0, $0.1) } } else { try read { try body($0.0, $0.1) } }
    }

    func text(_ numbers: Double...) -> String { numbers.map { Value.real($0).exact }.joined(separator: ",") }
}
