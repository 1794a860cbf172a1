internal import PlanarGeometry
internal import SystemGEOS

/// A geometry of a session: its value, and what the library needs of it, made when first asked for.
final class Entry {
    let value: MultiPolygon
    private(set) lazy var envelope = value.envelope
    private(set) lazy var area = value.area
    private var geometry: Owned?
    private var prepared: Owned?

    init(_ value: MultiPolygon) { self.value = value }

    var isPrepared: Bool { prepared != nil }

    func pointer(in context: borrowing Context) throws(GEOSError) -> OpaquePointer {
        if let pointer = unsafe geometry?.pointer { return unsafe pointer }
        let built = try context.geometry(of: value)
        let pointer = unsafe built.pointer
        geometry = consume built
        return unsafe pointer
    }

    func prepared(in context: borrowing Context) throws(GEOSError) -> OpaquePointer {
        if let pointer = unsafe prepared?.pointer { return unsafe pointer }
        let geometry = try unsafe pointer(in: context)
        let made = try context.make("GEOSPrepare_r", .preparedGeometry) { unsafe GEOSPrepare_r($0, geometry) }
        let pointer = unsafe made.pointer
        prepared = consume made
        return unsafe pointer
    }

    /// Frees what the library made; the prepared geometry first, which looks into the other.
    func forget() {
        prepared = nil
        geometry = nil
    }
}
