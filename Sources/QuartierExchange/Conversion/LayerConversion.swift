public import GeoFormats
import GeoPackage
import PROJTransforms
public import PlanarGeometry
import QuartierAnalysis
public import Reporting
import ShapefileStorage

/// A layer on its way from one file to another, as it is: its fields, their values and its outlines; nothing is measured and nothing computed.
///
/// Features pass one after the other, whatever their number. A format that wants to know the types of fields, or their widths, before the first
/// feature has them looked for in a reading of the fields alone.
public struct LayerConversion {
    /// What is known of the layer before its features are read.
    public let description: LayerDescription
    /// The system of its coordinates.
    public let crs: CRS

    /// How many values are kept at most where the table is written behind the outlines; those of a larger layer are read again.
    var mostKept = 1 << 20

    private let source: VectorSource
    private let workers: Int
    private let progress: Progress
    private let report: FindingSink

    /// Opens the layer.
    ///
    /// - Parameters:
    ///   - reference: the file, and the layer where it holds several.
    ///   - given: the system, where the file does not say it or is wrong.
    ///   - input: what standard input is; it is taken into memory, since it is read more than once.
    ///   - workers: how many work side by side; what is written does not depend on it.
    ///   - report: receives what is wrong with the layer.
    /// - Throws: `QuartiersError`: of status `noInput` when it cannot be read, `badData` when its system is not known, it is damaged or a list without
    ///   geometry; what `report` throws.
    public init(
        _ reference: LayerReference, crs given: CRS? = nil, input: ByteSource = .standardInput, workers: Int = 1,
        progress: Progress = .silent,
        report: @escaping FindingSink
    ) throws {
        if let given { _ = try Projection.definition(of: given) }
        let isStream = reference == .standardInput && !input.isRewindable
        source = try VectorSource(reference, input: isStream ? try input.loaded() : input)
        let place = Place(file: source.name)
        guard source.hasGeometry else {
            throw QuartiersError(
                .badData, Text(fr: "cette liste n'a pas de géométrie", en: "this list has no geometry"), place: place,
                remedy: Text(
                    fr: "L'importer dans un magasin : quartiers import perimeters.",
                    en: "Import it into a store: quartiers import perimeters."))
        }
        description = try source.describe()
        crs = try LayerSystem.resolve(description, given: given, place: Place(layer: description.name).within(place), report: report)
        self.workers = workers
        self.progress = progress
        self.report = report
    }

    // MARK: - Targets

    /// Writes a GeoPackage of one layer, with its spatial index.
    ///
    /// - Parameter now: the moment, ISO 8601 in UTC.
    /// - Returns: the number of features.
    /// - Throws: `QuartiersError`; the target is then as it was.
    @discardableResult
    public func writeGeoPackage(to path: String, overwrite: Bool, now: String) throws -> Int {
        let isDeclared = !description.types.isEmpty && !description.types.contains(nil)
        let fields = isDeclared ? zip(description.fields, description.types).map { SurveyedField($0, declared: $1) } : try survey()
        let names = UniqueNames(fields.map(\.name), keeping: ["fid", "geom"])
        let layer = TableName.valid(description.name)
        return try GeoPackageFile.create(at: path, replacing: overwrite, stamp: now) { file in
            try file.describe(try SpatialReference(storing: crs))
            try file.createTable(
                TableDefinition(
                    layer, columns: zip(names.columns, fields).map { Column($0, $1.type ?? .text, Text(verbatim: "")) },
                    geometry: GeometryColumn(crs: crs)))
            var count = 0
            try file.insert(into: layer) { rows in
                count = try forEachRow(of: fields.map(\.name)) { area, values in
                    try rows.append(values, geometry: area.map { .areal($0) } ?? .null)
                }
            }
            return count
        }
    }

    /// Writes a shapefile.
    ///
    /// - Parameter date: the day, ISO 8601.
    /// - Returns: the number of features, and the fields that go by another name in the file.
    /// - Throws: `QuartiersError`; what was there before is there still.
    @discardableResult
    public func writeShapefile(
        to path: String, overwrite: Bool, date: String
    ) throws -> (count: Int, renamed: [(column: String, name: String)]) {
        let text = try ShapefileExport.systemText(of: crs, for: path)
        // Where the fields are declared, what they hold is looked at on the way.
        var fields =
            description.types.isEmpty ? try survey() : zip(description.fields, description.types).map { SurveyedField($0, declared: $1) }
        // The format wants one at least.
        if fields.isEmpty { fields = [SurveyedField("id", declared: .integer)] }
        let columns = fields.map(\.name)
        let names = try DBFFieldNames.resolve(columns, report: { _ in })
        let count = try ShapefileWriter.write(
            to: path, crsText: text, date: String(date.prefix(10)), overwrite: overwrite, report: report
        ) { writer in
            var kept = KeptRows(most: mostKept)
            let count = try forEachRow(of: columns) { area, values in
                try writer.append(area)
                for (rank, value) in values.enumerated() { fields[rank].note(value) }
                kept.append(values)
            }
            for field in fields where field.isRounded {
                try report(Finding(.conversionRounded, place: Place(file: path, field: field.name)))
            }
            try writer.declare(zip(names, fields).map { DBFField($0, $1.format) })
            if let rows = kept.rows {
                for values in rows { try writer.append(values) }
            } else {
                try forEachRecord(of: columns) { values in try writer.append(values) }
            }
            return count
        }
        return (count, zip(columns, names).filter { $0 != $1 }.map { ($0, $1) })
    }

