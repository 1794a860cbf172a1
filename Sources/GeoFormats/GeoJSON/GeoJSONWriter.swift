public import PlanarGeometry
public import Reporting

/// Writes a feature collection as RFC 7946 wants it: WGS 84 in longitude and latitude, exteriors counter-clockwise, holes clockwise, no `crs`.
///
/// One feature a line, so that text tools find their way. Numbers have at most `decimals` decimals (7 are a centimetre), zeros at the end left
/// out. Every position is kept: two that become equal by rounding both stay, so that a ring never loses the four positions it must have.
/// A sink receives the bytes as they come, whatever the number of features.
///
///     try writer.begin(&sink)
///     for … { try writer.write(area, values, to: &sink) }
///     try writer.end(&sink)
///     try sink.finish()
public struct GeoJSONWriter: Sendable {
    /// Which of the two standards is followed.
    public enum Form: Sendable, Hashable {
        /// RFC 7946: WGS 84 only.
        case rfc7946
        /// GeoJSON of 2008, with a `crs` member, for programs that want projected coordinates.
        case geojson2008
    }

    private let form: Form
    private let crs: CRS
    private let name: String?
    private let decimals: Int
    private let members: [(name: String, json: [UInt8])]
    private let writesBoundingBox: Bool
    /// `"name":` for each column, with what separates it from the one before; end to end.
    private let keys: [UInt8]
    /// Where each of them ends.
    private let keyEnds: [Int]
    private var count = 0
    /// How many features stand before the first one written, for those who write parts of a collection side by side.
    private var preceding = 0
    private var extent = Envelope.empty

    /// Prepares a collection.
    ///
    /// - Parameters:
    ///   - columns: the names of the properties.
    ///   - crs: the system of the coordinates that will be written.
    ///   - form: the standard to follow.
    ///   - name: the name of the layer, which readers other than the standard's know.
    ///   - decimals: the most decimals of a coordinate, 0 to 15.
    ///   - writesBoundingBox: whether a `bbox` follows the features.
    ///   - members: further members of the collection, whose values are JSON already.
    /// - Throws: `QuartiersError` of status `usage` when RFC 7946 is asked for in another system than WGS 84.
    public init(
        columns: [String], crs: CRS = .wgs84, form: Form = .rfc7946, name: String? = nil, decimals: Int = 7,
        writesBoundingBox: Bool = false,
        members: [(name: String, json: [UInt8])] = []
    ) throws(QuartiersError) {
        guard form == .geojson2008 || crs == .wgs84 else {
            throw QuartiersError(
                .usage,
                Text(fr: "GeoJSON (RFC 7946) n'admet que le WGS 84, et non \(crs)", en: "GeoJSON (RFC 7946) is WGS 84 only, not \(crs)"),
                remedy: Text(
                    fr: "Reprojeter en EPSG:4326, ou demander l'ancien format avec --geojson-2008.",
                    en: "Reproject to EPSG:4326, or ask for the former format with --geojson-2008."))
        }
        self.form = form
        self.crs = crs
        self.name = name
        self.decimals = min(max(decimals, 0), DecimalText.mostDecimals)
        self.members = members
        self.writesBoundingBox = writesBoundingBox
        var keys: [UInt8] = []
        keyEnds = columns.enumerated().map { index, column in
            if index > 0 { keys.append(UInt8(ascii: ",")) }
            JSONText.append(column, to: &keys)
            keys.append(UInt8(ascii: ":"))
            return keys.count
        }
        self.keys = keys
    }

