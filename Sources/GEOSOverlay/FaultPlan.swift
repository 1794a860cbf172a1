/// Makes one call of the library seem to fail, so that tests can walk every error branch; heeded in debug builds only.
///
/// The call is made all the same and what it made is destroyed: a function that consumes its arguments does so even when it fails.
final class FaultPlan {
    /// What a call made to fail leaves as its message.
    static let message = "made to fail"

    /// The checked calls so far, in order.
    private(set) var calls: [String] = []
    private let failing: Int?

    /// Plans the failure of the call of this rank, from 0; with nil of none, and the calls are only listed.
    init(failing: Int? = nil) { self.failing = failing }

    /// Notes a call that succeeded, and throws when it is the one to fail.
    func heed(_ call: String) throws(GEOSError) {
        #if DEBUG
            calls.append(call)
            if calls.count - 1 == failing { throw GEOSError(call: call, message: Self.message) }
        #endif
    }
}
