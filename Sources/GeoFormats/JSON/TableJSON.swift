public import Reporting

/// A table as JSON: `{"schema": "quartiers.surface/1", "rows": [...], "sources": [...], "notes": [...]}`.
///
/// A row is an object by column name, in the order of the columns; nothing is `null`; numbers are exact. One row a line.
public enum TableJSON {
    /// Writes a table, its notes in a language.
    ///
    /// - Throws: what the sink throws.
    public static func write(_ table: Table, in language: Language, to sink: inout ByteSink) throws(QuartiersError) {
        try sink.write("{\"schema\": ")
        JSONText.append(table.schema.identifier, to: &sink.pending)
        try sink.write(",\n\"rows\": [")
        let names = table.schema.columns.map(\.name)
        for (index, row) in table.rows.enumerated() {
            try sink.write(index > 0 ? ",\n" : "\n")
            JSONText.append(zip(names, row).map { (name: $0, value: $1) }, to: &sink.pending)
            try sink.drain()
        }
        try sink.write("],\n\"sources\": ")
        sink.pending += sources(table.sources)
        try sink.write(",\n\"notes\": ")
        sink.pending += notes(table.notes, in: language)
        try sink.write("}\n")
    }

    /// Sources as an array of objects, under the column names of the store; what is not known is `null`.
    public static func sources(_ sources: [SourceRecord]) -> [UInt8] {
        array(sources) { source, bytes in
            JSONText.append(
                [
                    ("titre", .text(source.title)), ("producteur", .text(orNull: source.producer)),
                    ("millesime", .text(orNull: source.vintage)),
                    ("url", .text(orNull: source.url)), ("licence", .text(orNull: source.licence)), ("fichier", .text(orNull: source.file)),
                    ("sha256", .text(orNull: source.sha256)), ("obtenu_le", .text(orNull: source.obtained)),
                ], to: &bytes)
        }
    }

    /// Notes as an array of texts in a language.
    public static func notes(_ notes: [Text], in language: Language) -> [UInt8] {
        array(notes) { note, bytes in JSONText.append(note[language], to: &bytes) }
    }

    private static func array<Element>(_ elements: [Element], _ append: (Element, inout [UInt8]) -> Void) -> [UInt8] {
        var bytes = [UInt8(ascii: "[")]
        for (index, element) in elements.enumerated() {
            if index > 0 { JSONText.append(literal: ", ", to: &bytes) }
            append(element, &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
        return bytes
    }
}
