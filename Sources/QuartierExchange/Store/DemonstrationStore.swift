import GeoFormats
import GeoPackage
import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import Reporting

extension Store {
    /// The embedded dataset, imported into a store in memory by the same ways as any file.
    ///
    /// - Parameters:
    ///   - geodata: the folder of the dataset.
    ///   - now: the date of the imports, ISO 8601 in UTC.
    /// - Throws: `QuartiersError` when a file of the dataset is missing or damaged.
    public static func demonstration(geodata: String, now: String) throws -> Store {
        // While the tables are made: the perimeters of the dataset are in WGS 84.
        Projection.prepare((.wgs84, .lambert93))
        let store = try Store(inMemory: .lambert93, now: now, demonstrationTiles: "\(geodata)/carreaux-2021.csv")
        let loader = LayerLoader(store: nil)
        func provenance(_ vintage: String) -> Provenance {
            Provenance(producer: "Quartiers", vintage: vintage, licence: "domaine public", date: now)
        }
        func file(_ name: String) -> (reference: LayerReference, source: ByteSource) {
            (.file(path: "\(geodata)/\(name)", layer: nil), .file("\(geodata)/\(name)"))
        }
        let correspondence = file("correspondances.csv")
        _ = try store.importCorrespondence(try CorrespondenceFile(correspondence.source, report: ignore), provenance: provenance("2024"))
        for (vintage, name) in [("2015", "2015"), ("2024", "2024"), ("2024", "local")] {
            let (reference, source) = file("perimetres-\(name).geojson")
            let layer = try loader.perimeters(reference, report: ignore)
            _ = try store.importPerimeters(
                layer, sha256: try source.sha256(), as: PerimeterImport(isSchematic: true, provenance: provenance(vintage)), report: ignore)
        }
        let communes = file("communes.geojson")
        _ = try store.importCommunes(
            try loader.communes(communes.reference, report: ignore), sha256: try communes.source.sha256(), provenance: provenance("2024"),
            report: ignore)
        _ = try store.importFigures(
            file("portraits.csv").source,
            provenance: Provenance(
                title: "Conventions d'application communale 2024-2030 ; INSEE et ANCT, tableaux par QPV",
                producer: "CA Béthune-Bruay, Artois Lys Romane ; INSEE, ANCT", vintage: "2017-2024", licence: "Licence Ouverte", date: now),
            report: ignore)
        // Embedded, and so obtained at no moment: what is made of it is the same at any hour.
        try store.write(now: now) { _ = try $0.execute("UPDATE sources SET obtenu_le = NULL") }
        return store
    }

    /// What the embedded dataset gives cause to is of no use to whoever looks at it: its names differ between generations on purpose.
    private static func ignore(_ finding: Finding) {}
}
