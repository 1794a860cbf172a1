internal import FaultInjection
internal import SystemShapelib

/// Owner of a shapelib handle on a table to write.
@safe struct TableOutput: ~Copyable {
    private var handle: DBFHandle?
    private let files: HookedFiles
    private let faults: FaultPlan?
    private var count: Int32 = 0

    /// Starts a `.dbf` in UTF-8, and the `.cpg` that says so.
    ///
    /// - Parameter date: the day that the head gives for the last change.
    init(table: PartOutput, encoding: PartOutput, date: CalendarDate, faults: FaultPlan?) throws(CallFailure) {
        files = HookedFiles(["dbf": HookedFile(.output(table)), "cpg": HookedFile(.output(encoding))])
        self.faults = faults
        var hooks = HookedFiles.hooks
        let opened = unsafe DBFCreateLL(files.name, DBFEncoding.utf8.rawValue, &hooks)
        unsafe handle = unsafe opened
        guard unsafe opened != nil, faults?.strikes("DBFCreateLL") != true else { throw files.failure ?? CallFailure("DBFCreateLL") }
        unsafe DBFSetLastModifiedDate(opened, Int32(date.year - 1900), Int32(date.month), Int32(date.day))
        // Otherwise it ends the file after every record, and goes back over that end to write the next.
        unsafe DBFSetWriteEndOfFileChar(opened, 0)
    }

    // Closing goes through the hooks, which reach the files by their address alone.
    deinit { withExtendedLifetime(files) { unsafe DBFClose(handle) } }

    /// Adds the fields, before the first record.
    mutating func declare(_ fields: [DBFField]) throws(CallFailure) {
        for field in fields {
            let added = unsafe DBFAddNativeFieldType(
                handle, field.name, CChar(truncatingIfNeeded: field.type.value), Int32(field.width), Int32(field.decimals))
            guard added >= 0, faults?.strikes("DBFAddNativeFieldType") != true else { throw CallFailure("DBFAddNativeFieldType") }
        }
    }

    /// Writes a record, of the length that the fields make.
    mutating func append(_ record: [UInt8]) throws(CallFailure) {
        let written = unsafe record.withUnsafeBytes {
            unsafe DBFWriteTuple(handle, count, UnsafeMutableRawPointer(mutating: $0.baseAddress))
        }
        guard written != 0, faults?.strikes("DBFWriteTuple") != true, files.failure == nil else {
            throw files.failure ?? CallFailure("DBFWriteTuple")
        }
        count += 1
    }

    /// Writes the last record, the end of the file and its head.
    mutating func close() throws(CallFailure) {
        unsafe DBFSetWriteEndOfFileChar(handle, 1)
        unsafe DBFClose(handle)
        unsafe handle = nil
        if let failure = files.failure { throw failure }
    }
}
