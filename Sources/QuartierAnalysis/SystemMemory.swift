import PROJTransforms
import PlanarGeometry
import Synchronization

/// Keeps, for the length of a piece of work, what PROJ takes milliseconds to look up: what systems mean, and the ways between them.
///
/// Outside `during` nothing is kept, and every look-up is made anew; results are the same.
public final class SystemMemory: Sendable {
    /// What is kept.
    struct Shelves: Sendable {
        var definitions: [CRS: CRSDefinition] = [:]
        var transformers: [[CRS]: Transformer] = [:]
        var meters: [CRS: DistortionMeter] = [:]
        var register: Register?
    }

    private let shelves = Mutex(Shelves())
    private static let current = TaskLocal<SystemMemory?>(wrappedValue: nil)

    /// Runs the body with a memory of its own, which ends with it.
    public static func during<Result>(_ body: () throws -> Result) rethrows -> Result {
        try current.withValue(SystemMemory(), operation: body)
    }

    /// The register to look up in what is not kept: that of the last look-up, or one opened anew.
    static func register() throws(PROJError) -> Register {
        let memory = current.get()
        if let kept = memory?.shelves.withLock({ $0.register }) { return kept }
        let opened = try Register()
        memory?.shelves.withLock { $0.register = opened }
        return opened
    }

    /// What is kept under a key; made, and kept, when there is nothing.
    static func recall<Key: Hashable & Sendable, Kept: Sendable, Failure: Error>(
        _ shelf: any WritableKeyPath<Shelves, [Key: Kept]> & Sendable, _ key: Key, _ make: () throws(Failure) -> Kept
    ) throws(Failure) -> Kept {
        guard let memory = current.get() else { return try make() }
        if let kept = memory.shelves.withLock({ $0[keyPath: shelf][key] }) { return kept }
        let made = try make()
        memory.shelves.withLock { $0[keyPath: shelf][key] = made }
        return made
    }
}
