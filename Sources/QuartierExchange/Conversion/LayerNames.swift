/// Names of columns, made different where a format takes two for one or has a use of its own for them.
struct UniqueNames {
    /// The names of the columns, in order.
    let columns: [String]

    /// - Parameter reserved: names that are taken, in lower case.
    init(_ names: [String], keeping reserved: Set<String>) {
        var taken = reserved
        columns = names.map { name in
            var candidate = name
            var number = 1
            while !taken.insert(candidate.lowercased()).inserted {
                number += 1
                candidate = "\(name)_\(number)"
            }
            return candidate
        }
    }
}

enum TableName {
    /// A name that a GeoPackage takes for a layer: SQLite and the format keep some beginnings for themselves.
    static func valid(_ name: String) -> String {
        let isTaken = ["gpkg_", "sqlite_", "rtree_"].contains { name.lowercased().hasPrefix($0) }
        return isTaken || name.isEmpty ? "couche_" + name : name
    }
}
