/// Makes one call of SQLite fail, so that tests reach the branches that no input reaches: the memory or the disk giving out.
///
/// The call is not made; its answer is the code of the plan. A connection without a plan pays for one test of nil.
final class FaultPlan {
    /// A family of calls.
    enum Call: Hashable {
        /// `sqlite3_open_v2`.
        case open
        /// The switches and pragmas that follow.
        case configure
        /// `sqlite3_prepare_v3`.
        case prepare
        /// `sqlite3_bind_*`.
        case bind
        /// `sqlite3_step`.
        case step
        /// `sqlite3_column_text` and `sqlite3_column_blob`, which answer NULL when the memory gives out.
        case column
        /// `sqlite3_create_function_v2`.
        case register
    }

    private let call: Call
    private let failure: ResultCode
    private var passes: Int?

    /// Plans the failure of a family of calls once so many of them have passed; it happens once.
    init(_ call: Call, after passes: Int = 0, with failure: ResultCode) {
        self.call = call
        self.failure = failure
        self.passes = passes
    }

    /// The code that replaces the call about to be made, nil to make it.
    func failure(of candidate: Call) -> Int32? {
        guard candidate == call, let left = passes else { return nil }
        passes = left > 0 ? left - 1 : nil
        return left > 0 ? nil : failure.rawValue
    }
}
