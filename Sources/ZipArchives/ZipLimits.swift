/// How much an archive may ask for: a zip of a few kilobytes can inflate to petabytes, and one that we are given is not one that we made.
public struct ZipLimits: Sendable, Hashable {
    /// How many entries it may list.
    public var entries: Int
    /// How many bytes one entry may inflate to.
    public var entryBytes: Int
    /// How many bytes may be inflated in all, for as long as the archive is open.
    public var totalBytes: Int
    /// How many times larger than its compressed bytes an entry may be, once it is larger than `freeBytes`.
    public var ratio: Int
    /// The size up to which an entry may be as compressible as it likes: the wide blank fields of a `.dbf` reach hundreds of times.
    public var freeBytes: Int

    /// 10 000 entries; 2 GiB an entry, which is as much as a part of a shapefile may have, and 8 GiB in all; 200 times beyond 64 MiB.
    ///
    /// The largest delivery known, the national tiles of INSEE, inflates to 1.2 GB, and its text to 10 times its compressed size.
    public static let standard = ZipLimits(entries: 10_000, entryBytes: 1 << 31, totalBytes: 1 << 33, ratio: 200, freeBytes: 1 << 26)

    /// Makes limits.
    public init(entries: Int, entryBytes: Int, totalBytes: Int, ratio: Int, freeBytes: Int) {
        self.entries = entries
        self.entryBytes = entryBytes
        self.totalBytes = totalBytes
        self.ratio = ratio
        self.freeBytes = freeBytes
    }
}
