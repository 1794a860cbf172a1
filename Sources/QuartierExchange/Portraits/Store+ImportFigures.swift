public import GeoFormats
import GeoPackage
import QuartierModel
import QuartierSources
public import Reporting

extension Store {
    /// Imports a file of figures: a table of INSEE or ANCT, or rows of figures as CSV or JSON.
    ///
    /// - Parameters:
    ///   - year: the year of a table of INSEE, where its name does not give it.
    ///   - replacing: whether it takes the place of a file of the same name.
    /// - Throws: `QuartiersError` when it is none of them, or another file of that name is held; the store is then as it was.
    public func importFigures(
        _ source: ByteSource, year: Int? = nil, replacing: Bool = false, provenance: Provenance, report: FindingSink
    ) throws -> ImportSummary {
        let source = source.isRewindable ? source : try source.loaded()
        let sha256 = try source.sha256()
        switch try FigureFile.read(source, year: year, report: report) {
        case .table(let table):
            return try importTable(table, sha256: sha256, replacing: replacing, provenance: provenance, report: report)
        case .figures(let figures):
            let record = provenance.record(of: SourceRecord(title: source.fileName, file: source.fileName), sha256: sha256)
            return try importSupplied(figures, record, replacing: replacing, date: provenance.date, report: report)
        }
    }

    private func importSupplied(
        _ figures: [SuppliedFigure], _ record: SourceRecord, replacing: Bool, date: String, report: FindingSink
    ) throws -> ImportSummary {
        var summary = ImportSummary(source: record, content: FigureImport.content)
        summary.read = figures.count
        guard !figures.isEmpty else {
            throw QuartiersError(
                .badData, Text(fr: "aucun chiffre lisible dans ce fichier", en: "no figure that can be read in this file"),
                place: Place(file: record.file),
                remedy: Text(fr: "Colonnes attendues : \(FigureFile.header).", en: "Expected columns: \(FigureFile.header)."))
        }
        if try wasImported(sha256: record.sha256 ?? "", content: FigureImport.content) {
            summary.unchanged = summary.read
            return summary
        }
        let former = try formerSource(of: record, content: FigureImport.content, replacing: replacing)
        var register = try QuartierRegister(self)
        var seen: [FigureIdentity: Figure] = [:]
        let identified = try figures.map { supplied in
            let identifier = try register.identify(supplied, file: record.file, report: report)
            try reportTwice(supplied.figure, of: identifier, in: &seen, file: record.file, report: report)
            return (identifier: identifier, figure: supplied.figure)
        }
        try write(now: date) { file in
            if let former { try removeRecords(ofSource: former, in: file) }
            let source = try note(record, content: FigureImport.content, in: file)
            try register.carryOut(in: file, source: source)
            try file.insert(into: StoreSchema.portraits.name) { rows in
                for (identifier, figure) in identified {
                    try rows.append([.text(identifier)] + Self.values(figure, source: source, file: record.file))
                }
            }
        }
        (summary.added, summary.replaced) = former == nil ? (summary.read, 0) : (0, summary.read)
        return summary
    }

    /// What makes two figures of one file the same figure.
    private struct FigureIdentity: Hashable {
        let quartier: String
        let key: String
        let vintage: String?
        let document: String
        let perimeter: Generation?
    }

    private func reportTwice(
        _ figure: Figure, of quartier: String, in seen: inout [FigureIdentity: Figure], file: String?, report: FindingSink
    ) throws {
        let identity = FigureIdentity(
            quartier: quartier, key: figure.key, vintage: figure.vintage, document: figure.citation.document, perimeter: figure.perimeter)
        guard let first = seen[identity] else {
            seen[identity] = figure
            return
        }
        guard first.reading != figure.reading, let indicator = figure.indicator else { return }
        try report(
            Finding(
                .figureTwice, subject: quartier,
                place: Place(field: FigureColumns.value.name).within(figure.place).within(Place(file: file)),
                arguments: ["indicator": .text(indicator.label.french)],
                expected: .text(first.reading.words(unit: indicator.unit, in: .french)),
                found: .text(figure.reading.words(unit: indicator.unit, in: .french))))
    }
}

extension QuartierRegister {
    /// The identifier of the quartier of a supplied figure. INSEE's values add no quartier: its tables hold those of all France.
    fileprivate mutating func identify(_ supplied: SuppliedFigure, file: String?, report: FindingSink) throws -> String {
        let code = supplied.identifier.flatMap(QuartierCode.init)
        if supplied.figure.method == .insee, let code { return identifier(of: code) }
        return try identify(
            Naming(id: supplied.identifier, code: code, name: supplied.name), place: supplied.figure.place.within(Place(file: file)),
            report: report)
    }
}
