import GeoFormats
import PlanarGeometry
import Reporting

/// A page of a QGIS project that is ready to print: map, legend, scale bar, north, title and credits on an A4 sheet lying down.
///
/// The elements are those that the layout designer of QGIS 3.22 writes; what it can do without is not written.
struct QGISLayout {
    /// The name in the list of the project's layouts.
    static let name = "Carte A4"

    let title: String
    /// What a reader must know, under the title.
    let notes: [String]
    let credits: String
    /// The layers of the legend: the lines that name each there, and its identifier in the project.
    let layers: [(title: [String], identifier: String)]
    /// What the map shows; none for an empty one.
    let extent: Envelope

    /// Boxes on the page in millimetres.
    private struct Box {
        let x, y, width, height: Double

        var attributes: [XMLElement.Attribute] {
            let (position, size) = (
                "\(Value.real(x).exact),\(Value.real(y).exact),mm", "\(Value.real(width).exact),\(Value.real(height).exact),mm"
            )
            return [
                XMLElement.Attribute("position", position), XMLElement.Attribute("positionOnPage", position),
                XMLElement.Attribute("size", size),
            ]
        }
    }

    private static let page = Box(x: 0, y: 0, width: 297, height: 210)
    private static let map = Box(x: 10, y: 28, width: 197, height: 166)
    private static let font = "Open Sans"
    /// Where the legend breaks its lines.
    private static let lineBreak = "|"

    /// The kinds of items, as QGIS numbers them.
    private enum Kind: Int { case page = 65638, map, picture, label, legend, scaleBar = 65646 }

    var element: XMLElement {
        XMLElement(
            "Layout", ["name": Self.name, "units": "mm", "printResolution": "300"],
            [
                XMLElement("PageCollection", [:], [Self.item(.page, "page", Self.page)]),
                label("titre", title, Box(x: 10, y: 7, width: 277, height: 11), size: 18, isBold: true),
                label("notes", notes.joined(separator: " "), Box(x: 10, y: 18, width: 277, height: 9), size: 9),
                drawing, legend, north, scaleBar,
                label("credits", credits, Box(x: 10, y: 196, width: 277, height: 10), size: 8),
            ])
    }

    // MARK: - Items

    private var drawing: XMLElement {
        var element = Self.item(
            .map, "carte", Self.map, ["frame": "true", "background": "true", "drawCanvasItems": "true", "keepLayerSet": "false"])
        if !extent.isEmpty { element.children.append(extentElement) }
        return element
    }

    /// The extent, widened to the shape of the box: QGIS would stretch the map otherwise.
    private var extentElement: XMLElement {
        let (width, height) = (extent.maxX - extent.minX, extent.maxY - extent.minY)
        let scale = max(width / Self.map.width, height / Self.map.height)
        let (x, y) = ((extent.minX + extent.maxX) / 2, (extent.minY + extent.maxY) / 2)
        let (half, tall) = (scale * Self.map.width / 2, scale * Self.map.height / 2)
        func number(_ value: Double) -> String { Value.real(value).exact }
        return XMLElement(
            "Extent", ["xmin": number(x - half), "ymin": number(y - tall), "xmax": number(x + half), "ymax": number(y + tall)])
    }

    private var legend: XMLElement {
        var element = Self.item(
            .legend, "legende", Box(x: 212, y: 28, width: 75, height: 60),
            [
                "title": "Légende", "map_uuid": "{carte}", "legendFilterByMap": "0", "resizeToContents": "1", "symbolWidth": "7",
                "symbolHeight": "4",
                "columnCount": "1", "boxSpace": "0", "wrapChar": Self.lineBreak,
            ])
        let styles = [("title", 12), ("group", 10), ("subgroup", 9), ("symbol", 8), ("symbolLabel", 8)]
        element.children = [
            XMLElement(
                "styles", [:],
                styles.map { name, size in
                    XMLElement(
                        "style",
                        ["name": name, "marginTop": name == "title" ? "0" : "2", "marginBottom": "0", "marginLeft": "2", "alignment": "1"],
                        [XMLElement("styleFont", ["description": Self.font(Double(size), isBold: name == "title"), "style": ""])])
                }),
            // A legend with layers of its own: those that the map does not show are not in it.
            XMLElement(
                "layer-tree-group", [:],
                layers.map { layer in
                    let name = layer.title.joined(separator: Self.lineBreak)
                    let words = XMLElement("Option", ["type": "QString", "name": "legend/title-label", "value": name])
                    return XMLElement(
                        "layer-tree-layer", ["id": layer.identifier, "name": name, "checked": "Qt::Checked", "expanded": "1"],
                        [XMLElement("customproperties", [:], [XMLElement("Option", ["type": "Map"], [words])])])
                }),
        ]
        return element
    }

    private var north: XMLElement {
        Self.item(
            .picture, "nord", Box(x: 272, y: 176, width: 15, height: 18),
            // 0: the whole picture in its box. North of the grid turns with the map.
            [
                "file": ":/images/north_arrows/layout_default_north_arrow.svg", "resizeMode": "0", "anchorPoint": "4", "northMode": "0",
                "northOffset": "0", "mapUuid": "{carte}", "mode": "0", "svgFillColor": "26,26,26,255", "svgBorderColor": "26,26,26,255",
                "svgBorderWidth": "0.2",
            ])
    }

    private var scaleBar: XMLElement {
        var element = Self.item(
            .scaleBar, "echelle", Box(x: 212, y: 180, width: 55, height: 14),
            // 1: as wide as fits between the two widths, whatever the scale.
            [
                "style": "Line Ticks Up", "mapUuid": "{carte}", "segmentSizeMode": "1", "minBarWidth": "30", "maxBarWidth": "50",
                "unitType": "meters", "unitLabel": "km", "numMapUnitsPerScaleBarUnit": "1000", "numSegments": "2", "numSegmentsLeft": "0",
                "numUnitsPerSegment": "1", "height": "3", "labelBarSpace": "2", "boxContentSpace": "1", "outlineWidth": "0.3",
                "alignment": "0",
            ])
        element.children = [
            XMLElement("text-style", ["fontFamily": Self.font, "fontSize": "8", "fontSizeUnit": "Point", "textColor": "26,26,26,255"])
        ]
        return element
    }

    private func label(_ name: String, _ text: String, _ box: Box, size: Double, isBold: Bool = false) -> XMLElement {
        var element = Self.item(
            .label, name, box, ["labelText": text, "htmlState": "0", "marginX": "0", "marginY": "0", "halign": "1", "valign": "32"])
        element.children = [
            XMLElement("LabelFont", ["description": Self.font(size, isBold: isBold), "style": ""]),
            XMLElement("FontColor", ["red": "26", "green": "26", "blue": "26", "alpha": "255"]),
        ]
        return element
    }

    private static func item(
        _ kind: Kind, _ name: String, _ box: Box, _ attributes: KeyValuePairs<String, String> = [:]
    ) -> XMLElement {
        var element = XMLElement(
            "LayoutItem",
            ["type": String(kind.rawValue), "id": name, "uuid": "{\(name)}", "visibility": "1", "opacity": "1", "referencePoint": "0"])
        element.attributes += box.attributes + attributes.map { XMLElement.Attribute($0.key, $0.value) }
        return element
    }

    /// As Qt writes a font.
    private static func font(_ size: Double, isBold: Bool) -> String {
        "\(font),\(Value.real(size).exact),-1,5,\(isBold ? 75 : 50),0,0,0,0,0"
    }
}
