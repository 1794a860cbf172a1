import GeoPackage
import QuartierModel
import Reporting

// What imports of documents and tables of figures share.
extension Store {
    /// The source that holds a document of a name in another version; nil when there is none.
    ///
    /// - Throws: `QuartiersError` when there is one and it is not to be replaced: two versions of one document would contradict one another.
    func formerSource(of record: SourceRecord, content: String, replacing: Bool) throws -> Int? {
        let held = try rows(
            "SELECT source_id FROM sources WHERE fichier = ?1 AND contenu = ?2 ORDER BY source_id DESC",
            [.text(orNull: record.file), .text(content)],
            columns: 1)
        guard let number = held.first?[0].wholeNumber else { return nil }
        guard replacing else {
            throw QuartiersError(
                .badData,
                Text(
                    fr: "un document de ce nom est déjà dans le magasin, avec un autre contenu ; rien n'a été importé",
                    en: "a document of this name is in the store already, with other content; nothing was imported"),
                place: Place(file: record.file),
                remedy: Text(
                    fr: "Ajouter --replace pour prendre la nouvelle version, ou renommer le fichier.",
                    en: "Add --replace to take the new version, or rename the file."))
        }
        return number
    }

    /// Takes out what came from a source, inside the transaction of an import.
    func removeRecords(ofSource number: Int, in file: GeoPackageFile) throws {
        for table in [StoreSchema.portraits, StoreSchema.zones, StoreSchema.declarations, StoreSchema.texts, StoreSchema.sources] {
            try file.execute("DELETE FROM \(table.name) WHERE source_id = ?1", [.integer(number)])
        }
    }

    /// A figure as the values of the table `portraits`, without the quartier: a cell of INSEE's tables is found in the file of its source.
    static func values(_ figure: Figure, source: Int, file: String?) -> [Value] {
        var values = FigureColumns.values(figure)
        if figure.method == .insee, figure.citation.document == file { values[FigureColumns.rank(FigureColumns.document)] = .null }
        return values + [.integer(source)]
    }

    static func values(_ declaration: Declaration, source: Int) -> [Value] {
        [
            .text(declaration.quartier), .text(orNull: declaration.code), .text(orNull: declaration.status?.rawValue),
            .text(orNull: declaration.name), DeclaredCommunes.written(declaration.communes), .text(orNull: declaration.map?.name),
            .text(orNull: declaration.vintage), .text(declaration.method.rawValue), .integer(orNull: declaration.nameLine),
            .integer(orNull: declaration.communesLine), .integer(source),
        ]
    }
}
