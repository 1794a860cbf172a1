public import PlanarGeometry
public import Reporting

/// Writes placemarks of areas as OGC KML 2.2 (07-147r2): WGS 84 in longitude and latitude, exteriors counter-clockwise.
///
/// The columns become a `Schema`, so that they keep their types; an unknown value is left out, never 0. A sink receives the bytes as they come,
/// whatever the number of placemarks.
public struct KMLWriter: Sendable {
    /// How the outlines of a folder are drawn.
    public struct Style: Sendable, Hashable {
        /// The identifier in the document.
        public var name: String
        /// Of the outline: six hexadecimal digits, red first.
        public var colour: String
        /// Of the outline, in pixels.
        public var width: Double

        /// Makes a style.
        public init(_ name: String, colour: String, width: Double) {
            self.name = name
            self.colour = colour
            self.width = width
        }
    }

    private let columns: [Column]
    private let schema: String
    private let decimals: Int
    private var count = 0

    /// Prepares a document.
    ///
    /// - Parameters:
    ///   - columns: the columns of every placemark.
    ///   - schema: the name of their schema, an XML name.
    ///   - decimals: of degrees; 7 are about a centimetre.
    public init(columns: [Column], schema: String, decimals: Int = 7) {
        self.columns = columns
        self.schema = schema
        self.decimals = min(max(decimals, 0), DecimalText.mostDecimals)
    }

    /// Writes what stands before the folders.
    ///
    /// - Parameters:
    ///   - title: of the document.
    ///   - notes: what a reader must know, in the language of the document.
    public func begin(
        title: String, notes: [String], styles: [Style], language: Language, to sink: inout ByteSink
    ) throws(QuartiersError) {
        try sink.write(XMLElement.declaration + "<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n")
        var parts = [XMLElement("name", text: title)]
        if !notes.isEmpty { parts.append(XMLElement("description", text: notes.joined(separator: "\n"))) }
        parts += styles.map { style in
            // KML writes transparency, blue, green, red.
            let digits = Array(style.colour)
            let bgr = String(digits[4...5] + digits[2...3] + digits[0...1])
            return XMLElement(
                "Style", ["id": style.name],
                [
                    XMLElement(
                        "LineStyle", [:], [XMLElement("color", text: "ff\(bgr)"), XMLElement("width", text: Value.real(style.width).exact)]),
                    XMLElement("PolyStyle", [:], [XMLElement("color", text: "26\(bgr)")]),
                ])
        }
        parts.append(
            XMLElement(
                "Schema", ["name": schema, "id": schema],
                columns.map { column in
                    XMLElement(
                        "SimpleField", ["type": column.type.kml, "name": column.name],
                        [XMLElement("displayName", text: column.definition[language])])
                }))
        for part in parts { part.append(to: &sink.pending, depth: 1) }
    }

    /// Writes what stands before the placemarks of a folder.
    public func beginFolder(_ name: String, to sink: inout ByteSink) throws(QuartiersError) {
        try sink.write("<Folder>\n")
        XMLElement("name", text: name).append(to: &sink.pending, depth: 1)
    }

    /// Writes a placemark, without geometry when there is none.
    ///
    /// - Parameters:
    ///   - area: in longitude and latitude.
    ///   - row: a value for each column.
    /// - Throws: `QuartiersError` of status `badData` for a position outside longitudes and latitudes, and what the sink throws.
    public mutating func write(
        _ area: MultiPolygon?, _ row: [Value], name: String, style: String, to sink: inout ByteSink
    ) throws(QuartiersError) {
        count += 1
        let values = zip(columns, row).filter { !$1.isNull }.map { column, value in
            XMLElement("SimpleData", ["name": column.name], text: value.exact)
        }
        try sink.write("<Placemark>\n")
        XMLElement("name", text: name).append(to: &sink.pending, depth: 1)
        XMLElement("styleUrl", text: "#\(style)").append(to: &sink.pending, depth: 1)
        XMLElement("ExtendedData", [:], [XMLElement("SchemaData", ["schemaUrl": "#\(schema)"], values)]).append(to: &sink.pending, depth: 1)
        if let area, !area.isEmpty {
            let limits = area.envelope
            for corner in [Coordinate(limits.minX, limits.minY), Coordinate(limits.maxX, limits.maxY)]
            where !corner.isFinite || abs(corner.x) > 180 || abs(corner.y) > 90 {
                throw .notGeographic(corner, format: "KML", place: Place(feature: count, name: name))
            }
            append(area, to: &sink.pending)
        }
        try sink.write("</Placemark>\n")
    }

    /// Writes what stands behind the placemarks of a folder.
    public func endFolder(_ sink: inout ByteSink) throws(QuartiersError) { try sink.write("</Folder>\n") }

    /// Writes what stands behind the folders.
    public func end(_ sink: inout ByteSink) throws(QuartiersError) { try sink.write("</Document>\n</kml>\n") }

    // MARK: - Geometry

    private func append(_ area: MultiPolygon, to bytes: inout [UInt8]) {
        bytes += "  <MultiGeometry>\n".utf8
        for polygon in area.polygons {
            bytes += "    <Polygon>\n".utf8
            append(polygon.exterior, as: "outerBoundaryIs", reversed: polygon.exterior.signedArea < 0, to: &bytes)
            for hole in polygon.holes { append(hole, as: "innerBoundaryIs", reversed: hole.signedArea > 0, to: &bytes) }
            bytes += "    </Polygon>\n".utf8
        }
        bytes += "  </MultiGeometry>\n".utf8
    }

    private func append(_ ring: Ring, as boundary: String, reversed: Bool, to bytes: inout [UInt8]) {
        bytes += "      <\(boundary)><LinearRing><coordinates>".utf8
        let coordinates = ring.coordinates
        for index in coordinates.indices {
            if index > 0 { bytes.append(UInt8(ascii: " ")) }
            let position = coordinates[reversed ? coordinates.count - 1 - index : index]
            DecimalText.appendFixed(position.x, decimals: decimals, to: &bytes)
            bytes.append(UInt8(ascii: ","))
            DecimalText.appendFixed(position.y, decimals: decimals, to: &bytes)
        }
        bytes += "</coordinates></LinearRing></\(boundary)>\n".utf8
    }
}

extension ColumnType {
    /// The type that KML gives to a field; it has none for dates.
    fileprivate var kml: String {
        switch self {
        case .text, .date: "string"
        case .integer: "int"
        case .real: "double"
        case .boolean: "bool"
        }
    }
}
