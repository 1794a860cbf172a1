import GeoFormats
import PlanarGeometry
public import QuartierExchange
public import QuartierModel
public import Reporting

/// Everything that leaves the office at once: the layers in the formats of others, their metadata, a page to read first, and the list of digests.
public struct Delivery {
    private let layers: [FlatLayer]
    private let evolutions: FlatLayer?
    private let communes: Layer<Commune>?
    private let controls: Table
    private let description: DeliveryDescription

    /// Prepares a delivery.
    ///
    /// - Parameters:
    ///   - layers: a layer for each generation.
    ///   - evolutions: the pieces of comparisons, when they are known; for the GeoPackage.
    ///   - controls: the findings that stand, and those that were lifted, under the columns of `check`; none that stands blocks.
    public init(
        layers: [FlatLayer], evolutions: FlatLayer? = nil, communes: Layer<Commune>?, controls: Table, description: DeliveryDescription
    ) {
        self.layers = layers
        self.evolutions = evolutions
        self.communes = communes
        self.controls = controls
        self.description = description
    }

    /// Writes it, whole or not at all. The same content gives the same bytes.
    ///
    /// - Parameters:
    ///   - path: its folder.
    ///   - overwrite: whether a delivery that stands there may be replaced.
    ///   - progress: learns how many layers are written.
    ///   - adding: writes further files into the folder, maps for instance.
    ///   - report: receives what formats cannot hold, and what the files, read back, say otherwise (X01).
    /// - Returns: its files; nil when a finding blocks, and then nothing was written.
    /// - Throws: `QuartiersError`; what stood there stands there still.
    public func write(
        to path: String, overwrite: Bool, workers: Int = 1, progress: Progress = .silent,
        adding: (borrowing DeliveryFolder) throws -> Void = { _ in },
        report: FindingSink
    ) throws -> DeliveryManifest? {
        var folder = try DeliveryFolder(path, overwrite: overwrite)
        do {
            var isBlocked = false
            let sink: FindingSink = { finding in
                isBlocked = isBlocked || finding.kind.severity == .blocking
                try report(finding)
            }
            try writeLayers(to: folder, workers: workers, progress: progress, report: sink)
            try adding(folder)
            try Interruption.check()
            try writeDescriptions(to: folder)
            guard !isBlocked else { return nil }
            let manifest = try DeliveryManifest(of: folder.path)
            try manifest.write(to: folder.path)
            try Interruption.check()
            try folder.commit(overwrite: overwrite)
            return manifest
        } catch var error as QuartiersError {
            // Nobody knows the folder by the name that it has while it is filled.
            error.place.file = error.place.file?.replacing(folder.path, with: path)
            throw error
        }
    }

    // MARK: - Layers

    private func writeLayers(
        to folder: borrowing DeliveryFolder, workers: Int, progress: Progress, report: FindingSink
    ) throws {
        let package = "\(folder.path)/\(DataSnapshot.deliveredFile)"
        try FlatExport.writeGeoPackage(
            layers + [evolutions].compactMap(\.self), communes: communes, sources: description.sources, to: package, overwrite: false,
            language: .french,
            now: "\(description.date.prefix(10))T00:00:00.000Z")
        try folder.makeFolder("shapefile")
        try folder.write("csv/quartiers.csv") { sink in
            try FlatExport.writeCSV(layers, withOutlines: false, dialect: .exact, to: &sink)
        }
        try folder.write("csv/quartiers-tableur.csv") { sink in
            try FlatExport.writeCSV(layers, withOutlines: false, dialect: .spreadsheet, to: &sink)
        }
        try folder.write("csv/controles.csv") { sink in try TableCSV.write(controls, .exact, to: &sink) }
        for (index, layer) in layers.enumerated() {
            try Interruption.check()
            progress.report(Text(fr: "couches écrites", en: "layers written"), done: index, total: layers.count)
            let name = layer.layerName
            let geojson = "geojson/\(name).geojson"
            try folder.write(geojson) { sink in try FlatExport.writeGeoJSON([layer], decimals: Self.decimals, language: .french, to: &sink)
            }
            let shapefile = "\(folder.path)/shapefile/\(name)"
            let renamed = try ShapefileExport.write(layer, to: shapefile + ".shp", overwrite: false, date: description.date, report: report)
            try ShapefileExport.writeStyles(of: layer, renamed: renamed, beside: shapefile)

            let trip = try RoundTrip(layer, workers: workers)
            try trip.check(package, layer: name, shownAs: DataSnapshot.deliveredFile, workers: workers, report: report)
            try trip.check("\(folder.path)/\(geojson)", shownAs: geojson, rounding: Self.rounding, workers: workers, report: report)
            try trip.check(shapefile + ".shp", shownAs: "shapefile/\(name).shp", workers: workers, report: report)
            try trip.check(
                csv: "\(folder.path)/csv/quartiers.csv", generation: layer.generation, shownAs: "csv/quartiers.csv", report: report)
        }
    }

    /// Of degrees, and how far they may move a position: half a unit of the last of them is 0.6 cm, and neighbours move apart by chance.
    private static let decimals = 7
    private static let rounding = 0.006

    // MARK: - Descriptions

    private func writeDescriptions(to folder: borrowing DeliveryFolder) throws {
        // What describes the data files describes those that are there before it.
        let files = try DeliveryManifest(of: folder.path).entries
        try folder.write("metadonnees/iso19139.xml") { sink in sink.pending += ISO19139.document(description, files: files) }
        try folder.write("metadonnees/datagouv.json") { sink in sink.pending += DataGouv.document(description, files: files) }
        let readme = DeliveryReadme.text(
            description, controls: controls, columns: FlatColumns.schema, files: try DeliveryManifest(of: folder.path).entries)
        try folder.write(DeliveryReadme.fileName) { sink in try sink.write(readme) }
    }

}
