import GeoPackage
import PlanarGeometry
import QuartierAnalysis
public import Reporting

/// What `info` says: versions, and what a store holds.
public enum Information {
    /// The columns.
    public static let schema = TableSchema(
        "quartiers.info", title: Text(fr: "Informations", en: "Information"),
        columns: [
            Column(
                "rubrique", .text,
                Text(
                    fr: "programme, bibliotheque, magasin, table ou source",
                    en: "programme, bibliotheque (library), magasin (store), table or source")),
            Column("nom", .text, Text(fr: "nom", en: "name")),
            Column("valeur", .text, Text(fr: "valeur", en: "value")),
        ])

    /// The versions of the program and its libraries.
    public static func versions(program: String) -> [[Value]] {
        var rows: [[Value]] = [["programme", "quartiers", program].map(Value.text)]
        for library in LibraryVersions.all() + [("SQLite", GeoPackageFile.sqliteVersion)] {
            rows.append([.text("bibliotheque"), .text(library.name), .text(orNull: library.version)])
        }
        return rows
    }
}

extension Store {
    /// What the store is and holds.
    public func information(language: Language) throws -> [[Value]] {
        var rows: [[Value]] = [
            [.text("magasin"), .text("fichier"), .text(orNull: path)], [.text("magasin"), .text("scr"), .text(crs.description)],
            [.text("magasin"), .text("version"), .text(String(StoreSchema.version))],
        ]
        for table in StoreSchema.tables {
            let count = try self.rows("SELECT count(*) FROM \"\(table.name)\"", columns: 1)[0][0]
            rows.append([.text("table"), .text(table.name), .text(count.exact)])
        }
        for source in try sources() {
            let facts = [source.producer, source.vintage, source.obtained, source.sha256.map { "sha256 \($0)" }].compactMap(\.self)
            rows.append([.text("source"), .text(source.title), .text(facts.joined(separator: ", "))])
        }
        return rows
    }
}
