public import Reporting

/// The words that every output made from a drawn outline carries.
public enum SchematicNote {
    /// In plain words.
    public static let text = Text(
        fr: "Contours schématiques, dessinés pour la démonstration : ni officiels, ni bons pour une décision.",
        en: "Schematic outlines, drawn for the demonstration: neither official nor fit for a decision.")
}

extension Table {
    /// The table with the note that it rests on schematic outlines, when its column `source` says so of a row.
    public var notingSchematicOutlines: Table {
        guard let column = schema.index(of: QuartierColumns.source.name), !notes.contains(SchematicNote.text),
            rows.contains(where: { $0[column].exact.split(separator: " ; ").contains { $0 == SourceRecord.schematic } })
        else { return self }
        var noting = self
        noting.notes.append(SchematicNote.text)
        return noting
    }
}
