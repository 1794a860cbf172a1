public import GeoFormats
import PlanarGeometry
import QuartierAnalysis
public import QuartierModel
public import Reporting

extension FlatExport {
    /// One KML document of all layers, a folder each (OGC KML 2.2: WGS 84).
    ///
    /// - Throws: `QuartiersError` when an outline cannot be taken to WGS 84 or the sink fails.
    public static func writeKML(_ layers: [FlatLayer], language: Language, to sink: inout ByteSink) throws {
        let schema = schema(of: layers)
        var writer = KMLWriter(columns: schema.columns, schema: "quartiers")
        let styles = layers.map { layer in
            let outline = GenerationOutline(layer.generation)
            return KMLWriter.Style(layer.layerName, colour: outline.colour, width: 3 * outline.width)
        }
        try writer.begin(
            title: schema.title[language], notes: FlatLayer.notes(of: layers).map { $0[language] }, styles: styles,
            language: language,
            to: &sink)
        for layer in layers {
            try writer.beginFolder(layer.layerName, to: &sink)
            let outlines = try OutlineProjection.project(layer.layer.elements.map(\.outline), from: layer.layer.crs, to: .wgs84)
            for ((perimeter, outline), row) in zip(zip(layer.layer.elements, outlines), layer.table.rows) {
                try writer.write(outline, row, name: perimeter.name, style: layer.layerName, to: &sink)
            }
            try writer.endFolder(&sink)
        }
        try writer.end(&sink)
    }
}

extension FlatLayer {
    /// The generation of its perimeters; nil when they do not say.
    public var generation: Generation? { layer.elements.first?.generation }

    /// The name of the layer in files of several: `quartiers_2024`, `evolutions`.
    public var layerName: String {
        layer.name == FlatLayer.evolutions
            ? FlatLayer.evolutions : "quartiers_" + (generation?.name.replacing("-", with: "_") ?? "perimetres")
    }
}
