internal import FaultInjection
public import PlanarGeometry
public import Reporting

/// Writes a shapefile of areas: `.shp`, `.shx`, `.dbf`, `.prj` and `.cpg`, all of them or none.
///
/// Texts are in UTF-8 and the `.cpg` says so; outlines go clockwise and holes the other way; an absent number is blanks, never 0. The files are written in
/// a private folder beside their place and moved there once they are whole and on the disk, the `.shp` last: another program sees the older layer, the
/// new one, or for a moment no `.shp`, and never a mixture. Should the machine stop at that moment, the older files are in `.NAME.parts-XXXXXX`.
public struct ShapefileWriter: ~Copyable {
    private let path: String
    private var fields: [DBFField] = []
    private var record = DBFRecord(fields: [])
    private var size: ShapefileSize
    private var shapes: ShapeOutput
    private var table: TableOutput
    private var tally = FindingTally()
    private var shapeCount = 0
    private var recordCount = 0

    /// Writes a layer: `body` appends its features to the writer that it is given.
    ///
    /// - Parameters:
    ///   - path: the path of the `.shp`.
    ///   - fields: the fields, at least one; `DBFFieldNames.resolve` finds names that are short enough.
    ///   - crsText: the coordinate reference system of the areas, as ESRI writes it.
    ///   - date: the day of the last change, `yyyy-mm-dd`, which the `.dbf` holds.
    ///   - overwrite: whether a layer that is there may be replaced; indexes that other programs made of it go with it.
    ///   - report: takes the findings, at the end: texts cut, numbers too wide, impossible dates.
    /// - Returns: what `body` returns.
    /// - Throws: what the closures throw; status 70 for fields that no `.dbf` can hold, 73 when files are there, would pass 2 GB or cannot be made,
    ///   74 when writing fails. Nothing is then left, and what was there is there still.
    public static func write<Result>(
        to path: String, fields: [DBFField], crsText: String, date: String, overwrite: Bool = false, report: FindingSink,
        _ body: (inout ShapefileWriter) throws -> Result
    ) throws -> Result {
        try write(
            to: path, fields: fields, crsText: crsText, date: date, overwrite: overwrite, limit: ShapefileSize.limit, faults: nil,
            report: report, body)
    }

    /// Writes a layer whose fields are known once its features have been seen: `body` appends all areas, declares the fields, then appends the values.
    ///
    /// - Returns: what `body` returns.
    /// - Throws: as when the fields are given.
    public static func write<Result>(
        to path: String, crsText: String, date: String, overwrite: Bool = false, report: FindingSink,
        _ body: (inout ShapefileWriter) throws -> Result
    ) throws -> Result {
        try write(
            to: path, fields: nil, crsText: crsText, date: date, overwrite: overwrite, limit: ShapefileSize.limit, faults: nil,
            report: report, body)
    }

    static func write<Result>(
        to path: String, fields: [DBFField]?, crsText: String, date: String, overwrite: Bool, limit: Int, faults: FaultPlan?,
        report: FindingSink, _ body: (inout ShapefileWriter) throws -> Result
    ) throws -> Result {
        let day = try checked(crsText: crsText, date: date)
        let staged = try StagedFiles(target: path, overwrite: overwrite, faults: faults)
        var outputs: [ShapefileFiles.Part: PartOutput] = [:]
        let result: Result
        do {
            for part in ShapefileFiles.Part.allCases { outputs[part] = try PartOutput(path: staged.path(of: part), faults: faults) }
            guard let shp = outputs[.shp], let shx = outputs[.shx], let dbf = outputs[.dbf], let prj = outputs[.prj],
                let cpg = outputs[.cpg]
            else { throw CallFailure("open") }
            unsafe try Array(crsText.utf8).withUnsafeBytes { unsafe try prj.write($0, at: 0) }
            var writer = ShapefileWriter(
                path: path, size: ShapefileSize(fields: [], limit: limit), shapes: try ShapeOutput(shapes: shp, index: shx, faults: faults),
                table: try TableOutput(table: dbf, encoding: cpg, date: day, faults: faults))
            if let fields { try writer.declare(fields) }
            result = try body(&writer)
            try writer.close(report: report)
            for part in ShapefileFiles.Part.allCases { try outputs[part]?.finish() }
        } catch let failure as CallFailure {
            throw failure.writing(path)
        }
        try staged.commit()
        return result
    }

