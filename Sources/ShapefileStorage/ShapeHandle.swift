internal import FaultInjection
internal import PlanarGeometry
internal import SystemShapelib

/// Owner of a shapelib handle on shapes to read.
@safe struct ShapeHandle: ~Copyable {
    private let handle: SHPHandle
    private let files: HookedFiles
    private let faults: FaultPlan?

    /// Opens a `.shp`, with an index of as many entries as there are shapes.
    init(shapes: PartSource, index: [UInt8], faults: FaultPlan?) throws(CallFailure) {
        files = HookedFiles(["shp": HookedFile(.input(shapes)), "shx": HookedFile(.input(PartSource(bytes: index)))])
        self.faults = faults
        var hooks = HookedFiles.hooks
        guard let opened = unsafe SHPOpenLL(files.name, "rb", &hooks) else { throw files.failure ?? CallFailure("SHPOpenLL") }
        guard faults?.strikes("SHPOpenLL") != true else {
            unsafe SHPClose(opened)
            throw CallFailure("SHPOpenLL")
        }
        unsafe handle = unsafe opened
        // One buffer for all shapes, instead of seven allocations for each.
        unsafe SHPSetFastModeReadObject(opened, 1)
    }

    // Closing goes through the hooks, which reach the files by their address alone.
    deinit { withExtendedLifetime(files) { unsafe SHPClose(handle) } }

    /// The positions of every ring of a polygon, in the order of the file.
    ///
    /// - Parameters:
    ///   - record: the shape, as checked.
    ///   - index: its rank, from 0.
    func rings(of record: ShapeRecord, at index: Int) throws(CallFailure) -> [[Coordinate]] {
        unsafe handle.pointee.panRecOffset[index] = UInt32(record.offset)
        unsafe handle.pointee.panRecSize[index] = UInt32(record.length)
        guard let shape = unsafe SHPReadObject(handle, Int32(index)) else { throw files.failure ?? CallFailure("SHPReadObject") }
        defer { unsafe SHPDestroyObject(shape) }
        guard faults?.strikes("SHPReadObject") != true else { throw CallFailure("SHPReadObject") }
        let object = unsafe shape.pointee
        guard unsafe object.nVertices == record.points, unsafe object.nParts == record.parts, record.parts > 0,
            let x = unsafe object.padfX, let y = unsafe object.padfY, let starts = unsafe object.panPartStart
        else { throw CallFailure("SHPReadObject") }
        return (0..<record.parts).map { part in
            let start = unsafe Int(starts[part])
            let end = part + 1 < record.parts ? unsafe Int(starts[part + 1]) : record.points
            return unsafe [Coordinate](unsafeUninitializedCapacity: end - start) { coordinates, count in
                for position in start..<end {
                    unsafe coordinates.initializeElement(at: position - start, to: Coordinate(x[position], y[position]))
                }
                count = end - start
            }
        }
    }
}
