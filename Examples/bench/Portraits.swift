import FoundationEssentials
import Quartiers

extension Bench {
    /// INSEE's tables per quartier: every cell read, known by its column, told secret from missing.
    static func figures(_ job: Job) throws {
        let paths = try job.files(in: "figures")
        let lines = try concurrentMap(count: paths.count, workers: job.workers) { rank in
            let table = try INSEETableReader.read(ByteSource(path: paths[rank]), year: nil, report: job.ignore)
            return "\(paths[rank].split(separator: "/").last ?? ""),\(table.rows.count)"
        }
        try job.write("fichier,lignes", lines)
    }

    /// Conventions: the figures and the objectives of their text, with the line of each.
    static func conventions(_ job: Job) throws {
        let lines = try job.files(in: "conventions").map { path in
            let convention = try ConventionFile.read(ByteSource(path: path), searchPath: "", report: job.ignore).convention
            return "\(path.split(separator: "/").last ?? ""),\(convention.quartiers.map(\.figures.count).reduce(0, +))"
        }
        try job.write("document,chiffres", lines)
    }
}

extension Job {
    /// The files of a folder of the data, in the order of their names.
    func files(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted().map { path("\(folder)/\($0)") }
    }
}
