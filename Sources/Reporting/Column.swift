/// The type of a column, one that SQL, CSV and JSON all know.
public enum ColumnType: String, Sendable, Hashable {
    /// UTF-8 text.
    case text
    /// A whole number.
    case integer
    /// A 64-bit floating-point number.
    case real
    /// True or false.
    case boolean
    /// A date, ISO 8601 `yyyy-mm-dd`.
    case date
}

/// A column of the contract: declared once, and found again in the store, CSV headers, JSON keys, exports and their documentation.
public struct Column: Sendable, Hashable {
    /// The name, as in French open data: `surf_ell_m2`.
    public let name: String
    /// The type.
    public let type: ColumnType
    /// The unit, as people write it: `m²`, `%`, `cm/km`; nil for a number without one and for texts.
    public let unit: String?
    /// What the column holds.
    public let definition: Text

    /// Declares a column.
    public init(_ name: String, _ type: ColumnType, unit: String? = nil, _ definition: Text) {
        self.name = name
        self.type = type
        self.unit = unit
        self.definition = definition
    }

    /// What people call it: the definition up to the first colon or semicolon, and the unit: `Surface de la pièce (m²)`.
    public var shortName: Text { Text(fr: shortName(definition.french), en: shortName(definition.english)) }

    private func shortName(_ definition: String) -> String {
        // By bytes, since every column of every layer written is described.
        let head = definition.utf8.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ";") }
        let words = head.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }.joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst() + (unit.map { " (\($0))" } ?? "")
    }
}

/// The columns of one output, in order, under a name and a version that change when a column does.
public struct TableSchema: Sendable, Hashable {
    /// The name: `quartiers.surface`.
    public let name: String
    /// The version, from 1.
    public let version: Int
    /// What a row is.
    public let title: Text
    /// The columns, in order.
    public let columns: [Column]

    /// Declares the columns of an output.
    public init(_ name: String, version: Int = 1, title: Text, columns: [Column]) {
        self.name = name
        self.version = version
        self.title = title
        self.columns = columns
    }

    /// `quartiers.surface/1`, as JSON outputs name their schema.
    public var identifier: String { "\(name)/\(version)" }

    /// The rank of a column, nil when there is none of that name.
    public func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
}

/// Rows under their columns, with what they rest on.
public struct Table: Sendable, Hashable {
    /// The columns.
    public let schema: TableSchema
    /// The rows; each has as many values as there are columns.
    public private(set) var rows: [[Value]]
    /// Where the figures come from.
    public var sources: [SourceRecord]
    /// What a reader must know before using the figures.
    public var notes: [Text]

    /// Makes a table without rows.
    public init(_ schema: TableSchema, sources: [SourceRecord] = [], notes: [Text] = []) {
        self.schema = schema
        self.rows = []
        self.sources = sources
        self.notes = notes
    }

    /// Adds a row.
    ///
    /// - Precondition: as many values as columns: a row that does not fit its own schema is a fault of the program.
    public mutating func append(_ row: [Value]) {
        precondition(row.count == schema.columns.count, "\(schema.name): \(row.count) values for \(schema.columns.count) columns")
        rows.append(row)
    }

    /// The table with only the rows that a test on their rank lets through.
    public func filtered(_ isIncluded: (Int) -> Bool) -> Table {
        var kept = self
        kept.rows = rows.indices.filter(isIncluded).map { rows[$0] }
        return kept
    }

    /// The value of a row in the column of a name; `null` when there is no such column.
    public func value(_ row: Int, _ column: String) -> Value {
        schema.index(of: column).map { rows[row][$0] } ?? .null
    }
}
