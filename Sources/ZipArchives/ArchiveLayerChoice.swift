public import PlanarGeometry
public import Reporting

/// One of the layers among which an import has to choose.
public struct ArchiveLayer: Sendable, Hashable {
    /// How people name it: `qpv/QP2024_France_hexagonale_LB93`, or `qpv/QP2024:couche` for a layer of a GeoPackage.
    public var name: String
    /// The format.
    public var format: ZipLayerCandidate.Format
    /// The coordinate reference system that the file itself gives, nil when it gives none.
    public var crs: CRS?

    /// Makes an option.
    public init(name: String, format: ZipLayerCandidate.Format, crs: CRS?) {
        self.name = name
        self.format = format
        self.crs = crs
    }

    /// The last part of the name, by which a person may ask for it and by which two formats of one layer are known.
    var shortName: String { String(name.split(separator: "/").last ?? "").lowercased() }

    /// The systems that the name announces, as ANCT's do: `_LB93`, `_WGS84`, `_RGAF09_UTM20N`. Several where a name does not tell two realisations apart,
    /// the usual one first; none where it announces nothing.
    var announcedCRSs: [CRS] {
        let words = shortName.uppercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return words.lazy.compactMap { ArchiveLayer.codes[$0] }.first?.map { CRS(epsg: $0) } ?? []
    }

    /// `RGF95` is what ANCT writes for Guyane's RGFG95. Lambert-93 and the conformal conic zones are each in RGF93 v1 and in v2b.
    private static let codes = [
        "LB93": [2154, 9794], "L93": [2154, 9794], "LAMB93": [2154, 9794], "LAMBERT93": [2154, 9794], "WGS84": [4326], "RGAF09": [5490],
        "RGFG95": [2972], "RGF95": [2972], "RGR92": [2975], "RGM04": [4471], "RGSPM06": [4467], "CC42": [3942, 9842], "CC43": [3943, 9843],
        "CC44": [3944, 9844], "CC45": [3945, 9845], "CC46": [3946, 9846], "CC47": [3947, 9847], "CC48": [3948, 9848], "CC49": [3949, 9849],
        "CC50": [3950, 9850],
    ]
}

/// Chooses the layer to import among those of a delivery that repeats the same quartiers in several systems and formats.
public enum ArchiveLayerChoice {
    /// The systems wanted in the ordinary case: Lambert-93 first, since it needs no reprojection, then WGS 84, which covers all territories.
    public static let ordinary: [CRS] = [.lambert93, .lambert93v2b, .wgs84]

    /// Chooses.
    ///
    /// The rule: the layer asked for by name, whole or its last part, whatever the case of its letters; else the only one; else the only one in the first of
    /// the preferred systems in which there is any. The system is the file's, and what the name announces where the file gives none. Formats of one layer
    /// count as one, and are taken in this order: GeoPackage, GeoJSON, shapefile, which cuts names and texts.
    ///
    /// - Parameters:
    ///   - layers: the options, in the order of the delivery; tables without geometry are none.
    ///   - name: what the user asked for, nil for nothing.
    ///   - preferred: the systems wanted, most wanted first.
    ///   - file: the delivery, for messages.
    ///   - report: takes what there is to say of the layer that is chosen: a name that contradicts its file, a system known from the name alone.
    /// - Throws: status 64 listing the layers when the rule finds none or several; what `report` throws.
    public static func choose(
        among layers: [ArchiveLayer], named name: String? = nil, preferring preferred: [CRS] = ordinary, file: String, report: FindingSink
    ) throws -> ArchiveLayer {
        let candidates = layers.filter { $0.format != .csv }
        if let name {
            let asked = name.lowercased()
            let whole = candidates.filter { $0.name.lowercased() == asked }
            let matches = whole.isEmpty ? candidates.filter { $0.shortName == asked } : whole
            guard let chosen = only(matches) else { throw refusal(candidates, named: name, file: file) }
            return try reporting(chosen, file: file, isByCRS: false, to: report)
        }
        if let chosen = only(candidates) { return try reporting(chosen, file: file, isByCRS: false, to: report) }
        for crs in preferred {
            let matches = candidates.filter { ($0.crs ?? $0.announcedCRSs.first) == crs }
            guard !matches.isEmpty else { continue }
            guard let chosen = only(matches) else { break }
            return try reporting(chosen, file: file, isByCRS: true, to: report)
        }
        throw refusal(candidates, named: nil, file: file)
    }

    /// The one layer that these are formats of, in its best format; nil when they are several layers or none.
    private static func only(_ layers: [ArchiveLayer]) -> ArchiveLayer? {
        guard Set(layers.map(\.shortName)).count == 1 else { return nil }
        let order: [ZipLayerCandidate.Format] = [.geoPackage, .geoJSON, .shapefile]
        for format in order {
            let inFormat = layers.filter { $0.format == format }
            if inFormat.count > 1 { return nil }
            if let layer = inFormat.first { return layer }
        }
        return nil
    }

    private static func reporting(_ layer: ArchiveLayer, file: String, isByCRS: Bool, to report: FindingSink) throws -> ArchiveLayer {
        let place = Place(file: file)
        if let announced = layer.announcedCRSs.first {
            if let crs = layer.crs, !layer.announcedCRSs.contains(crs) {
                try report(
                    Finding(
                        .zipNameContradictsCRS, subject: layer.name, place: place, expected: .text(announced.description),
                        found: .text(crs.description)))
            } else if layer.crs == nil, isByCRS {
                try report(Finding(.zipCRSFromName, subject: layer.name, place: place, found: .text(announced.description)))
            }
        }
        return layer
    }

    private static func refusal(_ layers: [ArchiveLayer], named name: String?, file: String) -> QuartiersError {
        let list = layers.map { layer in "\(layer.name) (\(layer.format.rawValue), \(layer.crs?.description ?? "CRS ?"))" }
        guard !layers.isEmpty else {
            return QuartiersError(
                .badData, Text(fr: "l'archive ne contient aucune couche", en: "the archive holds no layer"), place: Place(file: file),
                remedy: Text(
                    fr: "Sont lus : GeoPackage (.gpkg), GeoJSON (.geojson, .json) et shapefile (.shp).",
                    en: "What is read: GeoPackage (.gpkg), GeoJSON (.geojson, .json) and shapefile (.shp)."))
        }
        return QuartiersError(
            .usage,
            name.map {
                Text(fr: "l'archive n'a pas une seule couche « \($0) »", en: "the archive has not one single layer '\($0)'")
            }
                ?? Text(
                    fr: "l'archive contient plusieurs couches, et rien ne dit laquelle prendre",
                    en: "the archive holds several layers, and nothing says which to take"),
            place: Place(file: file),
            remedy: Text(
                fr: "Nommer la couche derrière l'archive, \(file):COUCHE, parmi : \(list.joined(separator: " ; ")).",
                en: "Name the layer behind the archive, \(file):LAYER, one of: \(list.joined(separator: "; "))."))
    }
}
