import GeoPackage
import SQLiteStorage

/// SQL on a file as a program without the functions of GeoPackage runs it: triggers of spatial indexes are set aside for the length of it.
enum SQL {
    static func run(_ statements: [String], on path: String) throws {
        guard !statements.isEmpty else { return }
        let triggers = try GeoPackageReader(path) { _ in }.column("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        let connection = try Connection(path: path, access: .readWrite)
        defer { connection.close() }
        for trigger in triggers { try connection.execute("DROP TRIGGER \"\(trigger)\"") }
        for statement in statements { try connection.execute(statement) }
    }
}
