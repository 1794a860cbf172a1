/// Makes one call of the library or of the system seem to fail, so that tests can walk every error branch. Nothing outside the module can make one.
final class FaultPlan {
    /// The checked calls so far, in order.
    private(set) var calls: [String] = []
    private let failing: Int?

    /// Plans the failure of the call of this rank, from 0; of none when nil, which only lists the calls.
    init(failing: Int? = nil) { self.failing = failing }

    /// Notes a call, and tells whether it is the one to fail.
    func strikes(_ call: String) -> Bool {
        calls.append(call)
        return calls.count - 1 == failing
    }
}
