internal import FaultInjection
internal import Glibc
public import Reporting
internal import SystemZip

/// Writes archives in memory; the same files give the same bytes, whatever the hour.
public enum ZipWriter {
    /// An archive of some files.
    ///
    /// - Throws: `QuartiersError` of status `software` when libzip refuses.
    public static func archive(_ entries: [(name: String, contents: [UInt8])]) throws(QuartiersError) -> [UInt8] {
        try archive(entries, faults: nil)
    }

    static func archive(_ entries: [(name: String, contents: [UInt8])], faults: FaultPlan?) throws(QuartiersError) -> [UInt8] {
        do throws(ZipFailure) {
            return try write(entries, faults: faults)
        } catch {
            throw QuartiersError(
                .software, Text(fr: "libzip n'a pas pu écrire une archive", en: "libzip could not write an archive"), cause: "\(error)")
        }
    }

    private static func write(_ entries: [(name: String, contents: [UInt8])], faults: FaultPlan?) throws(ZipFailure) -> [UInt8] {
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        defer { unsafe zip_error_fini(&error) }
        guard let target = unsafe zip_source_buffer_create(nil, 0, 0, &error) else {
            throw unsafe ZipFailure("zip_source_buffer_create", &error)
        }
        // Closing the archive gives its own hold of the source up; the bytes are read through ours.
        unsafe zip_source_keep(target)
        defer { unsafe zip_source_free(target) }
        guard let archive = unsafe zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
            unsafe zip_source_free(target)
            throw unsafe ZipFailure("zip_open_from_source", &error)
        }
        do throws(ZipFailure) {
            for entry in entries { try unsafe add(entry.contents, named: entry.name, to: archive, &error, faults: faults) }
            guard faults?.strikes("zip_close") != true else { throw ZipFailure(forced: "zip_close") }
            guard unsafe zip_close(archive) == 0 else {
                throw unsafe ZipFailure("zip_close", zip_get_error(archive))
            }
        } catch {
            unsafe zip_discard(archive)
            throw error
        }
        return try unsafe bytes(of: target, faults: faults)
    }

    private static func add(
        _ contents: [UInt8], named name: String, to archive: OpaquePointer, _ error: UnsafeMutablePointer<zip_error_t>, faults: FaultPlan?
    ) throws(ZipFailure) {
        let source = try unsafe ZipHandle.source(of: contents, error, faults: faults)
        let index = unsafe zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            // The source is the archive's only once that has taken it.
            unsafe zip_source_free(source)
            throw unsafe ZipFailure("zip_file_add", zip_get_error(archive))
        }
        // 1 January 1980, the first day that the format knows.
        guard unsafe zip_file_set_dostime(archive, UInt64(index), 0, 0x21, 0) == 0 else {
            throw unsafe ZipFailure("zip_file_set_dostime", zip_get_error(archive))
        }
    }

    private static func bytes(of source: OpaquePointer, faults: FaultPlan?) throws(ZipFailure) -> [UInt8] {
        guard unsafe zip_source_open(source) == 0 else { throw unsafe ZipFailure("zip_source_open", zip_source_error(source)) }
        defer { unsafe _ = zip_source_close(source) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe zip_source_read(source, $0.baseAddress, UInt64($0.count)) }
            guard faults?.strikes("zip_source_read") != true else { throw ZipFailure(forced: "zip_source_read") }
            guard count >= 0 else { throw unsafe ZipFailure("zip_source_read", zip_source_error(source)) }
            if count == 0 { return bytes }
            bytes += chunk[..<Int(count)]
        }
    }
}
