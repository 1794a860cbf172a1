import Foundation
import Reporting
import TestSupport
import Testing
import ZipArchives

@Suite struct ZipArchiveTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private func codes(_ archive: borrowing ZipArchive) throws -> [String] {
        var codes: [String] = []
        try archive.report(to: { codes.append($0.kind.code) })
        return codes
    }

    @Test func listsAndReads() throws {
        var deflated = RawZip.Entry("qpv/donnees.csv", "code;nom\nQP062005;Cités 5\n")
        deflated.stored = copiedByDeflate(deflated.stored)
        deflated.method = 8
        let raw = RawZip([RawZip.Entry("qpv/", ""), RawZip.Entry("qpv/lisez-moi.txt", "bonjour"), deflated, RawZip.Entry("vide", "")])
        var archive = try ZipArchive(bytes: raw.bytes, file: "a.zip")
        let entries = archive.entries
        #expect(entries.map(\.name) == ["qpv/", "qpv/lisez-moi.txt", "qpv/donnees.csv", "vide"])
        #expect(entries.map(\.isFolder) == [true, false, false, false])
        #expect(entries.map(\.size) == [0, 7, 27, 0])
        #expect(entries.allSatisfy { $0.refusal == nil })
        let contents = try entries.dropFirst().map { text(try archive.contents(of: $0)) }
        #expect(contents == ["bonjour", "code;nom\nQP062005;Cités 5\n", ""])
        #expect(try codes(archive).isEmpty)
    }

    @Test func opensAFile() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("a.zip").path
            try Data(RawZip([RawZip.Entry("a.txt", "bonjour")]).bytes).write(to: URL(fileURLWithPath: path))
            var archive = try ZipArchive(path: path)
            let entry = try #require(archive.entries.first)
            let contents = try archive.contents(of: entry)
            #expect(text(contents) == "bonjour")
            #expect(archive.file == path)
        }
    }

    @Test func decodesNames() throws {
        var flagged = RawZip.Entry("é.txt", "")
        flagged.flags = 1 << 11
        var dos = RawZip.Entry("", "")
        // "Cités" in code page 437, as Windows' own zips have it.
        dos.name = [0x43, 0x69, 0x74, 0x82, 0x73]
        let archive = try ZipArchive(bytes: RawZip([flagged, dos, RawZip.Entry("Béthune", "")]).bytes, file: "a.zip")
        let names = archive.entries.map(\.name)
        #expect(names == ["é.txt", "Cités", "Béthune"])
    }

    @Test(arguments: [
        "../a", "a/../../b", "/etc/passwd", "a\\b", "..\\a", "C:a", "c:/a", "a/..", "..", "./a", "a\nb", "a\u{7F}", "",
    ])
    func refusesNamesThatLeadElsewhere(name: String) throws {
        var archive = try ZipArchive(bytes: RawZip([RawZip.Entry(name, "x"), RawZip.Entry("ok.txt", "y")]).bytes, file: "a.zip")
        let entries = archive.entries
        #expect(entries.map(\.refusal) == [.name, nil])
        #expect(try codes(archive) == ["ZIP-NAME"])
        let error = #expect(throws: QuartiersError.self) { try archive.contents(of: entries[0]) }
        #expect(error?.status == .badData)
        let rest = try archive.contents(of: entries[1])
        #expect(text(rest) == "y")
    }

    @Test(arguments: ["a..b", "a/...", "..a", "a b", "é/ü.shp", "a/b/c.d.e"])
    func acceptsNamesThatOnlyLookStrange(name: String) throws {
        let archive = try ZipArchive(bytes: RawZip(names: [name]).bytes, file: "a.zip")
        let refusals = archive.entries.map(\.refusal)
        #expect(refusals == [nil])
    }

    @Test func refusesWhatItDoesNotRead() throws {
        var encrypted = RawZip.Entry("secret.csv", "0123456789abcdef")
        encrypted.flags = 1
        var link = RawZip.Entry("lien.shp", "/etc/passwd")
        link.mode = 0o120777
        var unknown = RawZip.Entry("gros.dbf", "x")
        unknown.method = 9
        let entries = [encrypted, link, unknown, RawZip.Entry("A.shp", ""), RawZip.Entry("a.SHP", ""), RawZip.Entry("couches.zip", "PK")]
        var archive = try ZipArchive(bytes: RawZip(entries).bytes, file: "a.zip")
        let listed = archive.entries
        #expect(listed.map(\.refusal) == [.encrypted, .link, .method(9), nil, .repeated, nil])
        #expect(try codes(archive) == ["ZIP-ENCRYPTED", "ZIP-LINK", "ZIP-METHOD", "ZIP-TWICE", "ZIP-NESTED"])
        for entry in listed.prefix(3) {
            let error = #expect(throws: QuartiersError.self) { try archive.contents(of: entry) }
            #expect(error?.place.name == entry.name)
        }
        // An archive in the archive is a file like another, which nobody opens for its content.
        let names = archive.layers.map(\.name)
        #expect(names == ["A"])
    }

    @Test func saysWhatIsWrongWithAFileThatIsNoZip() throws {
        let sound = RawZip([RawZip.Entry("a.txt", "bonjour")]).bytes
        func message(_ bytes: [UInt8]) throws -> String {
            let error = try #require(throws: QuartiersError.self) { _ = try ZipArchive(bytes: bytes, file: "a.zip").entries }
            #expect(error.status == .badData)
            return error.message[.english]
        }
        #expect(try message(Array("<html>Not found</html>".utf8)) == "the file is not a zip")
        #expect(try message([]) == "the file is not a zip")
        #expect(try message(Array(sound.dropLast(10))) == "the zip is truncated or damaged")
        #expect(try message(Array(sound.prefix(20))) == "the zip is truncated or damaged")
    }

    @Test func saysThatThereIsNoFile() throws {
        let error = try #require(throws: QuartiersError.self) { _ = try ZipArchive(path: "/nowhere/a.zip").entries }
        #expect(error.status == .noInput)
        try withTemporaryFolder { folder in
            let error = try #require(throws: QuartiersError.self) { _ = try ZipArchive(path: folder.path).entries }
            #expect(error.status == .inputOutput)
        }
    }

    @Test func noticesBytesThatChanged() throws {
        var raw = RawZip([RawZip.Entry("a.txt", "bonjour")])
        raw.entries[0].crc ^= 1
        var archive = try ZipArchive(bytes: raw.bytes, file: "a.zip")
        let entry = try #require(archive.entries.first)
        let error = #expect(throws: QuartiersError.self) { try archive.contents(of: entry) }
        #expect(error?.message[.english] == "the entry is damaged")
        #expect(error?.status == .badData)
    }
}
