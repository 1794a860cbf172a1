import GeoFormats
import PlanarGeometry
import Reporting
import ZipArchives

/// A project of QGIS 3.22 or later over the layers of one GeoPackage, which is kept inside that file.
///
/// The elements are those that `QgsProject::write` of QGIS 3.22 leaves; what it can do without is not written.
struct QGISProject {
    /// A layer of the file.
    struct Layer {
        let table: String
        let title: String
        /// Nil for a table without one.
        let geometry: GeometryKind?
        let crs: CRS?
        let style: LayerStyle?
        /// The columns that have a name for people.
        let columns: [Column]
        /// Whether the map shows it when the project is opened.
        let isVisible: Bool

        /// QGIS gives a layer another identifier when its own has ten characters or fewer, and the legend then loses it.
        var identifier: String { "quartiers_\(table)" }
    }

    /// Layers under a heading of the legend.
    struct Group {
        let title: String
        let layers: [Layer]
        var isExpanded = true
    }

    /// The name in the list of the file's projects.
    static let name = "Quartiers"

    let title: String
    /// Who made what, in a line at the foot of the map.
    let credits: String
    /// What a reader must know, as that outlines are schematic.
    let notes: [Text]
    /// The name of the GeoPackage, without its folder: the project stands in it, so that both are moved together.
    let file: String
    let crs: CRS
    /// What the map shows when the project is opened; empty for all.
    let extent: Envelope
    let groups: [Group]
    /// In which columns are named.
    var language = Language.french

