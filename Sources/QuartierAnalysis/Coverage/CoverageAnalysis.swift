import GEOSOverlay
import PlanarGeometry
import Reporting

/// Looks for the faults of outlines that should fit together: overlaps, gaps and slivers, each with its width and area.
///
/// Nothing is changed, and nothing is left out but what rounding makes: pieces no wider than `ComparisonOptions.resolution`.
public struct CoverageAnalysis: Sendable {
    private let areas: PreparedAreas
    private let meter: PieceMeter
    private let tolerance: Double
    private let workers: Int

    /// Prepares the analysis of a layer.
    ///
    /// - Parameters:
    ///   - areas: the outlines, in the working plane.
    ///   - meter: what surfaces and widths are measured on.
    ///   - tolerance: the width, in metres, up to which a void is a gap and a piece a sliver.
    ///   - workers: how many run side by side; the result does not depend on it.
    public init(_ areas: PreparedAreas, meter: PieceMeter, tolerance: Double, workers: Int = 1) {
        self.areas = areas
        self.meter = meter
        self.tolerance = tolerance
        self.workers = workers
    }

    /// Where two outlines cover the same ground, whatever the width: by rank of the first, then of the second.
    ///
    /// - Throws: `QuartiersError` when GEOS or PROJ fail.
    public func overlaps() throws -> [CoverageFault] {
        try concurrentMap(count: areas.outlines.count, workers: workers) { rank -> [CoverageFault] in
            let outline = areas.outlines[rank]
            let others = areas.index.query(outline.envelope).filter { $0 > rank }
            guard !others.isEmpty else { return [] }
            let common = try Overlaying.attempt { () throws(GEOSError) in
                var session = try Session()
                let whole = session.add(outline)
                return try others.map { other throws(GEOSError) in
                    try session.intersection(whole, session.add(areas.outlines[other])).geometry
                }
            }
            let scale = try meter.scale(of: outline)
            return try zip(others, common).flatMap { other, area in
                try faults(.overlap, in: area, scale: scale, outlines: { _ in [rank, other] })
            }
        }.flatMap(\.self)
    }

    /// Where outlines have parts that are slivers, by rank.
    ///
    /// - Throws: `QuartiersError` when PROJ fails.
    public func slivers() throws -> [CoverageFault] {
        try concurrentMap(count: areas.outlines.count, workers: workers) { rank in
            let outline = areas.outlines[rank]
            return try faults(.sliver, in: outline, scale: meter.scale(of: outline), outlines: { _ in [rank] }).filter(isNarrow)
        }.flatMap(\.self)
    }

    /// The voids between neighbours that are no wider than the tolerance: by group of neighbours, then from west to east.
    ///
    /// What a void loses when it shrinks by half the tolerance and grows back, its corners kept sharp, is where it is narrow. A wedge between
    /// neighbours that touch counts where its angle is under 11°.
    ///
    /// - Throws: `QuartiersError` when GEOS or PROJ fail.
    public func gaps() throws -> [CoverageFault] {
        let groups = neighbourhoods().filter { $0.count > 1 }
        return try concurrentMap(count: groups.count, workers: workers) { number -> [CoverageFault] in
            let group = groups[number]
            let scale = try meter.scale(of: areas.outlines[group[0]])
            let width = tolerance * scale
            let narrow = try Overlaying.attempt { () throws(GEOSError) in
                var session = try Session()
                let covered = try session.union(of: group.map { session.add(areas.outlines[$0]) }).geometry
                let void = try session.difference(
                    session.add(.rectangle(covered.envelope.expanded(by: 3 * width))), minus: session.add(covered))
                return try session.narrowParts(of: void.geometry, width: width)
            }
            return try faults(.gap, in: narrow, scale: scale, outlines: { try touching($0, among: group) })
                .filter { $0.outlines.count > 1 && isNarrow($0) }
        }.flatMap(\.self)
    }

    /// Where outlines run beside a commune's limit and not along it: slivers beyond it, and narrow voids before it; by rank, then by commune.
    ///
    /// - Parameter communes: the communes, in the same plane.
    /// - Throws: `QuartiersError` when GEOS or PROJ fail.
    public func faults(against communes: PreparedAreas) throws -> [CoverageFault] {
        try concurrentMap(count: areas.outlines.count, workers: workers) { rank -> [CoverageFault] in
            let outline = areas.outlines[rank]
            let scale = try meter.scale(of: outline)
            let near = outline.envelope.expanded(by: tolerance * scale)
            let touched = communes.index.query(near)
            guard !outline.isEmpty else { return [] }
            return try touched.flatMap { commune in try faults(rank, along: communes.outlines[commune], commune, scale: scale) }
        }.flatMap(\.self)
    }