    private init(path: String, size: ShapefileSize, shapes: consuming ShapeOutput, table: consuming TableOutput) {
        self.path = path
        self.size = size
        self.shapes = shapes
        self.table = table
    }

    /// Writes a feature.
    ///
    /// - Parameters:
    ///   - area: its area; nil or empty for a feature without geometry.
    ///   - values: a value for each field, in order: texts for text and dates `yyyy-mm-dd`, numbers for numbers, any value for text.
    /// - Throws: status 70 when the values are not those of the fields, 73 when a file would pass 2 GB, 74 when writing fails.
    public mutating func append(_ area: MultiPolygon?, _ values: [Value]) throws {
        try append(area)
        try append(values)
    }

    /// Writes an area, whose values are to follow.
    ///
    /// - Parameter area: nil or empty for a feature without geometry.
    /// - Throws: status 73 when a file would pass 2 GB, 74 when writing fails.
    public mutating func append(_ area: MultiPolygon?) throws {
        if Interruption.isAsked { throw QuartiersError.interrupted }
        shapeCount += 1
        size.add(area)
        try checkSize()
        try shapes.append(area)
    }

    /// Declares the fields, once, before the first values.
    ///
    /// - Throws: status 70 for fields that no `.dbf` can hold, 73 when it would pass 2 GB.
    public mutating func declare(_ fields: [DBFField]) throws {
        try ShapefileWriter.check(fields)
        size.declare(fields)
        try checkSize()
        try table.declare(fields)
        record = DBFRecord(fields: fields)
        self.fields = fields
    }

    /// Writes the values of the next feature.
    ///
    /// - Throws: status 70 when they are not those of the fields, 74 when writing fails.
    public mutating func append(_ values: [Value]) throws {
        recordCount += 1
        let place = Place(file: path, feature: recordCount)
        guard values.count == fields.count else {
            throw QuartiersError(
                .software,
                Text(
                    fr: "\(values.count) valeurs pour \(fields.count) champs", en: "\(values.count) values for \(fields.count) fields"),
                place: place)
        }
        do throws(QuartiersError) { try record.fill(values, feature: recordCount, tally: &tally) } catch { throw error.within(place) }
        try table.append(record.bytes)
    }

    private func checkSize() throws(QuartiersError) {
        do throws(QuartiersError) { try size.check() } catch { throw error.within(Place(file: path, feature: shapeCount)) }
    }

    private mutating func close(report: FindingSink) throws {
        guard recordCount == shapeCount else {
            throw QuartiersError(
                .software,
                Text(
                    fr: "\(recordCount) enregistrements pour \(shapeCount) formes", en: "\(recordCount) records for \(shapeCount) shapes"),
                place: Place(file: path))
        }
        try shapes.close()
        try table.close()
        try tally.report(to: report, within: Place(file: path))
    }

    private static func checked(crsText: String, date: String) throws(QuartiersError) -> CalendarDate {
        guard let day = CalendarDate(date), 1900...2155 ~= day.year else {
            throw QuartiersError(
                .software, Text(fr: "« \(date) » n'est pas une date aaaa-mm-jj", en: "'\(date)' is not a date yyyy-mm-dd"))
        }
        guard !crsText.isEmpty else {
            throw QuartiersError(
                .software,
                Text(fr: "un shapefile s'écrit avec le texte de son .prj", en: "a shapefile is written with the text of its .prj"))
        }
        return day
    }

    private static func check(_ fields: [DBFField]) throws(QuartiersError) {
        if let field = fields.first(where: { !$0.isWritable }) {
            throw QuartiersError(
                .software,
                Text(
                    fr: "un .dbf ne peut pas contenir le champ \(field.name) tel qu'il est déclaré",
                    en: "a .dbf cannot hold the field \(field.name) as it is declared"))
        }
        let names = Set(fields.map { $0.name.lowercased() })
        guard 1...255 ~= fields.count, names.count == fields.count, fields.reduce(1, { $0 + $1.width }) <= 65_535 else {
            throw QuartiersError(
                .software,
                Text(
                    fr: "un .dbf a de 1 à 255 champs de noms différents, et 65 535 octets par enregistrement",
                    en: "a .dbf has 1 to 255 fields of different names, and 65,535 bytes a record"))
        }
    }
}