    /// Writes what stands before the features.
    public mutating func begin(_ sink: inout ByteSink) throws(QuartiersError) {
        try sink.write("{\"type\":\"FeatureCollection\"")
        if let name {
            try sink.write(",\"name\":")
            JSONText.append(name, to: &sink.pending)
        }
        if form == .geojson2008 {
            try sink.write(",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":")
            let urn = crs == .wgs84 ? "urn:ogc:def:crs:OGC:1.3:CRS84" : "urn:ogc:def:crs:\(crs.authority)::\(crs.code)"
            JSONText.append(urn, to: &sink.pending)
            try sink.write("}}")
        }
        for member in members {
            try sink.write(",")
            JSONText.append(member.name, to: &sink.pending)
            try sink.write(":")
            sink.pending += member.json
        }
        try sink.write(",\n\"features\":[\n")
    }

    /// Writes an areal feature, whose geometry is null when there is none.
    ///
    /// - Throws: `QuartiersError`: of status `badData` for a position outside longitudes and latitudes, or what the sink throws.
    public mutating func write(_ area: MultiPolygon?, _ values: [Value], to sink: inout ByteSink) throws(QuartiersError) {
        if let area { try check(area) }
        writeProperties(values, to: &sink.pending)
        if let area {
            append(area, to: &sink.pending)
        } else {
            JSONText.append(literal: "null}", to: &sink.pending)
        }
        try sink.drain()
    }

    /// Writes a point feature, whose geometry is null when there is none.
    ///
    /// - Throws: `QuartiersError`: of status `badData` for a position that is not finite or outside longitudes and latitudes, or what the sink
    ///   throws.
    public mutating func write(point: Coordinate?, _ values: [Value], to sink: inout ByteSink) throws(QuartiersError) {
        if let point { try check(point) }
        writeProperties(values, to: &sink.pending)
        if let point {
            JSONText.append(literal: "{\"type\":\"Point\",\"coordinates\":", to: &sink.pending)
            append(point, to: &sink.pending)
            JSONText.append(literal: "}}", to: &sink.pending)
        } else {
            JSONText.append(literal: "null}", to: &sink.pending)
        }
        try sink.drain()
    }

    /// A part of a collection, written apart from the others.
    public struct Part: Sendable {
        /// How many features it has.
        public let count: Int
        fileprivate let bytes: [UInt8]
        fileprivate let extent: Envelope
    }

    /// The text of areal features that others stand before, for `append`: parts may be made side by side.
    ///
    /// - Parameter preceding: how many of them `append` will not have seen when the part is made.
    /// - Throws: as `write`.
    public func part(_ areas: [MultiPolygon?], _ rows: [[Value]], behind preceding: Int) throws(QuartiersError) -> Part {
        var writer = self
        var sink = ByteSink()
        // About what a value takes with its name, and a position: a text that grows is moved each time.
        let positions = areas.reduce(0) { $0 + ($1?.positionCount ?? 0) }
        sink.pending.reserveCapacity(areas.count * 96 + areas.count * keyEnds.count * 28 + positions * 28)
        (writer.preceding, writer.count, writer.extent) = (self.preceding + count + preceding, 0, .empty)
        for (area, values) in zip(areas, rows) { try writer.write(area, values, to: &sink) }
        return Part(count: writer.count, bytes: sink.pending, extent: writer.extent)
    }

    /// Writes a part behind what was written so far.
    ///
    /// - Throws: `QuartiersError`: what the sink throws.
    public mutating func append(_ part: Part, to sink: inout ByteSink) throws(QuartiersError) {
        if count > 0 && part.count > 0 { try sink.write(",\n") }
        try sink.write(part.bytes)
        count += part.count
        extent = extent.union(part.extent)
    }

    /// Writes what stands behind the features.
    public mutating func end(_ sink: inout ByteSink) throws(QuartiersError) {
        try sink.write("\n]")
        if writesBoundingBox && !extent.isEmpty {
            try sink.write(",\n\"bbox\":[")
            for (index, limit) in [extent.minX, extent.minY, extent.maxX, extent.maxY].enumerated() {
                if index > 0 { sink.pending.append(UInt8(ascii: ",")) }
                DecimalText.appendFixed(limit, decimals: decimals, to: &sink.pending)
            }
            try sink.write("]")
        }
        try sink.write("}\n")
    }

    // MARK: - Parts of a feature

    private mutating func writeProperties(_ values: [Value], to bytes: inout [UInt8]) {
        precondition(values.count == keyEnds.count, "\(values.count) values for \(keyEnds.count) columns")
        JSONText.append(
            literal: count > 0 ? ",\n{\"type\":\"Feature\",\"properties\":{" : "{\"type\":\"Feature\",\"properties\":{", to: &bytes)
        // Why: names are copied within their bounds; slices of the array would count references, which threads share, at every value.
        unsafe keys.withUnsafeBufferPointer { keys in
            var start = 0
            for index in values.indices {
                unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: keys[start..<keyEnds[index]]))
                start = keyEnds[index]
                JSONText.append(values[index], to: &bytes)
            }
        }
        JSONText.append(literal: "},\"geometry\":", to: &bytes)
        count += 1
    }

    private func append(_ area: MultiPolygon, to bytes: inout [UInt8]) {
        JSONText.append(literal: "{\"type\":\"MultiPolygon\",\"coordinates\":[", to: &bytes)
        for (index, polygon) in area.polygons.enumerated() {
            JSONText.append(literal: index > 0 ? ",[" : "[", to: &bytes)
            append(polygon.exterior, reversed: polygon.exterior.signedArea < 0, to: &bytes)
            for hole in polygon.holes {
                bytes.append(UInt8(ascii: ","))
                append(hole, reversed: hole.signedArea > 0, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        }
        JSONText.append(literal: "]}}", to: &bytes)
    }

    private func append(_ ring: Ring, reversed: Bool, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        let coordinates = ring.coordinates
        for index in coordinates.indices {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(coordinates[reversed ? coordinates.count - 1 - index : index], to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    @inline(__always)
    private func append(_ position: Coordinate, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        DecimalText.appendFixed(position.x, decimals: decimals, to: &bytes)
        bytes.append(UInt8(ascii: ","))
        DecimalText.appendFixed(position.y, decimals: decimals, to: &bytes)
        bytes.append(UInt8(ascii: "]"))
    }

    // MARK: - Refusals

    private mutating func check(_ area: MultiPolygon) throws(QuartiersError) {
        for polygon in area.polygons {
            let envelope = polygon.envelope
            for corner in [Coordinate(envelope.minX, envelope.minY), Coordinate(envelope.maxX, envelope.maxY)] { try check(corner) }
        }
    }

    private mutating func check(_ position: Coordinate) throws(QuartiersError) {
        let isInRange = form == .geojson2008 || (abs(position.x) <= 180 && abs(position.y) <= 90)
        guard position.isFinite && isInRange else {
            throw .notGeographic(position, format: "GeoJSON", place: Place(layer: name, feature: preceding + count + 1))
        }
        extent.extend(to: position)
    }
}

extension QuartiersError {
    /// A position that a format of longitudes and latitudes cannot hold.
    static func notGeographic(_ position: Coordinate, format: String, place: Place) -> QuartiersError {
        QuartiersError(
            .badData,
            Text(
                fr: "la position n'est pas une longitude et une latitude : \(format) ne peut pas l'écrire",
                en: "the position is no longitude and latitude: \(format) cannot hold it"),
            place: Place(x: position.x, y: position.y).within(place),
            remedy: Text(
                fr: "Vérifier le système de coordonnées de la couche ; le donner avec --crs s'il est mal déclaré.",
                en: "Check the coordinate system of the layer; give it with --crs when it is declared wrongly."))
    }
}
