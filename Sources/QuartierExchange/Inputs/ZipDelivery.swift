import GeoFormats
import GeoPackage
import PROJTransforms
import PlanarGeometry
import Reporting
import ShapefileStorage
import ZipArchives

/// A delivery in a zip: several files that may repeat the same quartiers in several systems and formats, of which one layer is read.
///
/// Which one is `ArchiveLayerChoice`'s rule: the layer asked for, else the only one, else Lambert-93, else WGS 84.
struct ZipDelivery: Sendable {
    let path: String
    /// The layer asked for, by its name or path in the archive.
    let layer: String?

    /// Reads the features of the layer that the rule chooses.
    func forEachFeature(readsGeometry: Bool, report: FindingSink, _ body: FeatureReading.Body) throws -> LayerDescription {
        var archive = try ZipArchive(path: path)
        try archive.report(to: report)
        let options = try options(in: &archive)
        let chosen = try ArchiveLayerChoice.choose(among: options.map(\.layer), named: layer, file: path, report: report)
        guard let option = options.first(where: { $0.layer == chosen }) else {
            throw QuartiersError(
                .software, Text(fr: "la couche choisie a disparu", en: "the layer chosen is gone"), place: Place(file: path))
        }
        let others = options.filter { $0.layer != chosen }.map { "\($0.layer.name) (\($0.layer.format.rawValue))" }
        if layer == nil, readsGeometry, !others.isEmpty {
            try report(
                Finding(
                    .archiveLayerChosen, place: Place(file: path), arguments: ["others": .text(others.joined(separator: ", "))],
                    found: .text("\(chosen.name) (\(chosen.format.rawValue))")))
        }
        return try read(option, of: &archive, readsGeometry: readsGeometry, report: report, body)
    }

    /// A layer of the archive, and where in it.
    private struct Option {
        let layer: ArchiveLayer
        let candidate: ZipLayerCandidate
        /// The layer inside a GeoPackage.
        var inner: String?
    }

    private func options(in archive: inout ZipArchive) throws -> [Option] {
        var options: [Option] = []
        for candidate in archive.layers {
            switch candidate.format {
            case .csv:
                options.append(Option(layer: ArchiveLayer(name: candidate.path, format: .csv, crs: nil), candidate: candidate))
            case .shapefile:
                let text = try candidate.parts["prj"].map { try String(decoding: archive.contents(of: $0), as: UTF8.self) }
                let crs = text.flatMap { try? CRSIdentification.identify(wkt: $0) }?.crs
                options.append(Option(layer: ArchiveLayer(name: candidate.path, format: .shapefile, crs: crs), candidate: candidate))
            case .geoJSON:
                guard let entry = candidate.mainEntry else { continue }
                let reader = try GeoJSONReader(.bytes(try archive.contents(of: entry), name: "\(path)/\(entry.name)"))
                options.append(
                    Option(layer: ArchiveLayer(name: candidate.path, format: .geoJSON, crs: reader.description.crs), candidate: candidate))
            case .geoPackage:
                guard let entry = candidate.mainEntry else { continue }
                let layers = try archive.withFile(of: entry) { try GeoPackageReader($0) { _ in }.layers }
                for inner in layers {
                    // One layer is known by the file's name, as ANCT names it; several by their own.
                    let name = layers.count == 1 ? candidate.path : "\(candidate.path):\(inner.name)"
                    options.append(
                        Option(
                            layer: ArchiveLayer(name: name, format: .geoPackage, crs: inner.crs), candidate: candidate, inner: inner.name))
                }
            }
        }
        return options
    }

    private func read(
        _ option: Option, of archive: inout ZipArchive, readsGeometry: Bool, report: FindingSink, _ body: FeatureReading.Body
    ) throws -> LayerDescription {
        let candidate = option.candidate
        let file = "\(path)/\(candidate.mainEntry?.name ?? candidate.path)"
        switch candidate.format {
        case .geoPackage:
            guard let entry = candidate.mainEntry else { break }
            return try archive.withFile(of: entry) { copy in
                // Findings name the archive, not the private copy.
                try FeatureReading.geoPackage(
                    copy, layer: option.inner, readsGeometry: readsGeometry, report: { try report($0.named(file)) }, body)
            }
        case .geoJSON, .csv:
            guard let entry = candidate.mainEntry else { break }
            let source = ByteSource.bytes(try archive.contents(of: entry), name: file)
            return try candidate.format == .csv
                ? FeatureReading.table(source, report: report, body)
                : FeatureReading.geoJSON(source, layer: nil, readsGeometry: readsGeometry, report: report, body)
        case .shapefile:
            var contents: [ShapefileFiles.Part: [UInt8]] = [:]
            for part in ShapefileFiles.Part.allCases {
                if let entry = candidate.parts[part.rawValue] { contents[part] = try archive.contents(of: entry) }
            }
            let files = try ShapefileFiles(name: candidate.name, file: file, contents: contents)
            return try FeatureReading.shapefile(try ShapefileReader(files), readsGeometry: readsGeometry, report: report, body)
        }
        throw QuartiersError(
            .badData, Text(fr: "l'archive ne contient pas cette couche", en: "the archive does not hold this layer"),
            place: Place(file: file))
    }
}

extension Finding {
    /// The finding with another name for its file.
    fileprivate func named(_ file: String) -> Finding {
        var finding = self
        finding.place.file = file
        return finding
    }
}
