internal import FaultInjection
internal import PlanarGeometry
internal import SystemShapelib

/// Owner of a shapelib handle on polygons to write.
@safe struct ShapeOutput: ~Copyable {
    private var handle: SHPHandle?
    private let files: HookedFiles
    private let faults: FaultPlan?
    private var x: [Double] = []
    private var y: [Double] = []
    private var starts: [Int32] = []
    private var extent = Envelope.empty

    /// Starts a `.shp` of polygons and its `.shx`.
    init(shapes: PartOutput, index: PartOutput, faults: FaultPlan?) throws(CallFailure) {
        files = HookedFiles(["shp": HookedFile(.output(shapes)), "shx": HookedFile(.output(index))])
        self.faults = faults
        var hooks = HookedFiles.hooks
        let opened = unsafe SHPCreateLL(files.name, SHPT_POLYGON, &hooks)
        unsafe handle = unsafe opened
        guard unsafe opened != nil, faults?.strikes("SHPCreateLL") != true else { throw files.failure ?? CallFailure("SHPCreateLL") }
    }

    // Closing goes through the hooks, which reach the files by their address alone.
    deinit { withExtendedLifetime(files) { unsafe SHPClose(handle) } }

    /// Writes an area, or a null shape in the place of none: outlines clockwise and holes counter-clockwise, each outline followed by its holes.
    mutating func append(_ area: MultiPolygon?) throws(CallFailure) {
        starts.removeAll(keepingCapacity: true)
        var count = 0
        var bounds = Envelope.empty
        for polygon in area?.polygons ?? [] {
            bounds = bounds.union(add(polygon.exterior, at: &count, clockwise: true))
            for hole in polygon.holes { bounds = bounds.union(add(hole, at: &count, clockwise: false)) }
        }
        extent = extent.union(bounds)

        var object = unsafe SHPObject()
        unsafe object.nSHPType = starts.isEmpty ? SHPT_NULL : SHPT_POLYGON
        unsafe object.nVertices = Int32(count)
        unsafe object.nParts = Int32(starts.count)
        if !bounds.isEmpty {
            unsafe (object.dfXMin, object.dfYMin, object.dfXMax, object.dfYMax) = (bounds.minX, bounds.minY, bounds.maxX, bounds.maxY)
        }
        let written = unsafe x.withUnsafeMutableBufferPointer { x in
            unsafe y.withUnsafeMutableBufferPointer { y in
                unsafe starts.withUnsafeMutableBufferPointer { starts in
                    unsafe object.padfX = x.baseAddress
                    unsafe object.padfY = y.baseAddress
                    unsafe object.panPartStart = starts.baseAddress
                    return unsafe SHPWriteObject(handle, -1, &object)
                }
            }
        }
        guard written >= 0, faults?.strikes("SHPWriteObject") != true else { throw files.failure ?? CallFailure("SHPWriteObject") }
    }

    /// Lays out the positions of a ring from `count` on, and gives their bounds.
    private mutating func add(_ ring: Ring, at count: inout Int, clockwise: Bool) -> Envelope {
        starts.append(Int32(count))
        let first = count
        count += ring.coordinates.count
        if count > x.count {
            x += repeatElement(0, count: count - x.count)
            y += repeatElement(0, count: count - y.count)
        }
        return ShapeOutput.spread(ring, over: &x, and: &y, from: first, backwards: ring.isCounterClockwise == clockwise)
    }

    private static func spread(_ ring: Ring, over x: inout [Double], and y: inout [Double], from first: Int, backwards: Bool) -> Envelope {
        var xs = x.mutableSpan
        var ys = y.mutableSpan
        var place = backwards ? first + ring.coordinates.count - 1 : first
        let step = backwards ? -1 : 1
        var (minX, minY, maxX, maxY) = (Double.infinity, Double.infinity, -Double.infinity, -Double.infinity)
        for position in ring.coordinates {
            xs[place] = position.x
            ys[place] = position.y
            (minX, minY) = (min(minX, position.x), min(minY, position.y))
            (maxX, maxY) = (max(maxX, position.x), max(maxY, position.y))
            place += step
        }
        return Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
    }

    /// Writes the heads and the index.
    mutating func close() throws(CallFailure) {
        if !extent.isEmpty, let handle = unsafe handle {
            // Its own bounds hold the origin when the first shape is null.
            unsafe handle.pointee.adBoundsMin = (extent.minX, extent.minY, 0, 0)
            unsafe handle.pointee.adBoundsMax = (extent.maxX, extent.maxY, 0, 0)
        }
        unsafe SHPClose(handle)
        unsafe handle = nil
        if let failure = files.failure { throw failure }
    }
}
