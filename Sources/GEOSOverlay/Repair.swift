public import PlanarGeometry
internal import SystemGEOS

/// How an invalid geometry is made valid.
public enum RepairMethod: String, Hashable, Sendable, CaseIterable {
    /// Each ring is made valid, then holes are cut out of the union of the exteriors: keeps what rings mean. The first choice.
    case structure
    /// All rings are cut into lines, and areas built anew from those: keeps every line, and forgets which ring was a hole.
    case linework
}

/// What making a geometry valid changed.
public struct Repair: Hashable, Sendable {
    /// The valid geometry; the one received, bit for bit, when that was valid.
    public let geometry: MultiPolygon
    /// How it was made.
    public let method: RepairMethod
    /// What was wrong: the first reason in the whole, then the first in each part when there are several. Empty when it was valid.
    public let invalidities: [Invalidity]
    /// The geometry received, measured ring by ring as it was drawn.
    public let before: Measure
    /// The valid geometry measured.
    public let after: Measure
    /// What collapsed to points and lines and so is not in the valid geometry.
    public let dropped: DroppedPieces

    /// A geometry in three numbers.
    public struct Measure: Hashable, Sendable {
        /// The area in squared units of the plane, shoelace formula: of a bow-tie, the difference of its loops.
        public let area: Double
        /// The number of polygons.
        public let parts: Int
        /// The number of holes in all of them.
        public let holes: Int

        init(_ geometry: MultiPolygon) {
            area = geometry.area
            parts = geometry.polygons.count
            holes = geometry.holeCount
        }
    }

    /// Whether the geometry received needed a repair.
    public var wasNeeded: Bool { !invalidities.isEmpty }

    /// The area won, or lost when negative, in squared units of the plane.
    public var areaChange: Double { after.area - before.area }
}

extension Session {
    /// The geometry made valid, and the account of what that changed (`GEOSMakeValidWithParams_r`). A valid one is left as it is.
    ///
    /// - Throws: `GEOSError`.
    public func makeValid(_ geometry: Geometry, method: RepairMethod = .structure) throws(GEOSError) -> Repair {
        let value = self[geometry]
        let invalidities = try invalidities(of: geometry)
        let repaired = invalidities.isEmpty ? ArealResult(geometry: value) : try repaired(geometry, method)
        return Repair(
            geometry: repaired.geometry, method: method, invalidities: invalidities, before: Repair.Measure(value),
            after: Repair.Measure(repaired.geometry), dropped: repaired.dropped)
    }

    private func repaired(_ geometry: Geometry, _ method: RepairMethod) throws(GEOSError) -> ArealResult {
        let owner = try context.make("GEOSMakeValidParams_create_r", .makeValidParameters) {
            unsafe GEOSMakeValidParams_create_r($0)
        }
        let parameters = unsafe owner.pointer
        let chosen = method == .structure ? GEOS_MAKE_VALID_STRUCTURE : GEOS_MAKE_VALID_LINEWORK
        try context.perform("GEOSMakeValidParams_setMethod_r") { unsafe GEOSMakeValidParams_setMethod_r($0, parameters, chosen) }
        // Kept so that they are counted: what collapses does not vanish without a word.
        try context.perform("GEOSMakeValidParams_setKeepCollapsed_r") { unsafe GEOSMakeValidParams_setKeepCollapsed_r($0, parameters, 1) }
        let invalid = try unsafe pointer(geometry)
        let valid = try context.make("GEOSMakeValidWithParams_r") { unsafe GEOSMakeValidWithParams_r($0, invalid, parameters) }
        return try ArealReader.read(valid, of: context)
    }

    /// The first reason in the whole, then the first in each part.
    private func invalidities(of geometry: Geometry) throws(GEOSError) -> [Invalidity] {
        guard case .invalid(let first) = try validity(of: geometry) else { return [] }
        var found = [first]
        let parts = self[geometry].polygons
        for part in parts where parts.count > 1 {
            let built = try context.geometry(of: MultiPolygon([part]))
            if case .invalid(let next) = try unsafe context.validity(of: built.pointer), !found.contains(next) { found.append(next) }
        }
        return found
    }
}
