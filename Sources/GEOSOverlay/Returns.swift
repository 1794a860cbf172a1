internal import FaultInjection
internal import SystemGEOS

// The one place that knows how each kind of C function says that it failed. The message is cleared before a call: one left by an earlier
// notice is not the reason for a later failure.
extension Context {
    /// Calls a function that makes a geometry or an object of another kind: NULL is a failure.
    @safe func make(
        _ call: String, _ kind: Owned.Kind = .geometry, _ body: (GEOSContextHandle_t) -> OpaquePointer?
    ) throws(GEOSError) -> Owned {
        messages.last = ""
        guard let pointer = unsafe body(handle) else { throw failure(of: call) }
        let made = unsafe Owned(kind, pointer, of: handle)
        try heed(call)
        return made
    }

    /// Calls a function that lends a part of what it is given: NULL is a failure.
    @safe func borrow(_ call: String, _ body: (GEOSContextHandle_t) -> OpaquePointer?) throws(GEOSError) -> OpaquePointer {
        messages.last = ""
        guard let part = unsafe body(handle) else { throw failure(of: call) }
        try heed(call)
        return unsafe part
    }

    /// Calls a predicate: 0 is no, 1 is yes, and anything else, 2 in practice, is a failure.
    @safe func ask(_ call: String, _ body: (GEOSContextHandle_t) -> CChar) throws(GEOSError) -> Bool {
        messages.last = ""
        let answer = unsafe body(handle)
        guard answer == 0 || answer == 1 else { throw failure(of: call) }
        try heed(call)
        return answer == 1
    }

    /// Calls a function that counts: a negative number is a failure.
    @safe func count(_ call: String, _ body: (GEOSContextHandle_t) -> CInt) throws(GEOSError) -> Int {
        messages.last = ""
        let count = unsafe body(handle)
        guard count >= 0 else { throw failure(of: call) }
        try heed(call)
        return Int(count)
    }

    /// Calls a function that measures: a status of 0 is a failure.
    @safe func measure(_ call: String, _ body: (GEOSContextHandle_t, inout Double) -> CInt) throws(GEOSError) -> Double {
        var measure = 0.0
        try perform(call) { unsafe body($0, &measure) }
        return measure
    }

    /// Calls a function that does something to what it is given: a status of 0 is a failure.
    @safe func perform(_ call: String, _ body: (GEOSContextHandle_t) -> CInt) throws(GEOSError) {
        messages.last = ""
        guard unsafe body(handle) != 0 else { throw failure(of: call) }
        try heed(call)
    }

    private func failure(of call: String) -> GEOSError { GEOSError(call: call, message: messages.last) }

    /// Fails a call that succeeded, where a plan says so. It was made all the same and what it made is destroyed: a function that consumes
    /// its arguments does so even when it fails.
    private func heed(_ call: String) throws(GEOSError) {
        if faults?.strikes(call) == true { throw .madeToFail(call) }
    }
}
