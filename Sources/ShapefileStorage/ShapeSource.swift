internal import FaultInjection
internal import GeoFormats
internal import PlanarGeometry
internal import Reporting

/// The shapes of a shapefile, record by record.
struct ShapeSource: ~Copyable {
    /// The index.
    let index: ShapeIndex
    /// The type that the file announces for all shapes; nil when it is none known.
    let type: ShapeType?
    /// The heads whose announced length is not that of their file.
    let lengthFindings: [Finding]
    private let file: String
    private let shapes: PartSource
    private let handle: ShapeHandle
    private var bytesRead = ShapeHead.size

    /// Opens the `.shp` and its index once their heads have been checked.
    init(_ shapefile: ShapefileFiles, faults: FaultPlan?) throws(QuartiersError) {
        let file = shapefile.file
        let shapes = try shapefile.requiredSource(of: .shp, faults: faults)
        let indexSource = try shapefile.requiredSource(of: .shx, faults: faults)
        let head = try ShapeHead(of: shapes, part: .shp, file: file)
        let indexHead = try ShapeHead(of: indexSource, part: .shx, file: file)
        let index = try ShapeIndex(of: indexSource, shapesSize: shapes.count, file: file)
        do throws(CallFailure) {
            handle = try ShapeHandle(shapes: shapes, index: index.blank, faults: faults)
        } catch { throw error.reading(file) }
        self.file = file
        self.shapes = shapes
        self.index = index
        type = ShapeType(rawValue: head.type)
        lengthFindings = [
            head.lengthFinding(part: .shp, file: file, size: shapes.count),
            indexHead.lengthFinding(part: .shx, file: file, size: indexSource.count),
        ].compactMap(\.self)
    }

    /// The geometry of a shape, each of which is asked for once; findings of its own are reported, those that files repeat are counted.
    mutating func geometry(at rank: Int, tally: inout FindingTally, report: FindingSink) throws -> FeatureGeometry {
        let entry = index.entry(rank)
        let record: ShapeRecord
        do throws(ShapeRecord.Problem) {
            record = try ShapeRecord(of: shapes, at: entry.offset, indexed: entry.length)
        } catch {
            switch error {
            case .call(let failure): throw failure.reading(file)
            case .outside: tally.note(.shapeRecordOutside, feature: rank + 1)
            case .counts: tally.note(.shapeRecordCounts, feature: rank + 1)
            case .type(let number): tally.note(.shapeRecordType, feature: rank + 1, found: .integer(Int(number)))
            }
            return .unusable
        }
        if record.length != entry.length {
            tally.note(.shapeRecordLength, feature: rank + 1, expected: .integer(entry.length), found: .integer(record.length))
        }
        bytesRead += record.length + 8
        guard bytesRead <= shapes.count else { throw overlapping(rank) }
        if let type, record.type != type, record.type != .null {
            tally.note(
                .shapeTypeMixed, feature: rank + 1, expected: .integer(Int(type.rawValue)), found: .integer(Int(record.type.rawValue)))
        }
        if record.type.hasZOrM { tally.note(.shapeOrdinatesDropped, feature: rank + 1) }

        switch record.type.kind {
        case nil: return .null
        case .point: return try point(record, rank: rank, report: report)
        case .multiPolygon: return try area(record, rank: rank, tally: &tally, report: report)
        case .some(let kind): return .other(kind)
        }
    }

    /// Shapes that share bytes would let a small file ask for any amount of work.
    private func overlapping(_ rank: Int) -> QuartiersError {
        QuartiersError(
            .badData,
            Text(fr: "le .shx fait se chevaucher des formes dans le .shp", en: "the .shx makes shapes overlap in the .shp"),
            place: Place(file: file, feature: rank + 1), remedy: ShapefileFindings.askAgain)
    }

    private func point(_ record: ShapeRecord, rank: Int, report: FindingSink) throws -> FeatureGeometry {
        let x = try ordinate(at: record.offset + 12)
        let y = try ordinate(at: record.offset + 20)
        guard x.isFinite, y.isFinite else {
            try report(
                Finding(
                    .shapePositionNotFinite, place: Place(file: file, feature: rank + 1),
                    arguments: ["ring": .integer(1), "position": .integer(1)]))
            return .unusable
        }
        return .point(Coordinate(x, y))
    }

    private func ordinate(at offset: Int) throws(QuartiersError) -> Double {
        do throws(CallFailure) {
            return Double(bitPattern: UInt64(littleEndian: try shapes.integer(UInt64.self, at: offset) ?? UInt64.max))
        } catch { throw error.reading(file) }
    }

    private func area(
        _ record: ShapeRecord, rank: Int, tally: inout FindingTally, report: FindingSink
    ) throws -> FeatureGeometry {
        guard record.points > 0 else { return .empty(.polygon) }
        let outlines: [[Coordinate]]
        do throws(CallFailure) { outlines = try handle.rings(of: record, at: rank) } catch { throw error.reading(file) }
        var rings: [Ring] = []
        rings.reserveCapacity(outlines.count)
        for (number, outline) in outlines.enumerated() {
            do throws(RingError) {
                rings.append(try Ring(outline))
            } catch {
                try report(ShapeSource.finding(error, ring: number + 1, of: outline, place: Place(file: file, feature: rank + 1)))
                guard case .notClosed(let first, _) = error, let closed = try? Ring(outline + [first]) else { return .unusable }
                rings.append(closed)
            }
        }
        let assembled = PolygonAssembler.assemble(rings)
        if !assembled.isWoundAsTheFormatAsks { tally.note(.shapeRingOrientation, feature: rank + 1) }
        return .areal(assembled.area)
    }

    private static func finding(_ error: RingError, ring: Int, of outline: [Coordinate], place: Place) -> Finding {
        var place = place
        if let first = outline.first, first.isFinite { (place.x, place.y) = (first.x, first.y) }
        var arguments: [String: Value] = ["ring": .integer(ring)]
        switch error {
        case .tooFewPositions(let count):
            return Finding(.shapeRingShort, place: place, arguments: arguments, expected: .integer(4), found: .integer(count))
        case .notClosed:
            return Finding(.shapeRingOpen, place: place, arguments: arguments)
        case .notFinite(let index):
            arguments["position"] = .integer(index + 1)
            return Finding(.shapePositionNotFinite, place: place, arguments: arguments)
        }
    }
}