    /// The archive that QGIS keeps in `qgis_projects`, in hexadecimal digits.
    var content: String {
        get throws(QuartiersError) {
            let archive = try ZipWriter.archive([("\(Self.name).qgs", document)])
            let digits = Array("0123456789abcdef".utf8)
            return String(decoding: archive.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        }
    }

    /// The project itself.
    var document: [UInt8] {
        let layers = groups.flatMap(\.layers)
        return XMLElement(
            "qgis", ["version": QMLStyle.version, "projectname": title],
            [
                XMLElement("title", text: title), XMLElement("projectCrs", [:], [Self.system(crs)]), legend,
                canvas, XMLElement("projectlayers", [:], layers.map(layerElement)),
                XMLElement("layerorder", [:], layers.map { XMLElement("layer", ["id": $0.identifier]) }), properties, view,
                XMLElement(
                    "projectMetadata", [:],
                    [
                        XMLElement("type", text: "dataset"), XMLElement("title", text: title),
                        XMLElement("abstract", text: (notes.map { $0[language] } + [credits]).joined(separator: "\n")),
                    ]),
                XMLElement("Layouts", [:], [layout.element]),
            ]
        ).document
    }

    // MARK: - Parts

    private var layout: QGISLayout {
        QGISLayout(
            title: title, notes: notes.map { $0[language] }, credits: credits,
            layers: groups.flatMap(\.layers).filter(\.isVisible).map { layer in
                // Classes tell nothing without what they are classes of.
                let subject = layer.style.flatMap { $0.rules.count > 1 ? $0.name : nil }
                return ([layer.title] + [subject].compactMap(\.self), layer.identifier)
            }, extent: extent.isEmpty ? extent : window
        )
    }

    private func source(_ layer: Layer) -> String { "./\(file)|layername=\(layer.table)" }

    private var legend: XMLElement {
        XMLElement(
            "layer-tree-group", [:],
            groups.map { group in
                let isShown = group.layers.contains(where: \.isVisible)
                return XMLElement(
                    "layer-tree-group",
                    ["name": group.title, "checked": Self.check(isShown), "expanded": group.isExpanded ? "1" : "0"],
                    group.layers.map { layer in
                        XMLElement(
                            "layer-tree-layer",
                            [
                                "id": layer.identifier, "name": layer.title, "source": source(layer), "providerKey": "ogr",
                                "checked": Self.check(layer.isVisible), "expanded": layer.isVisible ? "1" : "0",
                            ])
                    })
            })
    }

    /// What is shown first: the extent with a margin, for labels at the border.
    private var window: Envelope { extent.expanded(by: 0.08 * max(extent.maxX - extent.minX, extent.maxY - extent.minY)) }

    /// What "zoom to full extent" shows.
    private var view: XMLElement {
        var settings = XMLElement("ProjectViewSettings", ["UseProjectScales": "0", "rotation": "0"])
        if !extent.isEmpty {
            var limits = XMLElement("DefaultViewExtent", [:], [Self.system(crs)])
            limits.attributes = Self.limits(window).children.map { XMLElement.Attribute($0.name, $0.text ?? "") }
            settings.children = [limits]
        }
        return settings
    }

    private var canvas: XMLElement {
        var parts = [XMLElement("units", text: "meters")]
        if !extent.isEmpty { parts.append(Self.limits(window)) }
        parts += [XMLElement("rotation", text: "0"), XMLElement("destinationsrs", [:], [Self.system(crs)])]
        return XMLElement("mapcanvas", ["name": "theMapCanvas", "annotationsVisible": "1"], parts)
    }

    private func layerElement(_ layer: Layer) -> XMLElement {
        var element = XMLElement(
            "maplayer", ["type": "vector", "maxScale": "0", "minScale": "100000000", "hasScaleBasedVisibilityFlag": "0"])
        if let kind = layer.geometry {
            element.attributes += [
                XMLElement.Attribute("geometry", kind == .point ? "Point" : "Polygon"), XMLElement.Attribute("wkbType", kind.geoJSONName),
                XMLElement.Attribute("labelsEnabled", layer.style?.label == nil ? "0" : "1"),
            ]
        } else {
            element.attributes += [XMLElement.Attribute("geometry", "No geometry"), XMLElement.Attribute("wkbType", "NoGeometry")]
        }
        element.children = [
            XMLElement("id", text: layer.identifier), XMLElement("datasource", text: source(layer)),
            XMLElement("layername", text: layer.title),
        ]
        if let crs = layer.crs { element.children.append(XMLElement("srs", [:], [Self.system(crs)])) }
        element.children.append(XMLElement("provider", ["encoding": "UTF-8"], text: "ogr"))
        element.children += QMLStyle.elements(layer.style, columns: layer.columns, language: language)
        element.children += [
            XMLElement("blendMode", text: "0"), XMLElement("featureBlendMode", text: "0"), XMLElement("layerOpacity", text: "1"),
            XMLElement("legend", ["type": "default-vector"]),
        ]
        return element
    }

    private var properties: XMLElement {
        func property(_ name: String, _ type: String, _ value: String) -> XMLElement { XMLElement(name, ["type": type], text: value) }
        return XMLElement(
            "properties", [:],
            [
                XMLElement("SpatialRefSys", [:], [property("ProjectionsEnabled", "int", "1")]),
                XMLElement("Paths", [:], [property("Absolute", "bool", "false")]),
                // Areas on the ellipsoid, in hectares: what the field prints.
                XMLElement("Measure", [:], [property("Ellipsoid", "QString", "EPSG:7019")]),
                XMLElement(
                    "Measurement", [:], [property("AreaUnits", "QString", "ha"), property("DistanceUnits", "QString", "meters")]),
                XMLElement(
                    "CopyrightLabel", [:],
                    [property("Enabled", "bool", "true"), property("Label", "QString", credits), property("Placement", "int", "1")]
                ),
                XMLElement("ScaleBar", [:], [property("Enabled", "bool", "true"), property("Placement", "int", "0")]),
            ])
    }

    private static func check(_ isChecked: Bool) -> String { isChecked ? "Qt::Checked" : "Qt::Unchecked" }

    private static func system(_ crs: CRS) -> XMLElement { XMLElement("spatialrefsys", [:], [XMLElement("authid", text: crs.description)]) }

    private static func limits(_ extent: Envelope) -> XMLElement {
        let sides = zip(["xmin", "ymin", "xmax", "ymax"], [extent.minX, extent.minY, extent.maxX, extent.maxY])
        return XMLElement("extent", [:], sides.map { XMLElement($0, text: Value.real($1).exact) })
    }
}
