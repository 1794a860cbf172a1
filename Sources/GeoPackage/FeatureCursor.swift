public import GeoFormats
internal import PlanarGeometry
public import Reporting

/// The features of a layer, one at a time: what is not asked of a row is not read.
///
/// `next` goes forward; `geometry` and the field accessors read the current row. Fields are counted from 0 in the order of `fields`.
public struct FeatureCursor: ~Copyable {
    /// The names of the fields that are read.
    public let fields: [String]

    private var rows: RowCursor
    private let layout: TableLayout
    private let window: Envelope?
    private let place: Place
    /// The runs of keys still to be read, the next one last, and the parameter that the first key of each is bound to, its last key to the one
    /// after; nil when every row of the query is read.
    private var runs: (left: [ClosedRange<Int>], parameter: Int)?
    private var rank = 0
    private var dropped = 0
    private var absent = 0
    private var foreign: (count: Int, identifier: Int64) = (0, 0)

    /// Columns of the query before the fields: the key, then the geometry.
    private static let leading = 2

    init(
        _ rows: consuming RowCursor, layout: TableLayout, fields: [String], window: Envelope?, keys: (wanted: [Int], parameter: Int)? = nil,
        context: FileContext
    ) {
        self.rows = rows
        runs = keys.map { ($0.wanted.runs.reversed(), $0.parameter) }
        self.layout = layout
        self.fields = fields
        self.window = window
        place = Place(file: context.path, layer: layout.name)
    }

    /// The number by which people know the current feature: its key, which QGIS shows as `fid`; its rank in a table without one.
    public var id: Int { rows.integer(0) ?? rank }

    /// Where the current feature is, for findings.
    public var currentPlace: Place {
        var place = place
        place.feature = id
        return place
    }

    /// Goes to the next feature that meets the window; false when there is none.
    ///
    /// - Throws: `QuartiersError` when the file is damaged, held by another program, or the work was interrupted.
    public mutating func next() throws(QuartiersError) -> Bool {
        repeat {
            while try rows.next() {
                rank += 1
                if try meetsWindow() { return true }
            }
        } while try startRun()
        return false
    }

    /// Asks for the next run of keys; false when there is none.
    private mutating func startRun() throws(QuartiersError) -> Bool {
        guard let run = runs?.left.popLast(), let parameter = runs?.parameter else { return false }
        try rows.restart(binding: .integer(run.lowerBound), at: parameter)
        try rows.restart(binding: .integer(run.upperBound), at: parameter + 1)
        return true
    }

    /// The index holds limits rounded outwards, so that it proposes neighbours as well. A geometry whose limits cannot be told is kept:
    /// nothing shows that it lies outside.
    private func meetsWindow() throws(QuartiersError) -> Bool {
        guard let window else { return true }
        guard let limits = try rows.withBlob(1, { GeometryBlob.envelope(of: $0) }) else { return false }
        return limits?.intersects(window) ?? true
    }

    /// A field as a whole number, nil when it is NULL.
    public func integer(_ field: Int) -> Int? { rows.integer(field + FeatureCursor.leading) }

    /// A field as a real number, nil when it is NULL.
    public func real(_ field: Int) -> Double? { rows.real(field + FeatureCursor.leading) }

    /// A field as a text, nil when it is NULL.
    public mutating func text(_ field: Int) throws(QuartiersError) -> String? { try rows.text(field + FeatureCursor.leading) }

    /// A field as it is stored.
    public mutating func value(_ field: Int) throws(QuartiersError) -> Value { try rows.value(field + FeatureCursor.leading) }

    /// Fields that are stored as numbers, whole or real, nil for those that are NULL; nil at all where one is anything else, which `value` tells.
    ///
    /// Mutating, like the other accessors of hot loops, because a captured cursor is copied whole for every call that only borrows it.
    public mutating func numbers(_ fields: [Int]) -> [Double?]? { rows.numbers(fields, behind: FeatureCursor.leading) }

