internal import FaultInjection
public import GeoFormats
internal import PlanarGeometry
public import Reporting

/// Reads a shapefile: shapes and attributes as they are, features in the order of the file, one in memory at a time.
///
/// Every count is checked against the bytes before anything is allocated, so that no file can end the program. Nothing is lost: a shape without a record
/// comes without attributes, a record without a shape without geometry, and both are reported. Coordinates are in the system of the `.prj`, whose text is
/// `description.crsText`: what it means is for the caller to find out, and nil when there is none.
public struct ShapefileReader: Sendable {
    /// The layer: its name, the text of its `.prj`, its type, its fields.
    public let description: LayerDescription
    private let files: ShapefileFiles
    private let encoding: DBFEncoding?
    private let cpg: DBFEncoding?
    private let cpgFinding: Finding?

    /// Opens a shapefile on disk, by its `.shp`.
    ///
    /// - Parameter encoding: the encoding of its texts where the file does not say, or is wrong.
    /// - Throws: status 66 naming the part that is missing, 65 when a part is not what it should be, 74 when reading fails.
    public init(path: String, encoding: DBFEncoding? = nil) throws(QuartiersError) {
        try self.init(try ShapefileFiles(path: path), encoding: encoding)
    }

    /// Opens a shapefile whose parts are known.
    ///
    /// - Parameter encoding: the encoding of its texts where the file does not say, or is wrong.
    /// - Throws: status 65 when a part is not what it should be, 74 when reading fails.
    public init(_ files: ShapefileFiles, encoding: DBFEncoding? = nil) throws(QuartiersError) {
        try self.init(files, encoding: encoding, faults: nil)
    }

    init(_ files: ShapefileFiles, encoding: DBFEncoding? = nil, faults: FaultPlan?) throws(QuartiersError) {
        self.files = files
        self.encoding = encoding
        let label = try files.text(of: .cpg, faults: faults).map(ShapefileReader.line)
        cpg = label.flatMap(DBFEncoding.init(label:))
        cpgFinding = label.flatMap { [cpg] label in
            cpg == nil ? Finding(.textEncodingUnknown, place: Place(file: files.file), found: .text(label)) : nil
        }
        let crsText = try files.text(of: .prj, faults: faults).map(ShapefileReader.line)
        let shapes = try ShapeSource(files, faults: faults)
        let table = try TableSource(files, decoder: encoding, cpg: cpg, faults: faults)
        description = LayerDescription(
            name: files.name, crsText: crsText?.isEmpty == false ? crsText : nil, kind: shapes.type?.kind, fields: table.names,
            types: table.header.types, featureCount: max(shapes.index.count, table.header.count))
    }

    /// Hands over every feature, in the order of the file; `rank` is its number there, deleted records counted.
    ///
    /// - Parameters:
    ///   - report: takes the findings; those about the same thing in many features come as one, at the end.
    ///   - readsShapes: whether shapes are read; without, features have no geometry.
    ///   - body: takes the features.
    /// - Throws: what either closure throws; status 65 when the index makes shapes overlap, 74 when reading fails midway.
    public func forEachFeature(readsShapes: Bool = true, report: FindingSink, body: (Feature) throws -> Void) throws {
        try forEachFeature(readsShapes: readsShapes, faults: nil, report: report, body: body)
    }

    func forEachFeature(readsShapes: Bool = true, faults: FaultPlan?, report: FindingSink, body: (Feature) throws -> Void) throws {
        var shapes = try ShapeSource(files, faults: faults)
        let table = try TableSource(files, decoder: encoding, cpg: cpg, faults: faults)
        let place = Place(file: files.file)
        for finding in shapes.lengthFindings { try report(finding) }
        if encoding == nil, let cpgFinding { try report(cpgFinding) }
        try reportCounts(shapes: shapes.index.count, table: table.header, report: report)
        for (column, name) in zip(table.header.columns, table.names) where !"CNFLD".unicodeScalars.contains(column.type) {
            try report(Finding(.tableFieldType, place: Place(file: files.file, field: name), found: .text(String(column.type))))
        }

        var tally = FindingTally()
        for index in 0..<max(shapes.index.count, table.header.count) {
            let values = index < table.header.count ? try table.attributes(at: index, tally: &tally) : table.blanks
            guard let attributes = values else { continue }
            let geometry = readsShapes && index < shapes.index.count ? try shapes.geometry(at: index, tally: &tally, report: report) : .null
            try body(Feature(rank: index + 1, geometry: geometry, attributes: attributes))
        }
        try tally.report(to: report, within: place)
    }

    /// Reads whatever bytes as a shapefile, for the search of inputs that end the program.
    ///
    /// - Throws: `QuartiersError` where the parts are refused.
    public static func fuzz(_ contents: [ShapefileFiles.Part: [UInt8]]) throws {
        try ShapefileReader(try ShapefileFiles(name: "fuzz", file: "fuzz.shp", contents: contents)).forEachFeature(
            report: { _ in }, body: { _ in })
    }

    private func reportCounts(shapes: Int, table: DBFHeader, report: FindingSink) throws {
        if table.count != table.announced {
            try report(
                Finding(.tableTruncated, place: Place(file: files.file), expected: .integer(table.announced), found: .integer(table.count)))
        }
        if shapes != table.count {
            try report(
                Finding(
                    .shapeAndRecordCounts, place: Place(file: files.file),
                    arguments: ["shapes": .integer(shapes), "records": .integer(table.count)]))
        }
    }

    /// The text of a small part, without a byte order mark and what surrounds it.
    private static func line(_ bytes: [UInt8]) -> String {
        let withoutMark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        var text = DBFTextDecoder(announced: nil, forced: nil).decode(withoutMark.span, fillsField: false).text[...]
        func isBlank(_ character: Character?) -> Bool { character.map { $0.isWhitespace || $0 == "\0" } ?? false }
        while isBlank(text.first) { text.removeFirst() }
        while isBlank(text.last) { text.removeLast() }
        return String(text)
    }
}
