import GeoFormats
import GeoPackage
import PlanarGeometry
import QuartierModel
public import Reporting

/// What a store or a delivery holds, record by record under keys that say the same in both.
public struct DataSnapshot {
    /// What a record is of: the words of the column `objet`, in the order of rows.
    enum Kind: String, CaseIterable {
        case quartier, contour, chiffre, source
    }

    struct Key: Hashable {
        let kind: Kind
        let identifier: String
    }

    struct Record {
        /// The values of `QuartierColumns.leading`.
        var lead: [Value]
        /// What it says, by column, in order.
        var facts: [(column: String, value: Value)]
        var outline: MultiPolygon?
        var source: Value
    }

    private(set) var records: [Key: Record] = [:]
    let crs: CRS
    /// Whether it holds every figure with its document, as a store does, or the foremost alone, as the flat layer of a delivery does.
    let isDetailed: Bool

    /// Reads a store, a GeoPackage that `export` or `publish` made, or the folder of a delivery.
    ///
    /// - Parameter report: receives what is wrong with an outline.
    /// - Throws: `QuartiersError` when it is none of these.
    public init(_ path: String, report: FindingSink) throws {
        let inside = "\(path)/\(Self.deliveredFile)"
        let file = FileContent.exists(inside) ? inside : path
        let reader = try GeoPackageReader(file) { _ in }
        if reader.attributeTables.contains(where: { $0.name == StoreSchema.store.name }) {
            try self.init(Store(opening: file), report: report)
        } else {
            try self.init(reader, path: file, report: report)
        }
    }

    /// The GeoPackage in the folder of a delivery.
    public static let deliveredFile = "quartiers.gpkg"

    // MARK: - A store

    private init(_ store: Store, report: FindingSink) throws {
        crs = store.crs
        isDetailed = true
        let quartiers = try store.quartiers()
        for quartier in quartiers {
            let lead: [Value] = [.text(quartier.id), .null, .text(quartier.name), .null]
            var facts: [(String, Value)] = [("nom", .text(quartier.name)), ("statut", .text(quartier.status.rawValue))]
            for (generation, code) in quartier.codes.sorted(by: { $0.key < $1.key }) {
                facts.append(("code_qp \(generation)", .text(code)))
            }
            for (column, values) in [("alias", quartier.aliases), ("parents", quartier.parents)] where !values.isEmpty {
                facts.append((column, .text(values.sorted().joined(separator: ", "))))
            }
            add(.quartier, quartier.id, Record(lead: lead, facts: facts, source: .null))
        }
        for generation in try store.generations() {
            for perimeter in try store.perimeters(of: generation, report: report).elements {
                add(perimeter)
            }
        }
        for stored in try store.portraits(of: quartiers) {
            for (figure, source) in zip(stored.portrait.figures, stored.sources) {
                let values = FigureColumns.values(figure)
                func fact(_ column: Column) -> (String, Value) { (column.name, values[FigureColumns.rank(column)]) }
                let identity = [figure.perimeter?.name, figure.vintage, figure.method.rawValue, figure.citation.document].map { $0 ?? "" }
                add(
                    .chiffre, ([stored.quartier.id, figure.key] + identity).joined(separator: "|"),
                    Record(
                        lead: [
                            .text(stored.quartier.id), .text(orNull: figure.perimeter.flatMap { stored.quartier.codes[$0] }),
                            .text(stored.quartier.name), .text(orNull: figure.perimeter?.name),
                        ],
                        facts: (FigureColumns.reading + [FigureColumns.reference, FigureColumns.change]).map { column in
                            let (name, value) = fact(column)
                            return ("\(figure.key) \(name)", value)
                        }, source: .text(orNull: source)))
            }
        }
        for source in try store.sources() { add(source) }
    }

    private mutating func add(_ perimeter: Perimeter) {
        add(
            .contour, "\(perimeter.quartier)/\(perimeter.generation?.name ?? "")",
            Record(
                lead: QuartierColumns.lead(perimeter),
                facts: [
                    ("communes_annoncees", DeclaredCommunes.written(perimeter.declaredCommunes)),
                    ("schematique", .boolean(perimeter.isSchematic)),
                ], outline: perimeter.outline, source: .null))
    }

    private mutating func add(_ source: SourceRecord) {
        add(
            .source, source.title,
            Record(
                lead: QuartierColumns.leading.map { _ in .null },
                facts: [
                    ("titre", .text(source.title)), ("producteur", .text(orNull: source.producer)),
                    ("millesime", .text(orNull: source.vintage)), ("licence", .text(orNull: source.licence)),
                    ("url", .text(orNull: source.url)), ("sha256", .text(orNull: source.sha256)),
                ], source: .text(orNull: source.file)))
    }

    // MARK: - A delivery

    private init(_ reader: GeoPackageReader, path: String, report: FindingSink) throws {
        let layers = reader.layers.filter { layer in
            [QuartierColumns.quartier, QuartierColumns.generation, QuartierColumns.name].allSatisfy { layer.fields.contains($0.name) }
        }
        guard let first = layers.first, let crs = first.crs else {
            throw QuartiersError(
                .badData,
                Text(
                    fr: "ce n'est ni un magasin, ni une livraison de quartiers", en: "this is neither a store nor a delivery of quartiers"),
                place: Place(file: path),
                remedy: Text(
                    fr: "Donner un magasin, un GeoPackage de quartiers export gpkg, ou le dossier d'une livraison.",
                    en: "Give a store, a GeoPackage of quartiers export gpkg, or the folder of a delivery."))
        }
        self.crs = crs
        isDetailed = false
        for layer in layers {
            try reader.forEachFeature(layer.name, report: report) { feature in
                let id = feature.value(QuartierColumns.quartier.name).exact
                let lead = QuartierColumns.leading.map { feature.value($0.name) }
                func facts(_ columns: [Column]) -> [(String, Value)] { columns.map { ($0.name, feature.value($0.name)) } }
                let generation = feature.value(QuartierColumns.generation.name).exact
                let source = feature.value(QuartierColumns.source.name)
                records[Key(kind: .quartier, identifier: id)] = Record(
                    lead: [lead[0], .null, lead[2], .null], facts: facts([QuartierColumns.name, QuartierColumns.status]), source: .null)
                add(
                    .contour, "\(id)/\(generation)",
                    Record(lead: lead, facts: [], outline: feature.geometry.areal, source: source))
                for column in FlatColumns.statistics where !feature.value(column.name).isNull {
                    add(.chiffre, "\(id)/\(generation)/\(column.name)", Record(lead: lead, facts: facts([column]), source: source))
                }
            }
        }
        guard reader.attributeTables.contains(where: { $0.name == StoreSchema.sources.name }) else { return }
        try reader.forEachFeature(StoreSchema.sources.name, report: report) { feature in
            func text(_ column: String) -> String? { feature.value(column).nonEmptyText }
            add(
                SourceRecord(
                    title: text("titre") ?? "", producer: text("producteur"), vintage: text("millesime"), url: text("url"),
                    licence: text("licence"), file: text("fichier"), sha256: text("sha256")))
        }
    }

    /// Adds a record; one that stands under the same key already gets a number.
    private mutating func add(_ kind: Kind, _ identifier: String, _ record: Record) {
        var key = Key(kind: kind, identifier: identifier)
        var number = 1
        while records[key] != nil {
            number += 1
            key = Key(kind: kind, identifier: "\(identifier)#\(number)")
        }
        records[key] = record
    }
}
