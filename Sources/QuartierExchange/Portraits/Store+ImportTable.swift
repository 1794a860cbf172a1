import GeoPackage
import QuartierModel
public import QuartierSources
public import Reporting

extension Store {
    /// Imports a table of INSEE or ANCT per QPV: every row, whether the store has its quartier or not, and the rows of zones as zones.
    ///
    /// What another file holds already under the same quartier, indicator and vintage is not repeated; where the two differ, both are kept and that is
    /// reported.
    ///
    /// - Parameters:
    ///   - sha256: the digest of the file.
    ///   - replacing: whether it takes the place of a file of the same name.
    /// - Throws: `QuartiersError` when another file of that name is held; the store is then as it was.
    public func importTable(
        _ table: INSEETable, sha256: String, replacing: Bool = false, provenance: Provenance, report: FindingSink
    ) throws -> ImportSummary {
        let record = provenance.record(of: table.source, sha256: sha256)
        var summary = ImportSummary(source: record, content: FigureImport.content)
        summary.read = table.rows.count
        if try wasImported(sha256: sha256, content: FigureImport.content) {
            summary.unchanged = summary.read
            return summary
        }
        let former = try formerSource(of: record, content: FigureImport.content, replacing: replacing)
        var register = try QuartierRegister(self)
        let identifiers = table.rows.map { row -> String? in
            guard case .quartier(let code) = row.subject else { return nil }
            let identifier = register.identifier(of: code)
            if let name = row.name, !name.isEmpty { register.noteName(name, of: identifier) }
            return identifier
        }
        let held = try heldReadings(of: Set(identifiers.compactMap(\.self)), ofVintage: table.vintage?.label, except: former)
        let isKnown = try table.rows.indices.map { index in
            try isHeld(index, of: table, identifiers[index], in: held, report: report)
        }
        summary.unchanged = isKnown.count(where: \.self)
        try write(now: provenance.date) { file in
            if let former { try removeRecords(ofSource: former, in: file) }
            let source = try note(record, content: FigureImport.content, in: file)
            try register.carryOut(in: file, source: source)
            try file.insert(into: StoreSchema.portraits.name) { rows in
                var cells = TableCells(table, leading: 1, source: source)
                for index in table.rows.indices where !isKnown[index] {
                    guard let identifier = identifiers[index] else { continue }
                    try cells.forEach(row: index, [.text(identifier)]) { try rows.append($0) }
                }
            }
            try file.insert(into: StoreSchema.zones.name) { rows in
                var cells = TableCells(table, leading: 2, source: source)
                for index in table.rows.indices where !isKnown[index] {
                    guard case .zone(let zone) = table.rows[index].subject else { continue }
                    try cells.forEach(row: index, [.text(zone.token), .text(orNull: table.rows[index].name)]) { try rows.append($0) }
                }
            }
            try file.insert(into: StoreSchema.declarations.name) { rows in
                for index in table.rows.indices where !isKnown[index] {
                    guard let declaration = table.declaration(row: index, identifier: identifiers[index]) else { continue }
                    try rows.append(Self.values(declaration, source: source))
                }
            }
        }
        summary.replaced = former == nil ? 0 : summary.read - summary.unchanged
        summary.added = summary.read - summary.unchanged - summary.replaced
        return summary
    }

    private struct HeldKey: Hashable {
        let subject: String
        let key: String
    }

    /// The readings of a vintage that the store holds of some quartiers and of every zone, from other files than one to be replaced; nothing, quickly,
    /// when there are none.
    private func heldReadings(
        of quartiers: Set<String>, ofVintage vintage: String?, except former: Int?
    ) throws -> [HeldKey: Set<Reading>] {
        let method = Value.text(Figure.Method.insee.rawValue)
        let arguments: [Value] = [.text(orNull: vintage), method, .integer(former ?? -1)]
        let isVintageHeld = try !rows(
            "SELECT 1 FROM declarations WHERE millesime IS ?1 AND methode = ?2 AND source_id <> ?3 LIMIT 1", arguments, columns: 1
        ).isEmpty
        guard isVintageHeld else { return [:] }
        var held: [HeldKey: Set<Reading>] = [:]
        let columns = (["cle"] + FigureColumns.reading.map(\.name)).joined(separator: ", ")
        func read(_ table: StoreTable, _ subject: String, _ condition: String, _ more: [Value]) throws {
            let sql =
                "SELECT \(subject), \(columns) FROM \(table.name) WHERE millesime IS ?1 AND methode = ?2 AND source_id <> ?3\(condition)"
            for row in try rows(sql, arguments + more, columns: 2 + FigureColumns.reading.count) {
                guard let reading = Self.reading(row[2...]) else { continue }
                held[HeldKey(subject: row[0].exact, key: row[1].exact), default: []].insert(reading)
            }
        }
        // A table of one agglomeration asks for its own quartiers, not for the hundred thousand figures of all France.
        for quartier in quartiers.sorted() { try read(StoreSchema.portraits, "id_quartier", " AND id_quartier = ?4", [.text(quartier)]) }
        try read(StoreSchema.zones, "zone", "", [])
        return held
    }

