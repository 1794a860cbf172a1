import PlanarGeometry
import Reporting

/// Makes a geometry of collected coordinates once their type is known.
struct GeometryAssembly {
    private let collected: CoordinateCollector
    private let kind: GeometryKind
    private var isWronglyOrdered = false

    init(_ collected: CoordinateCollector, _ kind: GeometryKind) {
        self.collected = collected
        self.kind = kind
    }

    /// The depth of positions inside the coordinates of a type.
    private var expectedDepth: Int {
        switch kind {
        case .point, .geometryCollection: 0
        case .lineString, .multiPoint: 1
        case .polygon, .multiLineString: 2
        case .multiPolygon: 3
        }
    }

    mutating func assemble(_ parser: inout GeoJSONParser) -> FeatureGeometry {
        if let fault = collected.fault {
            switch fault.depth {
            case nil: parser.note(.jsonGeometry, ["member": .text("coordinates")], found: fault.found, line: fault.line)
            case expectedDepth: parser.note(.jsonPosition, found: fault.found, line: fault.line)
            default: parser.note(.jsonNesting, ["type": .text(kind.geoJSONName)], line: fault.line)
            }
            return .unusable
        }
        guard let depth = collected.positionDepth else {
            // Arrays without any number: empty down to the depth of rings, a position without numbers below.
            let isEmpty = kind == .point || collected.closed[expectedDepth] == 0
            if !isEmpty { parser.note(.jsonPosition, found: "[]", line: collected.line) }
            return isEmpty ? .empty(kind) : .unusable
        }
        guard depth == expectedDepth else {
            parser.note(.jsonNesting, ["type": .text(kind.geoJSONName)], line: collected.line)
            return .unusable
        }
        guard collected.closed[depth] == collected.positions.count else {
            parser.note(.jsonPosition, found: "[]", line: collected.line)
            return .unusable
        }
        if let index = collected.positions.firstIndex(where: { !$0.isFinite }) {
            parser.note(.jsonPosition, found: "(\(collected.positions[index].x), \(collected.positions[index].y))", line: collected.line)
            return .unusable
        }
        if collected.hasExtraOrdinates { parser.noteOnce(.jsonOrdinates, line: collected.line) }
        return assembleSound(&parser)
    }

    private mutating func assembleSound(_ parser: inout GeoJSONParser) -> FeatureGeometry {
        switch kind {
        case .point: return .point(collected.positions[0])
        case .multiPoint, .geometryCollection: return .other(kind)
        case .lineString: return areLines([collected.positions.count], &parser) ? .other(kind) : .unusable
        case .multiLineString:
            let counts = zip(collected.ends.0, [0] + collected.ends.0).map { $0 - $1 }
            return areLines(counts, &parser) ? .other(kind) : .unusable
        case .polygon:
            // The rings of a polygon are arrays at depth 1, those of a multi-polygon at depth 2.
            guard let polygon = assemblePolygon(collected.ends.0, from: 0, rank: 1, &parser) else { return .unusable }
            return finish([polygon], &parser)
        case .multiPolygon:
            var polygons: [Polygon] = []
            polygons.reserveCapacity(collected.ends.0.count)
            var firstRing = 0
            for (index, lastRing) in collected.ends.0.enumerated() {
                defer { firstRing = lastRing }
                // A part without rings encloses nothing, so that leaving it out changes no figure.
                if lastRing == firstRing { continue }
                let start = firstRing == 0 ? 0 : collected.ends.1[firstRing - 1]
                let ends = collected.ends.1[firstRing..<lastRing]
                guard let polygon = assemblePolygon(Array(ends), from: start, rank: index + 1, &parser) else { return .unusable }
                polygons.append(polygon)
            }
            return finish(polygons, &parser)
        }
    }

    private func finish(_ polygons: [Polygon], _ parser: inout GeoJSONParser) -> FeatureGeometry {
        if isWronglyOrdered && parser.ordersRings { parser.note(.jsonRingOrder) }
        if !collected.altitudes.isEmpty { parser.noteOnce(.jsonAltitude, line: collected.line) }
        return .areal(MultiPolygon(polygons))
    }

    private func areLines(_ counts: [Int], _ parser: inout GeoJSONParser) -> Bool {
        guard let short = counts.first(where: { $0 < 2 }) else { return true }
        parser.note(.jsonLine, found: String(short), line: collected.line)
        return false
    }

    private mutating func assemblePolygon(_ ends: [Int], from start: Int, rank: Int, _ parser: inout GeoJSONParser) -> Polygon? {
        var start = start
        var exterior: Ring?
        var holes: [Ring] = []
        for (index, end) in ends.enumerated() {
            guard let ring = assembleRing(start..<end, polygon: rank, ring: index + 1, &parser) else { return nil }
            start = end
            let area = ring.signedArea
            if index == 0 {
                exterior = ring
                if area < 0 { isWronglyOrdered = true }
            } else {
                holes.append(ring)
                if area > 0 { isWronglyOrdered = true }
            }
        }
        return exterior.map { Polygon(exterior: $0, holes: holes) }
    }

    private func assembleRing(_ range: Range<Int>, polygon: Int, ring: Int, _ parser: inout GeoJSONParser) -> Ring? {
        let place: [String: Value] = ["polygon": .integer(polygon), "ring": .integer(ring)]
        guard range.count >= 4 else {
            let position = range.isEmpty ? nil : collected.positions[range.lowerBound]
            parser.note(.jsonRing, place, found: String(range.count), line: collected.line, position: position)
            return nil
        }
        var positions = Array(collected.positions[range])
        let first = positions[0]
        if first != positions[positions.count - 1] {
            parser.note(.jsonRingOpen, place, line: collected.line, position: first)
            positions.append(first)
        } else if !collected.altitudes.isEmpty,
            collected.altitudes[range.lowerBound].bitPattern != collected.altitudes[range.upperBound - 1].bitPattern
        {
            parser.note(.jsonRingAltitude, place, line: collected.line, position: first)
        }
        do throws(RingError) {
            return try Ring(positions)
        } catch {
            // Finite, closed and long enough: checked above.
            parser.note(.jsonPosition, found: error.text.english, line: collected.line)
            return nil
        }
    }
}
