internal import FaultInjection
internal import SystemGEOS

/// A reentrant context of the library, and the last message that it gave.
///
/// Every C call that can fail goes through one of the functions of `Returns.swift`, which know what a failure looks like.
@safe struct Context: ~Copyable {
    let handle: GEOSContextHandle_t
    let messages = Messages()
    let faults: FaultPlan?

    /// Where the library's error handler leaves its message; a class, so that its address holds while C keeps it.
    final class Messages {
        var last = ""
    }

    init(faults: FaultPlan? = nil) throws(GEOSError) {
        unsafe handle = try unsafe Self.open(faults)
        self.faults = faults
        unsafe GEOSContext_setErrorMessageHandler_r(
            handle,
            { message, receiver in
                guard let message = unsafe message, let receiver = unsafe receiver else { return }
                unsafe Unmanaged<Messages>.fromOpaque(receiver).takeUnretainedValue().last = String(cString: message)
            }, Unmanaged.passUnretained(messages).toOpaque())
    }

    private static func open(_ faults: FaultPlan?) throws(GEOSError) -> GEOSContextHandle_t {
        guard let handle = unsafe GEOS_init_r() else { throw GEOSError(call: "GEOS_init_r", message: "") }
        if faults?.strikes("GEOS_init_r") == true {
            unsafe GEOS_finish_r(handle)
            throw .madeToFail("GEOS_init_r")
        }
        return unsafe handle
    }

    deinit { unsafe GEOS_finish_r(handle) }
}