    /// What an outline has in a commune when it has more elsewhere, and the voids between it and the commune's limit, where they are narrow.
    private func faults(_ rank: Int, along limit: MultiPolygon, _ commune: Int, scale: Double) throws -> [CoverageFault] {
        let outline = areas.outlines[rank]
        let width = tolerance * scale
        let window = outline.envelope.expanded(by: 3 * width)
        let (inside, void) = try Overlaying.attempt { () throws(GEOSError) in
            var session = try Session()
            let (whole, cell) = (session.add(outline), session.add(limit))
            // No limit comes near most outlines.
            if try session.covers(cell, session.add(.rectangle(window.expanded(by: 2 * Session.surroundings)))) {
                return (MultiPolygon.empty, MultiPolygon.empty)
            }
            let inside = try session.intersection(whole, cell).geometry
            guard !inside.isEmpty else { return (.empty, .empty) }
            let others = areas.index.query(window).filter { $0 != rank }
            let covered = try session.union(of: [whole] + others.map { session.add(areas.outlines[$0]) }).geometry
            let ground = try session.intersection(cell, session.add(.rectangle(window))).geometry
            let void = try session.difference(session.add(ground), minus: session.add(covered)).geometry
            return (inside == outline ? .empty : inside, try session.narrowParts(of: void, width: width))
        }
        let overhangs = try faults(.overhang, in: inside, scale: scale, outlines: { _ in [rank] }, commune: commune)
        let voids = try faults(.setback, in: void, scale: scale, outlines: { _ in [rank] }, commune: commune).filter(isNarrow)
        guard !voids.isEmpty else { return overhangs.filter(isNarrow) }
        let setbacks = try Overlaying.attempt { () throws(GEOSError) in
            var session = try Session()
            let (whole, cell) = (session.add(outline), session.add(limit))
            var between: [CoverageFault] = []
            for void in voids {
                let reach = try session.surroundings(of: MultiPolygon([void.piece.polygon]))
                if try session.intersects(reach, whole), try !session.covers(cell, reach) { between.append(void) }
            }
            return between
        }
        return overhangs.filter(isNarrow) + setbacks
    }

    private func isNarrow(_ fault: CoverageFault) -> Bool { !fault.piece.isWider(than: tolerance * (1 + LargestCircle.precision)) }

    /// The parts of an area as faults.
    private func faults(
        _ nature: CoverageFault.Nature, in area: MultiPolygon, scale: Double, outlines: (PieceMeasure) throws -> [Int], commune: Int? = nil
    ) throws -> [CoverageFault] {
        try PieceMeasure.parts(of: area, meter, scale: scale).map {
            CoverageFault(nature: nature, outlines: try outlines($0), commune: commune, piece: $0)
        }
    }

    /// The outlines of a group that a piece touches.
    private func touching(_ piece: PieceMeasure, among group: [Int]) throws -> [Int] {
        let area = MultiPolygon([piece.polygon])
        let members = Set(group)
        return try Overlaying.attempt { () throws(GEOSError) in
            var session = try Session()
            let reach = try session.surroundings(of: area)
            var touching: [Int] = []
            for candidate in areas.index.query(session[reach].envelope) where members.contains(candidate) {
                if try session.intersects(reach, session.add(areas.outlines[candidate])) { touching.append(candidate) }
            }
            return touching
        }
    }

    /// The ranks of outlines that lie within the tolerance of each other by their envelopes, directly or through others.
    private func neighbourhoods() -> [[Int]] {
        var groups: [[Int]] = []
        var isPlaced = areas.outlines.map(\.isEmpty)
        for rank in areas.outlines.indices where !isPlaced[rank] {
            var group = [rank]
            isPlaced[rank] = true
            var next = 0
            while next < group.count {
                // A plane in which a metre is more than two is none that layers come in.
                for near in areas.index.query(areas.outlines[group[next]].envelope.expanded(by: 2 * tolerance)) where !isPlaced[near] {
                    isPlaced[near] = true
                    group.append(near)
                }
                next += 1
            }
            groups.append(group.sorted())
        }
        return groups
    }
}

extension Session {
    /// A millimetre: overlays round positions to far less.
    fileprivate static var surroundings: Double { 1e-3 }

    /// A piece with a millimetre around it, which meets whatever touches the piece.
    fileprivate mutating func surroundings(of piece: MultiPolygon) throws(GEOSError) -> Geometry {
        add(try buffer(add(piece), by: Self.surroundings))
    }

    /// Where an area is no wider than a width: what it loses when it shrinks by half of it and grows back.
    fileprivate mutating func narrowParts(of area: MultiPolygon, width: Double) throws(GEOSError) -> MultiPolygon {
        let shrunk = try mitredBuffer(add(area), by: -width / 2, mitreLimit: 10)
        let wide = try mitredBuffer(add(shrunk), by: width / 2, mitreLimit: 10)
        return try difference(add(area), minus: add(wide)).geometry
    }
}

extension MultiPolygon {
    /// The rectangle of an envelope; empty for an empty one.
    fileprivate static func rectangle(_ envelope: Envelope) -> MultiPolygon {
        guard !envelope.isEmpty else { return .empty }
        let (west, south, east, north) = (envelope.minX, envelope.minY, envelope.maxX, envelope.maxY)
        let corners = [
            Coordinate(west, south), Coordinate(east, south), Coordinate(east, north), Coordinate(west, north), Coordinate(west, south),
        ]
        return MultiPolygon([Polygon(exterior: Ring(unchecked: corners))])
    }
}