    /// The geometry; one that cannot be read is a finding, and `unusable`.
    ///
    /// - Throws: what the sink throws, and `QuartiersError` as `next` does.
    public mutating func geometry(_ report: FindingSink) throws -> FeatureGeometry {
        let read = try rows.withBlob(1) { bytes -> Result<Reading, GeometryBlob.Fault> in
            do throws(GeometryBlob.Fault) {
                let (header, body) = try GeometryBlob.read(bytes)
                return .success(Reading(header: header, geometry: body.geometry, dropsOrdinates: body.hadZ || body.hadM))
            } catch {
                return .failure(error)
            }
        }
        switch read {
        case nil:
            absent += 1
            return .null
        case .failure(let fault):
            try report(Finding(.geoPackageGeometry, place: currentPlace, reason: fault.text))
            return .unusable
        case .success(let reading):
            if reading.dropsOrdinates { dropped += 1 }
            if let expected = layout.geometry?.srsID, Int64(reading.header.srsID) != expected {
                foreign = (foreign.count + 1, Int64(reading.header.srsID))
            }
            if let lie = reading.lie {
                try report(
                    Finding(.geoPackageEnvelope, place: currentPlace, expected: .text(lie.expected.limits), found: .text(lie.found.limits)))
            }
            return reading.geometry
        }
    }

    /// The current feature, whole.
    ///
    /// - Parameter readsGeometry: whether its geometry is read; without, it has none.
    /// - Throws: as `geometry` does.
    public mutating func feature(readsGeometry: Bool = true, _ report: FindingSink) throws -> Feature {
        var values: [Value] = []
        values.reserveCapacity(fields.count)
        for field in fields.indices { values.append(try value(field)) }
        let attributes = Feature.Attributes(names: fields, values: values)
        return Feature(rank: id, geometry: readsGeometry ? try geometry(report) : .null, attributes: attributes)
    }

    /// Reports what was counted on the way: absent geometries, dropped ordinates, repaired texts. To be called once, after the last row.
    public func finish(_ report: FindingSink) throws {
        func tell(_ kind: FindingKind, _ count: Int, expected: Value = .null, found: Value = .null) throws {
            guard count > 0 else { return }
            try report(Finding(kind, place: place, arguments: ["count": .integer(count)], expected: expected, found: found))
        }
        if layout.geometry != nil { try tell(.geoPackageNull, absent) }
        try tell(.geoPackageDimensions, dropped)
        try tell(
            .geoPackageSRS, foreign.count, expected: .text("\(layout.geometry?.srsID ?? 0)"), found: .text("\(foreign.identifier)"))
        try tell(.geoPackageText, rows.repairedTexts)
        try tell(.geoPackageBinary, rows.binaryValues)
    }

    private struct Reading {
        var header: GeometryHeader
        var geometry: FeatureGeometry
        var dropsOrdinates: Bool

        /// What the header says of the limits, when the positions say otherwise.
        var lie: (expected: Envelope, found: Envelope)? {
            guard let found = header.isEmpty ? .empty : header.envelope, let expected = geometry.envelope, found != expected else {
                return nil
            }
            // Writers that computed the limits in another precision are not worth a finding: a billionth of the coordinate is a few microns.
            let scale = max(abs(expected.minX), abs(expected.maxX), abs(expected.minY), abs(expected.maxY))
            let isClose = zip(expected.sides, found.sides).allSatisfy { abs($0 - $1) <= 1e-9 * scale }
            return isClose ? nil : (expected, found)
        }
    }
}

extension [Int] {
    /// The same numbers in the same order, those that follow each other as one range.
    fileprivate var runs: [ClosedRange<Int>] {
        reduce(into: []) { runs, number in
            if let last = runs.last, last.upperBound &+ 1 == number {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
    }
}

extension Envelope {
    fileprivate var sides: [Double] { [minX, minY, maxX, maxY] }

    /// The limits as findings write them.
    fileprivate var limits: String { isEmpty ? "∅" : sides.map { Value.real($0).exact }.joined(separator: " ") }
}
