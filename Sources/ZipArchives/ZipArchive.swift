internal import FaultInjection
public import Reporting

/// A zip read in place: its entries are listed, and inflated one by one into memory or into a private file, within limits.
///
/// Nothing is ever written under a name of the archive's. An entry that is encrypted, a link, or named so as to lead elsewhere is listed and not read.
public struct ZipArchive: ~Copyable {
    /// The file, as findings name it.
    public let file: String
    /// What it holds, in its own order.
    public let entries: [ZipEntry]
    private let handle: ZipHandle
    private let limits: ZipLimits
    private let size: Int
    private var inflated = 0

    /// Opens a zip.
    ///
    /// - Throws: status 66 when there is no such file, 65 when it is not a zip, is truncated, or lists more entries than the limit, 74 when reading fails.
    public init(path: String, limits: ZipLimits = .standard) throws(QuartiersError) {
        try self.init(path: path, limits: limits, faults: nil)
    }

    init(path: String, limits: ZipLimits, faults: FaultPlan?) throws(QuartiersError) {
        let probe: FileProbe
        do throws(ZipFailure) { probe = try FileProbe(path: path, faults: faults) } catch { throw error.opening(path, startsAsZip: false) }
        let handle: ZipHandle
        do throws(ZipFailure) {
            handle = try ZipHandle(path: path, faults: faults)
        } catch { throw error.opening(path, startsAsZip: probe.startsAsZip) }
        try self.init(handle, file: path, size: probe.size, limits: limits)
    }

    /// Opens a zip that is in memory.
    ///
    /// - Throws: status 65 when it is not a zip, is truncated, or lists more entries than the limit.
    public init(bytes: [UInt8], file: String, limits: ZipLimits = .standard) throws(QuartiersError) {
        try self.init(bytes: bytes, file: file, limits: limits, faults: nil)
    }

    init(bytes: [UInt8], file: String, limits: ZipLimits, faults: FaultPlan?) throws(QuartiersError) {
        let handle: ZipHandle
        do throws(ZipFailure) {
            handle = try ZipHandle(bytes: bytes, faults: faults)
        } catch { throw error.opening(file, startsAsZip: FileProbe.isStartOfZip(bytes.prefix(4))) }
        try self.init(handle, file: file, size: bytes.count, limits: limits)
    }

    private init(_ handle: consuming ZipHandle, file: String, size: Int, limits: ZipLimits) throws(QuartiersError) {
        // libzip takes an empty file for an empty archive: it is more likely what is left of a download.
        guard size > 0 else { throw ZipFailure.notAZip.opening(file, startsAsZip: false) }
        let count = handle.count
        guard count <= limits.entries else {
            throw QuartiersError(
                .badData,
                Text(
                    fr: "l'archive a \(count) entrées, et la limite est de \(limits.entries)",
                    en: "the archive has \(count) entries, and the limit is \(limits.entries)"), place: Place(file: file),
                remedy: Text(
                    fr: "Décompresser l'archive, et donner les couches utiles.",
                    en: "Unpack the archive, and give the layers that are needed."))
        }
        var entries: [ZipEntry] = []
        var names: Set<String> = []
        for index in 0..<count {
            let listing: ZipListing
            do throws(ZipFailure) { listing = try handle.entry(index) } catch { throw error.reading(Place(file: file)) }
            let isNew = names.insert(listing.name.lowercased()).inserted
            entries.append(
                ZipEntry(
                    name: listing.name, size: Int(clamping: listing.size), compressedSize: Int(clamping: listing.compressedSize),
                    refusal: ZipArchive.refusal(of: listing, isNew: isNew), index: UInt64(index)))
        }
        self.entries = entries
        self.file = file
        self.size = size
        self.limits = limits
        self.handle = handle
    }

    private static func refusal(of listing: ZipListing, isNew: Bool) -> ZipEntry.Refusal? {
        if !ZipEntry.isSafe(listing.name) { return .name }
        if listing.isLink { return .link }
        if listing.isEncrypted { return .encrypted }
        if !ZipHandle.knows(listing.method) { return .method(Int(listing.method)) }
        return isNew ? nil : .repeated
    }

    /// The layers that it seems to hold, by the names of its entries.
    public var layers: [ZipLayerCandidate] { ZipLayerCandidate.candidates(among: entries) }

    /// Reports the entries that are not read, and why.
    public func report(to sink: FindingSink) throws {
        for entry in entries {
            let place = Place(file: file)
            switch entry.refusal {
            case .name: try sink(Finding(.zipName, subject: entry.name, place: place))
            case .encrypted: try sink(Finding(.zipEncrypted, subject: entry.name, place: place))
            case .link: try sink(Finding(.zipLink, subject: entry.name, place: place))
            case .method(let number): try sink(Finding(.zipMethod, subject: entry.name, place: place, found: .integer(number)))
            case .repeated: try sink(Finding(.zipRepeated, subject: entry.name, place: place))
            case nil where entry.isArchive && !entry.isSystemResidue:
                try sink(Finding(.zipNested, subject: entry.name, place: place))
            case nil: break
            }
        }
    }

