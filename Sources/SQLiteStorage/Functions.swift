internal import SystemSQLite

/// What a registered function answers.
public enum FunctionResult: Sendable, Hashable {
    /// NULL.
    case null
    /// A whole number; 0 and 1 are SQL's truth values.
    case integer(Int64)
    /// A real number.
    case real(Double)
}

extension Connection {
    /// Gives SQL a function of one blob, which must depend on nothing else and do nothing else: triggers and views of a file may
    /// call it.
    ///
    /// The closure gets the bytes where they lie; of NULL and of what is no blob the function makes NULL without asking.
    public func register(_ name: String, _ body: @escaping (RawSpan) -> FunctionResult) throws(SQLiteError) {
        let box = unsafe Unmanaged.passRetained(FunctionBody(body)).toOpaque()
        if let failure = faults?.failure(of: .register) {
            unsafe Unmanaged<FunctionBody>.fromOpaque(box).release()
            try check(failure)
        }
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        // Why: the library releases the box, whether it takes the function or refuses it.
        try check(
            unsafe sqlite3_create_function_v2(
                handle, name, 1, flags, box,
                { context, _, arguments in
                    guard let user = unsafe sqlite3_user_data(context), let argument = unsafe arguments?.pointee,
                        unsafe sqlite3_value_type(argument) == SQLITE_BLOB
                    else { return }
                    let function = unsafe Unmanaged<FunctionBody>.fromOpaque(user).takeUnretainedValue()
                    let start = unsafe sqlite3_value_blob(argument)
                    // An empty blob has no address.
                    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_value_bytes(argument)))
                    switch function.call(unsafe bytes.bytes) {
                    case .null: unsafe sqlite3_result_null(context)
                    case .integer(let number): unsafe sqlite3_result_int64(context, number)
                    case .real(let number): unsafe sqlite3_result_double(context, number)
                    }
                }, nil, nil,
                { if let user = unsafe $0 { unsafe Unmanaged<FunctionBody>.fromOpaque(user).release() } }))
    }
}

private final class FunctionBody {
    let call: (RawSpan) -> FunctionResult

    init(_ call: @escaping (RawSpan) -> FunctionResult) { self.call = call }
}
