public import Reporting

/// What an import did.
public struct ImportSummary: Sendable, Hashable {
    /// The source that was read.
    public var source: SourceRecord
    /// What was imported: `communes`, `perimetres`, `correspondances`.
    public var content: String
    /// How many records the file holds.
    public var read = 0
    /// How many are new.
    public var added = 0
    /// How many were there already, unchanged.
    public var unchanged = 0
    /// How many took the place of others.
    public var replaced = 0

    /// Whether all that was read was there already.
    public var changedNothing: Bool { read > 0 && unchanged == read }

    init(source: SourceRecord, content: String) {
        self.source = source
        self.content = content
    }

    /// The columns of an import's report.
    public static let schema = TableSchema(
        "quartiers.import", title: Text(fr: "Imports", en: "Imports"),
        columns: [
            Column("fichier", .text, Text(fr: "fichier lu", en: "file read")),
            Column("contenu", .text, Text(fr: "ce qui est importé", en: "what is imported")),
            Column("lus", .integer, Text(fr: "enregistrements lus", en: "records read")),
            Column("ajoutes", .integer, Text(fr: "ajoutés", en: "added")),
            Column("inchanges", .integer, Text(fr: "déjà là, inchangés", en: "already there, unchanged")),
            Column("remplaces", .integer, Text(fr: "remplacés", en: "replaced")),
            Column("sha256", .text, Text(fr: "empreinte SHA-256 du fichier", en: "SHA-256 digest of the file")),
        ])

    /// The summary as a row of `schema`.
    public var row: [Value] {
        [
            .text(orNull: source.file), .text(content), .integer(read), .integer(added), .integer(unchanged), .integer(replaced),
            .text(orNull: source.sha256),
        ]
    }
}