    /// Writes GeoJSON as RFC 7946 has it, so that coordinates are brought to WGS 84.
    ///
    /// - Parameter decimals: of degrees; 7 are about a centimetre.
    /// - Returns: the number of features.
    /// - Throws: `QuartiersError` for an outline that cannot be taken to WGS 84, and what the sink throws.
    @discardableResult
    public func writeGeoJSON(decimals: Int, to sink: inout ByteSink) throws -> Int {
        let fields = description.types.isEmpty ? try survey().map(\.name) : description.fields
        var writer = try GeoJSONWriter(columns: fields, name: description.name, decimals: decimals)
        let transformer = crs == .wgs84 ? nil : try Projection.transformer(from: crs, to: .wgs84)
        try writer.begin(&sink)
        let start = writer
        let rows = rows(of: fields)
        var count = 0
        try readAhead(workers: workers, produce: batches) { batch in
            // What was found wrong is told even where the features cannot be written.
            (batch.findings, Result { try rows.text(of: batch, transformer, start) })
        } consume: { findings, text in
            for finding in findings { try report(finding) }
            let part = try text.get()
            try writer.append(part, to: &sink)
            count += part.count
            try tell(count)
        }
        try writer.end(&sink)
        return count
    }

    // MARK: - Features

    /// What the fields hold, from a reading that leaves geometries out.
    private func survey() throws -> [SurveyedField] {
        var fields: [SurveyedField] = []
        var ranks: [String: Int] = [:]
        func add(_ name: String) -> Int {
            let declared = description.fields.firstIndex(of: name).flatMap { $0 < description.types.count ? description.types[$0] : nil }
            ranks[name] = fields.count
            fields.append(SurveyedField(name, declared: declared))
            return fields.count - 1
        }
        for name in description.fields { _ = add(name) }
        try source.forEachFeature(readsGeometry: false, report: { _ in }) { _, feature in
            if feature.rank.isMultiple(of: 1_000) { try Interruption.check() }
            for (place, attribute) in feature.attributes.enumerated() {
                let isInPlace = place < fields.count && fields[place].name == attribute.name
                fields[isInPlace ? place : ranks[attribute.name] ?? add(attribute.name)].note(attribute.value)
            }
        }
        return fields
    }

    /// Hands every feature to a closure: its outline, nil where there is none, and a value for each column.
    ///
    /// - Returns: how many there are.
    private func forEachRow(of columns: [String], _ body: (MultiPolygon?, [Value]) throws -> Void) throws -> Int {
        let rows = rows(of: columns)
        var count = 0
        func take(_ batch: ReadBatch<Feature>) throws {
            for finding in batch.findings { try report(finding) }
            for feature in batch.elements { try body(try rows.outline(of: feature), rows.values(of: feature)) }
            count += batch.elements.count
            try tell(count)
        }
        if workers > 1 { try readAhead(produce: batches, consume: take) } else { try batches(take) }
        return count
    }

    /// Hands the values of every feature to a closure, from a reading that leaves geometries out and in which nothing is told twice.
    private func forEachRecord(of columns: [String], _ body: ([Value]) throws -> Void) throws {
        let rows = rows(of: columns)
        try source.forEachFeature(readsGeometry: false, report: { _ in }) { _, feature in
            if feature.rank.isMultiple(of: 1_000) { try Interruption.check() }
            try body(rows.values(of: feature))
        }
    }

    private func rows(of columns: [String]) -> FeatureRows {
        FeatureRows(columns: columns, place: Place(file: source.name, layer: description.name))
    }

    /// Hands what the source holds to a closure, piece by piece: enough to share the work, few enough that memory does not grow with the layer.
    private var batches: @Sendable ((ReadBatch<Feature>) throws -> Void) throws -> Void {
        let source = source
        return { hand in
            func cost(_ feature: Feature) -> Int { feature.attributes.count + (feature.geometry.areal?.positionCount ?? 0) }
            try ReadBatch.forEach(costing: 1 << 13, cost: cost, hand) { report, take in
                try source.forEachFeature(report: report) { _, feature in try take(feature) }
            }
        }
    }

    private func tell(_ count: Int) throws {
        try Interruption.check()
        progress.report(
            Text(fr: "conversion de \(source.name)", en: "converting \(source.name)"), done: count, total: description.featureCount)
    }
}
