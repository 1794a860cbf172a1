/// A table of a sheet under its title, with what must be known of it.
public struct SheetBlock: Sendable, Hashable {
    /// What the table tells.
    public var title: String
    /// The heads of its columns; none for a list of names and values.
    public var heads: [String]
    /// Its rows, a text for each column.
    public var rows: [[String]]
    /// What a reader must know, below it.
    public var notes: [String]

    /// Makes a block.
    public init(title: String, heads: [String] = [], rows: [[String]], notes: [String] = []) {
        self.title = title
        self.heads = heads
        self.rows = rows
        self.notes = notes
    }
}
