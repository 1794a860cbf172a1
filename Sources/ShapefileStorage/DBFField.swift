/// A field of a shapefile to write: its name and how its values are written.
public struct DBFField: Sendable, Hashable {
    /// How the values of a field are written, in bytes.
    public enum Format: Sendable, Hashable {
        /// UTF-8 text of at most so many bytes, 1 to 254.
        case text(width: Int)
        /// A code of at most so many bytes: one that is longer is left out and never cut, since what is left of it could be the code of another.
        case code(width: Int)
        /// A number of at most so many characters, 1 to 20, sign and point included, with so many decimals.
        case number(width: Int, decimals: Int)
        /// A date, 8 digits.
        case date
        /// True or false, one letter.
        case truth
    }

    /// The name: 1 to 10 ASCII letters, digits and underscores.
    public let name: String
    /// How its values are written.
    public let format: Format

    /// Declares a field.
    public init(_ name: String, _ format: Format) {
        self.name = name
        self.format = format
    }

    /// The letter of the type in the `.dbf`.
    var type: Unicode.Scalar {
        switch format {
        case .text, .code: "C"
        case .number: "N"
        case .date: "D"
        case .truth: "L"
        }
    }

    /// How many bytes a value takes.
    var width: Int {
        switch format {
        case .text(let width), .code(let width), .number(let width, _): width
        case .date: 8
        case .truth: 1
        }
    }

    /// How many decimals a number has; 0 for the other formats.
    var decimals: Int {
        if case .number(_, let decimals) = format { decimals } else { 0 }
    }

    /// Whether the format can hold it: a name of the right length and letters, a width in its range, room for the decimals and a digit before them.
    var isWritable: Bool {
        guard DBFFieldNames.isShort(name) else { return false }
        switch format {
        case .text(let width), .code(let width): return 1...254 ~= width
        case .number(let width, let decimals): return 1...20 ~= width && (decimals == 0 || (decimals > 0 && decimals <= width - 2))
        case .date, .truth: return true
        }
    }
}
