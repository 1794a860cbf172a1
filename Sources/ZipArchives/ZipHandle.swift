internal import FaultInjection
internal import Glibc
internal import SystemZip

/// Owner of a libzip archive.
@safe struct ZipHandle: ~Copyable {
    private let archive: OpaquePointer
    private let faults: FaultPlan?

    /// Opens a file.
    init(path: String, faults: FaultPlan?) throws(ZipFailure) {
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        defer { unsafe zip_error_fini(&error) }
        guard faults?.strikes("zip_source_file_create") != true else { throw ZipFailure(forced: "zip_source_file_create") }
        guard let source = unsafe zip_source_file_create(path, 0, -1, &error) else {
            throw unsafe ZipFailure("zip_source_file_create", &error)
        }
        unsafe archive = try ZipHandle.open(source, &error, faults: faults)
        self.faults = faults
    }

    /// Opens bytes in memory, of which libzip gets a copy.
    init(bytes: [UInt8], faults: FaultPlan?) throws(ZipFailure) {
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        defer { unsafe zip_error_fini(&error) }
        guard !bytes.isEmpty else { throw .notAZip }
        let source = try unsafe ZipHandle.source(of: bytes, &error, faults: faults)
        unsafe archive = try ZipHandle.open(source, &error, faults: faults)
        self.faults = faults
    }

    /// A source of bytes, of which libzip gets a copy.
    static func source(
        of bytes: [UInt8], _ error: UnsafeMutablePointer<zip_error_t>, faults: FaultPlan?
    ) throws(ZipFailure) -> OpaquePointer {
        // libzip never frees the copy of no bytes: there is none.
        let copy = bytes.isEmpty ? nil : unsafe malloc(bytes.count)
        guard faults?.strikes("malloc") != true, unsafe (copy != nil || bytes.isEmpty) else {
            unsafe free(copy)
            throw ZipFailure(system: "malloc", code: ENOMEM)
        }
        unsafe bytes.withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(start: copy, count: bytes.count).copyMemory(from: $0) }
        // 1: freed by libzip, with the source.
        guard let source = unsafe zip_source_buffer_create(copy, UInt64(bytes.count), 1, error) else {
            unsafe free(copy)
            throw unsafe ZipFailure("zip_source_buffer_create", error)
        }
        return unsafe source
    }

    private static func open(
        _ source: OpaquePointer, _ error: UnsafeMutablePointer<zip_error_t>, faults: FaultPlan?
    ) throws(ZipFailure) -> OpaquePointer {
        guard let archive = unsafe zip_open_from_source(source, ZIP_RDONLY, error) else {
            // The source is the archive's only once that is open.
            unsafe zip_source_free(source)
            throw unsafe ZipFailure("zip_open_from_source", error)
        }
        guard faults?.strikes("zip_open_from_source") != true else {
            unsafe zip_discard(archive)
            throw ZipFailure(forced: "zip_open_from_source")
        }
        return unsafe archive
    }

    deinit { unsafe zip_discard(archive) }

    /// How many entries it lists.
    var count: Int { Int(unsafe zip_get_num_entries(archive, 0)) }

    /// What the archive says of an entry.
    func entry(_ index: Int) throws(ZipFailure) -> ZipListing {
        var status = unsafe zip_stat_t()
        unsafe zip_stat_init(&status)
        guard unsafe zip_stat_index(archive, UInt64(index), 0, &status) == 0, faults?.strikes("zip_stat_index") != true else {
            throw failure(of: "zip_stat_index")
        }
        // As UTF-8: as it is when it is flagged or valid, else from code page 437.
        guard let name = unsafe zip_get_name(archive, UInt64(index), ZIP_FL_ENC_GUESS), faults?.strikes("zip_get_name") != true else {
            throw failure(of: "zip_get_name")
        }
        var system: UInt8 = 0
        var attributes: UInt32 = 0
        guard unsafe zip_file_get_external_attributes(archive, UInt64(index), 0, &system, &attributes) == 0,
            faults?.strikes("zip_file_get_external_attributes") != true
        else { throw failure(of: "zip_file_get_external_attributes") }
        return unsafe ZipListing(
            name: String(cString: name), size: status.size, compressedSize: status.comp_size, method: status.comp_method,
            isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE),
            // The upper half holds the mode of a file on Unix.
            isLink: system == UInt8(ZIP_OPSYS_UNIX) && (attributes >> 16) & UInt32(S_IFMT) == UInt32(S_IFLNK))
    }

    /// Inflates an entry, chunk by chunk, until its end or until the body has had enough.
    ///
    /// - Parameter body: takes a chunk; false stops.
    func inflate(_ index: UInt64, _ body: (UnsafeRawBufferPointer) throws(ZipFailure) -> Bool) throws(ZipFailure) {
        guard let file = unsafe zip_fopen_index(archive, index, 0) else { throw failure(of: "zip_fopen_index") }
        defer { unsafe _ = zip_fclose(file) }
        guard faults?.strikes("zip_fopen_index") != true else { throw ZipFailure(forced: "zip_fopen_index") }
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { unsafe chunk.deallocate() }
        while true {
            guard faults?.strikes("zip_fread") != true else { throw ZipFailure(forced: "zip_fread") }
            let read = unsafe zip_fread(file, chunk.baseAddress, UInt64(chunk.count))
            guard read >= 0 else { throw unsafe ZipFailure("zip_fread", zip_file_get_error(file)) }
            guard read > 0, unsafe try body(UnsafeRawBufferPointer(rebasing: chunk[..<Int(read)])) else { return }
        }
    }

    /// Whether the library inflates a method.
    static func knows(_ method: UInt16) -> Bool { zip_compression_method_supported(Int32(method), 0) == 1 }

    private func failure(of call: String) -> ZipFailure { unsafe ZipFailure(call, zip_get_error(archive)) }
}

/// What an archive says of one of its entries.
struct ZipListing {
    var name: String
    var size: UInt64
    var compressedSize: UInt64
    var method: UInt16
    var isEncrypted: Bool
    var isLink: Bool
}
