import GeoPackage
import QuartierModel
public import QuartierSources
public import Reporting

extension Store {
    /// Imports what a convention says of its quartiers: figures, lists, objectives, and how it names and places them.
    ///
    /// A QPV is known by its code; a QIC by its name, and gets a local code when it is new.
    ///
    /// - Parameters:
    ///   - sha256: the digest of the document.
    ///   - replacing: whether it takes the place of a document of the same name.
    /// - Throws: `QuartiersError` when another document of that name is held; the store is then as it was.
    public func importConvention(
        _ convention: Convention, sha256: String, replacing: Bool = false, provenance: Provenance, report: FindingSink
    ) throws -> ImportSummary {
        let content = "convention"
        let record = provenance.record(of: SourceRecord(title: convention.document, file: convention.document), sha256: sha256)
        var summary = ImportSummary(source: record, content: content)
        summary.read = convention.quartiers.reduce(0) { $0 + $1.figures.count }
        if try wasImported(sha256: sha256, content: content) {
            summary.unchanged = summary.read
            return summary
        }
        let former = try formerSource(of: record, content: content, replacing: replacing)
        var register = try QuartierRegister(self)
        let place = Place(file: convention.document)
        let quartiers = try convention.quartiers.map { quartier in
            let naming = QuartierRegister.Naming(
                code: quartier.code?.value, name: quartier.name?.value, status: quartier.status?.value,
                communes: quartier.communes?.value ?? [])
            let identifier = try register.identify(
                naming, place: Place(line: quartier.name?.citation.line).within(place), report: report)
            return (identifier: identifier, quartier: quartier)
        }
        try write(now: provenance.date) { file in
            if let former { try removeRecords(ofSource: former, in: file) }
            let source = try note(record, content: content, in: file)
            try register.carryOut(in: file, source: source)
            try file.insert(into: StoreSchema.portraits.name) { rows in
                for (identifier, quartier) in quartiers {
                    for figure in quartier.figures {
                        try rows.append([.text(identifier)] + Self.values(figure, source: source, file: record.file))
                    }
                }
            }
            try file.insert(into: StoreSchema.declarations.name) { rows in
                for (identifier, quartier) in quartiers {
                    try rows.append(
                        Self.values(quartier.declaration(identifier: identifier, document: convention.document), source: source))
                }
            }
            try file.insert(into: StoreSchema.texts.name) { rows in
                for passage in convention.passages { try rows.append([.null] + passage.values + [.integer(source)]) }
                for (identifier, quartier) in quartiers {
                    for passage in quartier.passages { try rows.append([.text(identifier)] + passage.values + [.integer(source)]) }
                }
            }
        }
        (summary.added, summary.replaced) = former == nil ? (summary.read, 0) : (0, summary.read)
        return summary
    }
}

extension ConventionQuartier {
    fileprivate func declaration(identifier: String, document: String) -> Declaration {
        Declaration(
            quartier: identifier, code: code?.value.text, status: status?.value, name: name?.value, communes: communes?.value ?? [],
            map: map.generation?.value, method: .printed, vintage: figures.first?.vintage, document: document,
            nameLine: name?.citation.line,
            communesLine: communes?.citation.line)
    }
}
