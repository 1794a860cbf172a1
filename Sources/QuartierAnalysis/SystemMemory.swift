import Dispatch
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
    /// Held while something is looked up, so that nothing is looked up twice.
    private let lookup = Mutex(())
    private let preparations = DispatchGroup()
    private static let current = TaskLocal<SystemMemory?>(wrappedValue: nil)

    /// Runs the body with a memory of its own, which ends with it.
    public static func during<Result>(_ body: () throws -> Result) rethrows -> Result {
        let memory = SystemMemory()
        // PROJ must not be at work when the program ends.
        defer { memory.preparations.wait() }
        return try current.withValue(memory, operation: body)
    }

    /// Does some look-ups on another thread; outside `during`, where nothing would be kept, none.
    static func prepare(_ lookUp: @escaping @Sendable () -> Void) {
        guard let memory = current.get() else { return }
        DispatchQueue.global().async(group: memory.preparations) { current.withValue(memory, operation: lookUp) }
    }

    /// The register to look up in what is not kept: that of the last look-up, or one opened anew.
    static func register() throws(PROJError) -> Register {
        let memory = current.get()
        if let kept = memory?.shelves.withLock({ $0.register }) { return kept }
        let opened = try Register()
        memory?.shelves.withLock { $0.register = opened }
        return opened
    }

    /// What is kept under a key; made, and kept, when there is nothing. Making it must not look anything else up here.
    static func recall<Key: Hashable & Sendable, Kept: Sendable, Failure: Error>(
        _ shelf: any WritableKeyPath<Shelves, [Key: Kept]> & Sendable, _ key: Key, _ make: () throws(Failure) -> Kept
    ) throws(Failure) -> Kept {
        guard let memory = current.get() else { return try make() }
        func kept() -> Kept? { memory.shelves.withLock { $0[keyPath: shelf][key] } }
        if let kept = kept() { return kept }
        return try memory.lookup.withLock { _ throws(Failure) in
            if let kept = kept() { return kept }
            let made = try make()
            memory.shelves.withLock { $0[keyPath: shelf][key] = made }
            return made
        }
    }
}