    /// The reading of a value, bounds, qualifier and absence.
    private static func reading(_ values: ArraySlice<Value>) -> Reading? {
        let cells = Array(values)
        func number(_ index: Int) -> Double? { if case .real(let number) = cells[index] { number } else { nil } }
        return ReadingColumns(
            value: number(0), lower: number(1), upper: number(2), qualifier: Qualifier(rawValue: cells[3].exact),
            absence: Absence(rawValue: cells[4].exact)
        ).reading
    }

    /// Whether all figures of a row are held already; reports those that are held with another value.
    private func isHeld(
        _ index: Int, of table: INSEETable, _ identifier: String?, in held: [HeldKey: Set<Reading>], report: FindingSink
    ) throws -> Bool {
        guard !held.isEmpty else { return false }
        var subject = identifier ?? ""
        if case .zone(let zone) = table.rows[index].subject { subject = zone.token }
        var isHeld = true
        for (rank, column) in table.columns.enumerated() {
            let reading = table.reading(row: index, column: rank)
            guard let others = held[HeldKey(subject: subject, key: column.indicator.key)] else {
                isHeld = false
                continue
            }
            guard !others.contains(reading) else { continue }
            isHeld = false
            let other = others.sorted(by: Reading.inDisplayOrder).first ?? .missing(.unknown)
            try report(
                Finding(
                    .figureHeldDiffers, subject: subject,
                    place: Place(file: table.source.file, line: table.rows[index].line, field: column.name),
                    arguments: ["indicator": .text(column.indicator.label.french), "vintage": .text(table.vintage?.label ?? "")],
                    expected: .text(other.words(unit: column.indicator.unit, in: .french)),
                    found: .text(reading.words(unit: column.indicator.unit, in: .french))))
        }
        return isHeld
    }
}

/// What imports of figures share.
enum FigureImport {
    /// What the column `contenu` of their sources says.
    static let content = "chiffres"
}

/// The cells of a table as rows of the store, made in one buffer: a national table has a hundred thousand of them.
private struct TableCells {
    private let table: INSEETable
    private let keys: [(key: Value, column: Value)]
    private let leading: Int
    private var values: [Value]

    /// - Parameter leading: how many columns stand before those of the figure.
    init(_ table: INSEETable, leading: Int, source: Int) {
        self.table = table
        self.leading = leading
        keys = table.columns.map { (.text($0.indicator.key), .text($0.name)) }
        let figure = Figure(
            key: "", reading: .missing(.unknown), perimeter: nil, vintage: table.vintage?.label, method: .insee,
            citation: Citation(document: table.source.file ?? ""))
        values = Array(repeating: .null, count: leading) + Store.values(figure, source: source, file: table.source.file ?? "")
    }

    private func rank(_ column: Column) -> Int { leading + FigureColumns.rank(column) }

    mutating func forEach(row: Int, _ subject: [Value], _ body: ([Value]) throws -> Void) throws {
        for (position, value) in subject.enumerated() { values[position] = value }
        var perimeter: Generation?
        if case .quartier(let code) = table.rows[row].subject { perimeter = code.generation }
        values[rank(FigureColumns.perimeter)] = .text(perimeter?.name ?? Figure.unknownPerimeter)
        values[rank(FigureColumns.line)] = .integer(table.rows[row].line)
        let (value, qualifier, absence, citation) = (
            rank(FigureColumns.value), rank(FigureColumns.qualifier), rank(FigureColumns.absence), rank(FigureColumns.citation)
        )
        for (index, (key, column)) in keys.enumerated() {
            values[leading] = key
            let reading = ReadingColumns(table.reading(row: row, column: index))
            values[value] = .real(orNull: reading.value)
            values[qualifier] = .text(orNull: reading.qualifier?.rawValue)
            values[absence] = .text(orNull: reading.absence?.rawValue)
            values[citation] = column
            try body(values)
        }
    }
}

extension INSEETable {
    /// What a row declares of its quartier; nil for a zone.
    fileprivate func declaration(row index: Int, identifier: String?) -> Declaration? {
        guard let identifier, case .quartier(let code) = rows[index].subject else { return nil }
        let row = rows[index]
        return Declaration(
            quartier: identifier, code: code.text, status: code.status, name: row.name.flatMap { $0.isEmpty ? nil : $0 },
            communes: row.communes, method: .insee, vintage: vintage?.label, document: source.file ?? source.title, nameLine: row.line,
            communesLine: row.line)
    }
}
