import Synchronization

/// One operation and as many clones of it as threads ask at the same time, each lent to one of them: PROJ objects must not be shared, and
/// cost too much to be made for each use.
///
/// Clones give the same bits as the prototype, so results do not depend on which one did the work.
final class OperationPool: Sendable {
    private final class Slot: Sendable {
        let operation: Mutex<Operation>
        init(_ operation: consuming sending Operation) { self.operation = Mutex(operation) }
    }

    private let prototype: Slot
    private let idle: Mutex<[Slot]>

    /// Takes over an operation as the prototype, which is the first to be lent.
    init(_ prototype: consuming sending Operation) {
        self.prototype = Slot(prototype)
        idle = Mutex([self.prototype])
    }

    /// Lends an operation to the body, which must not ask for another; a clone is made when all are in use, as soon as the prototype is free.
    func withOperation<Result: Sendable>(
        _ body: (borrowing Operation) throws(PROJError) -> Result
    ) throws(PROJError) -> Result {
        let slot: Slot
        if let free = idle.withLock({ $0.popLast() }) { slot = free } else { slot = Slot(try makeClone()) }
        defer { idle.withLock { $0.append(slot) } }
        return try slot.operation.withLock { operation throws(PROJError) in try body(operation) }
    }

    /// Another operation that gives the same bits.
    func makeClone() throws(PROJError) -> sending Operation {
        try prototype.operation.withLock { operation throws(PROJError) in try operation.clone() }
    }
}
