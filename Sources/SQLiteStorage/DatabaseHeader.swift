/// What the first hundred bytes of an SQLite file say of it, read without opening it.
///
/// Layout: https://www.sqlite.org/fileformat.html, "The Database Header".
public struct DatabaseHeader: Hashable, Sendable {
    /// The number of bytes that hold it.
    public static let byteCount = 100

    /// The size of a page in bytes.
    public let pageSize: Int
    /// How many bytes the file must have, nil when its last writer left no trustworthy count.
    public let expectedSize: Int?
    /// Whether the file was left in WAL mode, where newer pages may lie in a file beside it.
    public let usesWriteAheadLog: Bool
    /// The number that tells what kind of document the database is.
    public let applicationID: UInt32
    /// The number that the document keeps for its own version.
    public let userVersion: UInt32

    /// Reads the first bytes of a file; nil when they are not those of an SQLite database.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count >= DatabaseHeader.byteCount, bytes.starts(with: "SQLite format 3\0".utf8) else { return nil }
        func number(at offset: Int) -> UInt32 { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) } }
        // The largest page does not fit in two bytes: 1 stands for it.
        let storedPageSize = Int(number(at: 14) & 0xFFFF)
        pageSize = storedPageSize == 1 ? 65_536 : storedPageSize
        // The count of pages holds only when the last writer updated it, which the two change counters tell.
        let pages = number(at: 28)
        expectedSize = pages > 0 && number(at: 24) == number(at: 92) ? Int(pages) * pageSize : nil
        usesWriteAheadLog = bytes[18] == 2 || bytes[19] == 2
        userVersion = number(at: 60)
        applicationID = number(at: 68)
    }
}