    /// The bytes of an entry.
    ///
    /// - Throws: status 65 when the entry is refused, would pass a limit, or is damaged, 74 when reading fails.
    public mutating func contents(of entry: ZipEntry) throws(QuartiersError) -> [UInt8] {
        var contents: [UInt8] = []
        try check(entry)
        contents.reserveCapacity(entry.size)
        unsafe try inflate(entry) { chunk throws(ZipFailure) in unsafe contents.append(contentsOf: chunk) }
        return contents
    }

    /// Hands over the path of a private copy of an entry, for libraries that only read files; it is removed when the closure returns.
    ///
    /// - Throws: what the closure throws; status 65 when the entry is refused, would pass a limit, or is damaged, 74 when reading or writing fails.
    public mutating func withFile<Result>(of entry: ZipEntry, _ body: (String) throws -> Result) throws -> Result {
        try withFile(of: entry, faults: nil, body)
    }

    mutating func withFile<Result>(of entry: ZipEntry, faults: FaultPlan?, _ body: (String) throws -> Result) throws -> Result {
        let copy = try extract(entry, faults: faults)
        // The copy goes with its owner, which nothing but this would keep until the closure is done.
        return try withExtendedLifetime(copy) { try body(copy.path) }
    }

    /// Makes a private copy of an entry, for libraries that only read files.
    ///
    /// - Throws: status 65 when the entry is refused, would pass a limit, or is damaged, 74 when reading or writing fails.
    public mutating func extract(_ entry: ZipEntry) throws(QuartiersError) -> ExtractedEntry { try extract(entry, faults: nil) }

    private mutating func extract(_ entry: ZipEntry, faults: FaultPlan?) throws(QuartiersError) -> ExtractedEntry {
        try check(entry)
        let copy: PrivateFile
        do throws(ZipFailure) {
            copy = try PrivateFile(extension: entry.fileExtension, faults: faults)
        } catch { throw error.reading(Place(file: file)) }
        unsafe try inflate(entry) { chunk throws(ZipFailure) in unsafe try copy.append(chunk, faults: faults) }
        return ExtractedEntry(file: copy)
    }

    /// Refuses an entry before anything of it is inflated.
    private func check(_ entry: ZipEntry) throws(QuartiersError) {
        let place = Place(file: file, name: entry.name)
        if entry.refusal != nil || entry.isFolder {
            throw QuartiersError(
                .badData, Text(fr: "cette entrée de l'archive n'est pas lue", en: "this entry of the archive is not read"), place: place,
                remedy: entry.refusal == .encrypted ? ZipFindings.askUnencrypted : nil)
        }
        let isTooLarge = entry.size > limits.entryBytes || entry.size > limits.totalBytes - inflated || entry.compressedSize > size
        let isTooDense = entry.size > limits.freeBytes && entry.size / limits.ratio > entry.compressedSize
        if isTooLarge || isTooDense { throw ZipArchive.beyondLimits(entry, place: place) }
    }

    private mutating func inflate(
        _ entry: ZipEntry, into take: (UnsafeRawBufferPointer) throws(ZipFailure) -> Void
    ) throws(QuartiersError) {
        let place = Place(file: file, name: entry.name)
        var count = 0
        do throws(ZipFailure) {
            unsafe try handle.inflate(entry.index) { chunk throws(ZipFailure) in
                count += chunk.count
                guard count <= entry.size else { return false }
                unsafe try take(chunk)
                return true
            }
        } catch { throw error.reading(place) }
        inflated += count
        // More than it announced is a bomb, and less is a lie of no use.
        guard count == entry.size else { throw ZipArchive.beyondLimits(entry, place: place) }
    }

    private static func beyondLimits(_ entry: ZipEntry, place: Place) -> QuartiersError {
        QuartiersError(
            .badData,
            Text(
                fr: """
                    l'entrée annonce \(entry.size) octets pour \(entry.compressedSize) octets compressés, ce qui est faux ou dépasse les limites de lecture
                    """,
                en:
                    "the entry announces \(entry.size) bytes for \(entry.compressedSize) compressed ones, which is false or beyond the limits of reading"
            ),
            place: place,
            remedy: Text(
                fr: "Vérifier d'où vient l'archive ; si elle est sûre, la décompresser et donner les fichiers.",
                en: "Check where the archive comes from; if it is safe, unpack it and give the files."))
    }

    /// Reads whatever bytes as a zip, for the search of inputs that end the program: lists it, and inflates all that it may.
    ///
    /// - Throws: `QuartiersError` where the archive is refused; entries that are refused are passed over.
    public static func fuzz(_ bytes: [UInt8]) throws {
        var archive = try ZipArchive(
            bytes: bytes, file: "fuzz.zip",
            limits: ZipLimits(entries: 100, entryBytes: 1 << 20, totalBytes: 1 << 22, ratio: 100, freeBytes: 1 << 16))
        try archive.report(to: { _ in })
        _ = archive.layers
        for entry in archive.entries {
            do throws(QuartiersError) { _ = try archive.contents(of: entry) } catch { continue }
        }
    }
}

/// A private copy of an entry of an archive, removed with the last of those who hold it.
public struct ExtractedEntry: Sendable {
    fileprivate let file: PrivateFile

    /// Where it is.
    public var path: String { file.path }
}
