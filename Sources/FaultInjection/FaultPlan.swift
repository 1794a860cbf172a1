/// Makes one call of a C library or of the system seem to fail, so that tests can walk every error branch.
///
/// A binding hands its plan down beside what it works on; only tests of this package can make one.
package final class FaultPlan {
    /// The checked calls so far, in order.
    package private(set) var calls: [String] = []
    private let failing: Int?

    /// Plans the failure of the call of this rank, from 0; of none when nil, which only lists the calls.
    package init(failing: Int? = nil) { self.failing = failing }

    /// Notes a call, and tells whether it is the one to fail.
    package func strikes(_ call: String) -> Bool {
        calls.append(call)
        return calls.count - 1 == failing
    }
}
