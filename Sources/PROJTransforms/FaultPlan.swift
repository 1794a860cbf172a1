#if DEBUG
    import Synchronization
#endif

/// Makes one C call appear to fail, so that tests reach the branches that a healthy library never takes; in a release build it is empty.
///
/// The call is not made: nothing is allocated that the code under test could not know of.
final class FaultPlan: Sendable {
    #if DEBUG
        private let call: String
        private let callsBefore: Mutex<Int>

        /// Fails the call of that C function once, after it passed a number of times.
        init(failing call: String, after callsBefore: Int = 0) {
            self.call = call
            self.callsBefore = Mutex(callsBefore)
        }

        private static let current = TaskLocal<FaultPlan?>(wrappedValue: nil)

        /// Runs the body with this plan in force for the current task.
        func run<Result>(_ body: () throws -> Result) rethrows -> Result {
            try FaultPlan.current.withValue(self, operation: body)
        }

        private func strikes(_ name: StaticString) -> Bool {
            guard call == name.description else { return false }
            return callsBefore.withLock { remaining in
                remaining -= 1
                return remaining == -1
            }
        }
    #endif

    /// Whether the plan in force, if there is one, wants this call to fail.
    @inline(__always)
    static func intercepts(_ call: StaticString) -> Bool {
        #if DEBUG
            return current.get()?.strikes(call) ?? false
        #else
            return false
        #endif
    }
}
