import GeoFormats
import GeoPackage
import PlanarGeometry
public import QuartierAnalysis
import QuartierModel
public import Reporting

extension Store {
    /// Keeps the pieces of a comparison of two generations held, in place of those of an earlier comparison of the same two.
    ///
    /// - Parameter now: the date to note, ISO 8601 in UTC.
    /// - Returns: how many were kept.
    /// - Throws: `QuartiersError` when the store cannot be written to.
    @discardableResult
    public func keepEvolutions(_ comparison: GenerationComparison, now: String) throws -> Int {
        let outlines = try comparison.outlines(of: comparison.pieces, in: crs)
        return try write(now: now) { file in
            let generations = [comparison.before, comparison.after].map { Value.text(orNull: $0.generation?.name) }
            try file.execute("DELETE FROM evolutions WHERE generation_avant IS ?1 AND generation_apres IS ?2", generations)
            try file.insert(into: StoreSchema.evolutions.name) { rows in
                for (piece, outline) in zip(comparison.pieces, outlines) {
                    try rows.append(EvolutionColumns.row(piece, in: comparison), geometry: .areal(outline))
                }
            }
            return comparison.pieces.count
        }
    }

    /// Whether pieces of a comparison are held.
    public func holdsEvolutions() throws -> Bool {
        try hasTable(StoreSchema.evolutions) && !rows("SELECT 1 FROM evolutions LIMIT 1", columns: 1).isEmpty
    }

    /// Forgets the comparisons of a generation whose outlines are no more what was compared.
    func forgetEvolutions(of generation: Generation, in file: GeoPackageFile) throws {
        try file.execute("DELETE FROM evolutions WHERE generation_avant = ?1 OR generation_apres = ?1", [.text(generation.name)])
    }

    /// Whether the store has a table: one of an earlier version of the program may not.
    func hasTable(_ table: StoreTable) throws -> Bool {
        try !rows("SELECT 1 FROM gpkg_contents WHERE table_name = ?1", [.text(table.name)], columns: 1).isEmpty
    }
}

extension FlatLayer {
    /// The name under which exports know the pieces of a comparison.
    public static let evolutions = StoreSchema.evolutions.name

    /// The pieces that `compare --save` left in a store, a row each.
    ///
    /// - Parameter quartiers: the identifiers of those whose pieces are wanted, former or new; nil for all.
    /// - Throws: `QuartiersError` of status `noInput` when the store holds no evolution.
    public init(evolutionsOf store: Store, quartiers: Set<String>? = nil, report: FindingSink) throws {
        guard try store.holdsEvolutions() else {
            throw QuartiersError(
                .noInput, Text(fr: "le magasin ne tient aucune évolution", en: "the store holds no evolution"),
                place: Place(file: store.path),
                remedy: Text(
                    fr: "Comparer d'abord : quartiers compare --from 2015 --to 2024 --save --store …",
                    en: "Compare first: quartiers compare --from 2015 --to 2024 --save --store …"))
        }
        let schema = EvolutionColumns.schema
        let (before, after) = (schema.index(of: "id_avant") ?? 0, schema.index(of: "id_apres") ?? 0)
        var elements: [Perimeter] = []
        var table = Table(schema)
        try store.read { reader in
            try reader.forEachFeature(StoreSchema.evolutions.name, fields: schema.columns.map(\.name), report: report) { feature in
                let row = feature.attributes.values
                guard quartiers.map({ $0.contains(row[before].exact) || $0.contains(row[after].exact) }) ?? true else { return }
                let quartier = (row[after].isNull ? row[before] : row[after]).exact
                elements.append(Perimeter(quartier: quartier, name: quartier, outline: feature.geometry.areal, rank: feature.rank))
                table.append(row)
            }
        }
        table.sources = try store.sources()
        self.init(
            layer: Layer(
                name: FlatLayer.evolutions, crs: store.crs, elements: elements, source: SourceRecord(title: FlatLayer.evolutions),
                file: store.path),
            table: table.notingSchematicOutlines)
    }
}
