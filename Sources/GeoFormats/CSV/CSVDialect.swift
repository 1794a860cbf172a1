/// How CSV is written.
public enum CSVDialect: Sendable, Hashable {
    /// For programs: RFC 4180 in UTF-8, with `,` and a dot, every text byte for byte.
    ///
    /// Rows end with LF: readers of the RFC take it, and text tools take nothing else.
    case exact
    /// For a French spreadsheet: byte order mark, `;`, decimal comma, rows ended by CR LF, and an apostrophe before what it would run as a
    /// formula.
    case spreadsheet

    var separator: UInt8 { UInt8(ascii: self == .exact ? "," : ";") }
    var lineEnd: String { self == .exact ? "\n" : "\r\n" }
    var byteOrderMark: String { self == .exact ? "" : "\u{FEFF}" }

    /// The point before the decimals.
    var point: UInt8 { UInt8(ascii: self == .exact ? "." : ",") }
}
