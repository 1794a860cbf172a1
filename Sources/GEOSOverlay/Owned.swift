internal import SystemGEOS

/// An object of the library that this value alone destroys: a geometry, a coordinate sequence, a prepared geometry, parameters.
///
/// It must go before the context that made it.
@safe struct Owned: ~Copyable {
    /// What an object is, and so how it is destroyed.
    enum Kind {
        case geometry, coordinates, preparedGeometry, makeValidParameters
    }

    let pointer: OpaquePointer
    private let kind: Kind
    private let context: GEOSContextHandle_t

    init(_ kind: Kind, _ pointer: OpaquePointer, of context: GEOSContextHandle_t) {
        unsafe self.pointer = pointer
        self.kind = kind
        unsafe self.context = context
    }

    deinit {
        switch kind {
        case .geometry: unsafe GEOSGeom_destroy_r(context, pointer)
        case .coordinates: unsafe GEOSCoordSeq_destroy_r(context, pointer)
        case .preparedGeometry: unsafe GEOSPreparedGeom_destroy_r(context, pointer)
        case .makeValidParameters: unsafe GEOSMakeValidParams_destroy_r(context, pointer)
        }
    }

    /// Gives the object up to a function that consumes it.
    ///
    /// `GEOSGeom_create...` consume their arguments even when they fail, so this comes before the call.
    consuming func release() -> OpaquePointer {
        let pointer = unsafe pointer
        discard self
        return unsafe pointer
    }
}

/// Geometries on their way into one that will hold them: no array takes a value that cannot be copied.
@safe struct OwnedParts: ~Copyable {
    private var pointers: [OpaquePointer?] = unsafe []
    private let context: GEOSContextHandle_t

    init(of context: borrowing Context) { unsafe self.context = context.handle }

    deinit {
        for index in unsafe pointers.indices { unsafe GEOSGeom_destroy_r(context, pointers[index]) }
    }

    var count: Int { unsafe pointers.count }

    mutating func append(_ part: consuming Owned) { unsafe pointers.append(part.release()) }

    /// Gives all parts up to a function that consumes them.
    mutating func release() -> [OpaquePointer?] {
        defer { unsafe pointers = [] }
        return unsafe pointers
    }
}
