/// Where long work says how far it is: a label, what is done and, when known, what there is to do.
///
/// The command shows it on standard error once two seconds have passed; a library user leaves it silent.
public struct Progress: Sendable {
    /// A step on the way.
    public struct Step: Sendable, Hashable {
        /// What is being done.
        public let label: Text
        /// How many units are done.
        public let done: Int
        /// How many there are, when known.
        public let total: Int?
    }

    private let receive: @Sendable (Step) -> Void

    /// Makes a progress that hands each step to a closure.
    public init(_ receive: @escaping @Sendable (Step) -> Void) { self.receive = receive }

    /// A progress that nobody watches.
    public static let silent = Progress { _ in }

    /// Says how far the work is.
    public func report(_ label: Text, done: Int, total: Int? = nil) {
        receive(Step(label: label, done: done, total: total))
    }
}
