import QuartierModel
import Reporting

extension Table {
    /// Rows that rest on layers, which says so where one of them is drawn, even when no row has a source.
    init(_ schema: TableSchema, of layers: [Layer<Perimeter>], notes: [Text] = [], rows: [[Value]]) {
        self.init(schema, sources: layers.map(\.source), notes: notes)
        for row in rows { append(row) }
        if layers.contains(where: { $0.elements.contains(where: \.isSchematic) }) { self.notes.append(SchematicNote.text) }
    }
}
