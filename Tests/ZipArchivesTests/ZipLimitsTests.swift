import Reporting
import TestSupport
import Testing
import ZipArchives

@Suite struct ZipLimitsTests {
    private let limits = ZipLimits(entries: 3, entryBytes: 100_000, totalBytes: 150_000, ratio: 50, freeBytes: 2_000)

    private func zeros(_ copies: Int, announcing size: Int? = nil) -> RawZip.Entry {
        let zeros = deflatedZeros(copies: copies)
        var entry = RawZip.Entry("zeros.bin", "")
        entry.stored = zeros.stored
        entry.method = 8
        entry.size = size ?? zeros.size
        entry.crc = checksum(repeatElement(0, count: zeros.size))
        return entry
    }

    private func read(_ entry: RawZip.Entry, times: Int = 1, limits: ZipLimits) throws -> Int {
        var archive = try ZipArchive(bytes: RawZip([entry]).bytes, file: "a.zip", limits: limits)
        let listed = try #require(archive.entries.first)
        return try (0..<times).reduce(0) { sum, _ in sum + (try archive.contents(of: listed).count) }
    }

    @Test func smallEntriesMayBeAsDenseAsTheyLike() throws {
        #expect(try read(zeros(7), limits: limits) == 1_807)
    }

    @Test func refusesABombBeforeInflatingIt() throws {
        // 10 321 bytes in 68: beyond 50 times.
        let error = #expect(throws: QuartiersError.self) { try read(zeros(40), limits: limits) }
        #expect(error?.message[.english].contains("10321 bytes for 68") == true)
        #expect(error?.status == .badData)
        var wider = limits
        wider.ratio = 200
        #expect(try read(zeros(40), limits: wider) == 10_321)
    }

    @Test func refusesABombThatHidesItsSizeWhileInflatingIt() throws {
        let error = #expect(throws: QuartiersError.self) { try read(zeros(400, announcing: 1_000), limits: limits) }
        #expect(error?.status == .badData)
    }

    @Test func refusesAnEntryThatHoldsLessThanItAnnounces() throws {
        #expect(throws: QuartiersError.self) { try read(zeros(2, announcing: 1_900), limits: limits) }
    }

    @Test func refusesACompressedSizeThatTheArchiveCannotHold() throws {
        var entry = zeros(40)
        entry.announcedCompressed = 1 << 30
        #expect(throws: QuartiersError.self) { try read(entry, limits: limits) }
    }

    @Test func refusesWhatIsTooLarge() throws {
        let wide = ZipLimits(entries: 3, entryBytes: 10_320, totalBytes: 150_000, ratio: 1_000, freeBytes: 0)
        #expect(throws: QuartiersError.self) { try read(zeros(40), limits: wide) }
    }

    @Test func countsAllThatIsInflated() throws {
        let total = ZipLimits(entries: 3, entryBytes: 100_000, totalBytes: 30_000, ratio: 1_000, freeBytes: 0)
        #expect(try read(zeros(40), times: 2, limits: total) == 20_642)
        #expect(throws: QuartiersError.self) { try read(zeros(40), times: 3, limits: total) }
    }

    @Test func refusesTooManyEntries() throws {
        #expect(throws: Never.self) {
            _ = try ZipArchive(bytes: RawZip(names: ["a", "b", "c"]).bytes, file: "a.zip", limits: limits).entries
        }
        let error = #expect(throws: QuartiersError.self) {
            _ = try ZipArchive(bytes: RawZip(names: ["a", "b", "c", "d"]).bytes, file: "a.zip", limits: limits).entries
        }
        #expect(error?.message[.english] == "the archive has 4 entries, and the limit is 3")
    }
}
