import GEOSOverlay
public import PlanarGeometry
public import QuartierModel
public import Reporting

/// What `repair` would do to a layer, in one plane: outlines made valid, slivers taken out when asked, and what does not fit between neighbours.
/// Nothing is changed here.
public struct LayerRepair: Sendable {
    /// How far a repair may go.
    public struct Options: Sendable, Hashable {
        /// By how much an area may change.
        public var tolerance: RepairTolerance
        /// Whether a greater change is taken all the same; an outline that would be left without area never is.
        public var isForced: Bool
        /// The width, in metres, up to which a void between neighbours is a gap and a part a sliver.
        public var width: Double
        /// The width, in metres, up to which slivers are removed; nil to remove none.
        public var removalWidth: Double?

        /// Sets how far; by default 0.01 %, not forced, 5 m, nothing removed.
        public init(tolerance: RepairTolerance = .usual, isForced: Bool = false, width: Double = 5, removalWidth: Double? = nil) {
            self.tolerance = tolerance
            self.isForced = isForced
            self.width = width
            self.removalWidth = removalWidth
        }
    }

    /// The perimeters of the layer that lie in the plane; ranks are those of the whole layer.
    public let layer: Layer<Perimeter>
    /// Where areas and widths are measured.
    public let plane: WorkingPlane
    /// How far it may go.
    public let options: Options
    /// The repair of every outline that is not valid, by rank, be it taken or refused.
    public let repairs: [OutlineRepair]
    /// What goes from outlines, by rank; empty unless slivers are to be removed.
    public let removals: [(perimeter: Int, removal: SliverRemoval)]
    /// Overlaps, gaps and slivers of the outlines before anything is removed.
    public let faults: [CoverageFault]

    /// Works out the repair of a layer, plane by plane.
    ///
    /// - Parameters:
    ///   - communes: against whose limits outlines are held; nil for none.
    ///   - workers: how many run side by side; the result does not depend on it.
    /// - Throws: `QuartiersError` when GEOS or PROJ fail.
    public static func all(
        of layer: Layer<Perimeter>, communes: Layer<Commune>? = nil, options: Options = Options(), workers: Int = 1
    ) throws -> [LayerRepair] {
        guard layer.hasOutlines else { return [] }
        return try WorkingPlane.planes(for: layer).map { plane, layer in
            try LayerRepair(layer, in: plane, communes: communes, options: options, workers: workers)
        }
    }

    private init(_ layer: Layer<Perimeter>, in plane: WorkingPlane, communes: Layer<Commune>?, options: Options, workers: Int) throws {
        self.layer = layer
        self.plane = plane
        self.options = options
        repairs = try RepairAnalysis.repairs(of: layer, in: plane, workers: workers)
        var outlines = layer.elements.map(\.outline)
        for repair in repairs where options.accepts(repair) { outlines[repair.perimeter] = repair.repaired }
        var valid = outlines
        for repair in repairs where !options.accepts(repair) { valid[repair.perimeter] = nil }
        removals = try Self.removals(from: valid, layer.crs, in: plane, options.removalWidth, workers: workers)
        faults = try CoverageAnalysis.faults(
            of: outlines, crs: layer.crs, in: plane, communes: communes, tolerance: options.width, workers: workers)
    }

    private static func removals(
        from outlines: [MultiPolygon?], _ crs: CRS, in plane: WorkingPlane, _ width: Double?, workers: Int
    ) throws -> [(perimeter: Int, removal: SliverRemoval)] {
        guard let width else { return [] }
        let removals = try concurrentMap(count: outlines.count, workers: workers) { rank in
            try outlines[rank].map { try SliverRemoval(from: $0, crs: crs, in: plane, upTo: width) }
        }
        return removals.enumerated().compactMap { rank, removal in
            removal.flatMap { $0.parts.isEmpty && $0.holes.isEmpty ? nil : (rank, $0) }
        }
    }

    /// The perimeters whose outline changes, by rank, with the new one and why.
    public var amendments: [OutlineAmendment] {
        var amended = Dictionary(
            repairs.filter(options.accepts).map { repair in
                let words = "\(repair.method.rawValue): \(repair.invalidities.words)"
                return (repair.perimeter, OutlineAmendment(layer.elements[repair.perimeter], outline: repair.repaired, reason: words))
            }, uniquingKeysWith: { first, _ in first })
        for (rank, removal) in removals {
            let count = removal.parts.count + removal.holes.count
            let words = [amended[rank]?.reason, "lamelles: \(count)"].compactMap(\.self).joined(separator: "; ")
            amended[rank] = OutlineAmendment(layer.elements[rank], outline: removal.outline, reason: words)
        }
        return amended.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Reports the repairs that are refused.
    ///
    /// - Throws: what `report` throws.
    public func reportRefusals(to report: FindingSink) throws {
        for repair in repairs where !options.accepts(repair) {
            let perimeter = layer.elements[repair.perimeter]
            let position = repair.invalidities.first?.location
            try report(
                Finding(
                    repair.isEmptied ? .repairEmpties : .repairRefused, subject: perimeter.quartier,
                    place: Place(x: position?.x, y: position?.y).within(perimeter.place).within(layer.place),
                    arguments: ["limit": .text(options.tolerance.words), "reason": .text(repair.invalidities.words)],
                    expected: .real(repair.before.area), found: .real(repair.after.area)))
        }
    }
}

extension LayerRepair.Options {
    /// Whether a repair is taken.
    public func accepts(_ repair: OutlineRepair) -> Bool { repair.isWithin(tolerance) || isForced && !repair.isEmptied }
}

/// Another outline for a perimeter.
public struct OutlineAmendment: Sendable, Hashable {
    /// The perimeter, with the outline received.
    public let perimeter: Perimeter
    /// The new outline, in the same coordinates.
    public let outline: MultiPolygon
    /// What was done to the one received, and where.
    public let reason: String

    init(_ perimeter: Perimeter, outline: MultiPolygon, reason: String) {
        self.perimeter = perimeter
        self.outline = outline
        self.reason = reason
    }
}
