/// A file that an archive holds.
public struct ZipEntry: Sendable, Hashable {
    /// Why an entry is not read.
    public enum Refusal: Sendable, Hashable {
        /// Its name would lead outside a folder, or is not one that a file can have.
        case name
        /// It is encrypted.
        case encrypted
        /// It is a link to another file.
        case link
        /// It is compressed by a method that the library does not know, by its number.
        case method(Int)
        /// An earlier entry has its name, but for the case of letters.
        case repeated
    }

    /// Its path in the archive, `/` between folders.
    public let name: String
    /// How many bytes it announces, once inflated.
    public let size: Int
    /// How many bytes it takes in the archive.
    public let compressedSize: Int
    /// Why it is not read; nil when it is.
    public let refusal: Refusal?
    let index: UInt64

    /// Whether it only names a folder.
    public var isFolder: Bool { name.hasSuffix("/") }

    /// The last part of its path.
    public var fileName: String { String(name.split(separator: "/").last ?? "") }

    /// The end of its name after the last point, in lower case; empty when there is none.
    public var fileExtension: String {
        guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else { return "" }
        return fileName[fileName.index(after: dot)...].lowercased()
    }

    /// Its path without that end.
    public var stem: String { fileExtension.isEmpty ? name : String(name.dropLast(fileExtension.count + 1)) }

    /// Whether it is something that macOS adds for itself: not what its name says.
    var isSystemResidue: Bool { name.hasPrefix("__MACOSX/") || fileName.hasPrefix("._") }

    /// Whether it is an archive itself.
    var isArchive: Bool { ["zip", "7z", "rar", "tar", "gz", "tgz", "bz2", "xz"].contains(fileExtension) }

    /// Whether a name is that of a file below the folder of the archive, on every system.
    static func isSafe(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard let first = bytes.first, first != UInt8(ascii: "/"), !bytes.contains(UInt8(ascii: "\\")) else { return false }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return false }
        // `C:` and the streams of NTFS.
        guard !bytes.contains(UInt8(ascii: ":")) else { return false }
        return !name.split(separator: "/", omittingEmptySubsequences: false).contains { $0 == ".." || $0 == "." }
    }
}
