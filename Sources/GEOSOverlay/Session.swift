internal import FaultInjection
public import PlanarGeometry
internal import SystemGEOS

/// One unit of work with GEOS, for one thread: it holds geometries, answers questions on them, and gives values back.
///
/// A session builds each geometry for the library once, at its first use, prepares it at the first question that gains from it, and frees
/// everything at its end. It costs next to nothing (0.1 µs) while building geometries costs: make one for each feature of a stream, and
/// one for all geometries that meet each other; `concurrentMap(count:workers:state:transform:)` makes one for each chunk.
///
///     var session = try Session()
///     let old = session.add(before), new = session.add(after)
///     let kept = try session.intersection(old, new).geometry.area
///
/// Geometries are in one plane, whichever it is: units of results are its own. Nothing is rounded unless a `grid` is given.
@safe public struct Session: ~Copyable {
    let context: Context
    private var entries: [Entry] = []

    /// Opens a session.
    ///
    /// - Throws: `GEOSError` when the library has no memory left.
    public init() throws(GEOSError) { context = try Context() }

    /// Opens a session of which a call fails.
    init(faults: FaultPlan) throws(GEOSError) { context = try Context(faults: faults) }

    // Geometries go before their context.
    deinit { for entry in entries { entry.forget() } }

    /// A geometry that a session holds; of use in that session only.
    public struct Geometry: Hashable {
        fileprivate let index: Int
        fileprivate let session: Int
    }

    /// Holds a geometry for the questions to come; nothing is built yet.
    public mutating func add(_ value: MultiPolygon) -> Geometry {
        entries.append(Entry(value))
        return unsafe Geometry(index: entries.count - 1, session: Int(bitPattern: context.handle))
    }

    /// The value of a geometry that the session holds.
    public subscript(geometry: Geometry) -> MultiPolygon { entry(geometry).value }
}

// A session's geometries belong to one thread: the library fills envelopes and indexes at their first use.
@available(*, unavailable) extension Session: Sendable {}
@available(*, unavailable) extension Session.Geometry: Sendable {}

extension Session {
    func entry(_ geometry: Geometry) -> Entry {
        precondition(unsafe geometry.session == Int(bitPattern: context.handle), "a geometry of another session")
        return entries[geometry.index]
    }

    /// The geometry as the library's functions take it, built at the first call.
    func pointer(_ geometry: Geometry) throws(GEOSError) -> OpaquePointer { try unsafe entry(geometry).pointer(in: context) }

    /// The geometry as the library's prepared functions take it, prepared at the first call.
    func prepared(_ geometry: Geometry) throws(GEOSError) -> OpaquePointer { try unsafe entry(geometry).prepared(in: context) }
}
