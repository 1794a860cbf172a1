import GeoFormats
import Reporting

/// Styles as OGC Styled Layer Descriptor 1.1.0 with Symbology Encoding, which map servers read.
enum SLDStyle {
    /// The style of a layer.
    static func document(_ style: LayerStyle, layer: String) -> [UInt8] {
        var rules = style.rules.map(rule)
        if let label = style.label { rules.append(XMLElement("se:Rule", [:], [text(label)])) }
        return XMLElement(
            "StyledLayerDescriptor",
            [
                "version": "1.1.0", "xmlns": "http://www.opengis.net/sld", "xmlns:se": "http://www.opengis.net/se",
                "xmlns:ogc": "http://www.opengis.net/ogc",
            ],
            [
                XMLElement(
                    "NamedLayer", [:],
                    [
                        XMLElement("se:Name", text: layer),
                        XMLElement(
                            "UserStyle", [:], [XMLElement("se:Name", text: style.name), XMLElement("se:FeatureTypeStyle", [:], rules)]),
                    ])
            ]
        ).document
    }

    private static func rule(_ rule: LayerStyle.Rule) -> XMLElement {
        var parts = [
            XMLElement("se:Name", text: rule.title),
            XMLElement("se:Description", [:], [XMLElement("se:Title", text: rule.title)]),
        ]
        if let condition = rule.condition { parts.append(XMLElement("ogc:Filter", [:], [filter(condition)])) }
        return XMLElement("se:Rule", [:], parts + symbolizers(rule.symbol))
    }

    private static func filter(_ condition: LayerStyle.Condition) -> XMLElement {
        switch condition {
        case .compare(let column, let comparison, let value):
            XMLElement(name(of: comparison), [:], [property(column), XMLElement("ogc:Literal", text: value.exact)])
        case .isNull(let column): XMLElement("ogc:PropertyIsNull", [:], [property(column)])
        case .isNotNull(let column): XMLElement("ogc:Not", [:], [filter(.isNull(column))])
        case .all(let conditions): combined("ogc:And", conditions)
        case .any(let conditions): combined("ogc:Or", conditions)
        }
    }

    /// Both operators take two filters or more.
    private static func combined(_ name: String, _ conditions: [LayerStyle.Condition]) -> XMLElement {
        conditions.count == 1 ? filter(conditions[0]) : XMLElement(name, [:], conditions.map(filter))
    }

    private static func name(of comparison: LayerStyle.Condition.Comparison) -> String {
        switch comparison {
        case .equal: "ogc:PropertyIsEqualTo"
        case .unequal: "ogc:PropertyIsNotEqualTo"
        case .greater: "ogc:PropertyIsGreaterThan"
        case .atMost: "ogc:PropertyIsLessThanOrEqualTo"
        }
    }

    private static func property(_ column: String) -> XMLElement { XMLElement("ogc:PropertyName", text: column) }

    private static func symbolizers(_ symbol: LayerStyle.Symbol) -> [XMLElement] {
        switch symbol {
        case .area(let fill, let opacity, let hatch, let stroke):
            let line = [("stroke", "#\(stroke.colour)"), ("stroke-width", pixels(stroke.width))]
            let outline = XMLElement("se:Stroke", [:], parameters(line + (stroke.isDashed ? [("stroke-dasharray", "6 3")] : [])))
            let colour = fill.map {
                [XMLElement("se:Fill", [:], parameters([("fill", "#\($0)"), ("fill-opacity", Value.real(opacity).exact)]))]
            }
            var symbolizers = [XMLElement("se:PolygonSymbolizer", [:], (colour ?? []) + [outline])]
            if let hatch { symbolizers.append(pattern(hatch)) }
            return symbolizers
        case .disc(let fill, let diameter):
            let mark = XMLElement(
                "se:Mark", [:],
                [XMLElement("se:WellKnownName", text: "circle"), XMLElement("se:Fill", [:], parameters([("fill", "#\(fill)")]))])
            return [
                XMLElement(
                    "se:PointSymbolizer", [:],
                    [XMLElement("se:Graphic", [:], [mark, XMLElement("se:Size", text: pixels(diameter))])])
            ]
        }
    }

    /// A pattern as a mark that is repeated. The standard names no lines and knows no distance: both are said as QGIS reads and writes them, the
    /// distance as GeoServer does too.
    private static func pattern(_ hatch: LayerStyle.Hatch) -> XMLElement {
        let spacing = pixels(LayerStyle.Hatch.spacing)
        var graphic: [XMLElement]
        var options: [XMLElement] = []
        if hatch.pattern == .dots {
            let fill = XMLElement("se:Fill", [:], parameters([("fill", "#\(hatch.colour)")]))
            graphic = [
                XMLElement("se:Mark", [:], [XMLElement("se:WellKnownName", text: "circle"), fill]),
                XMLElement("se:Size", text: pixels(hatch.width)),
            ]
            options = [("distance", "\(spacing),\(spacing)"), ("graphic-margin", spacing)].map { name, value in
                XMLElement("se:VendorOption", ["name": name], text: value)
            }
        } else {
            let stroke = XMLElement(
                "se:Stroke", [:], parameters([("stroke", "#\(hatch.colour)"), ("stroke-width", pixels(hatch.width))]))
            graphic = [
                XMLElement("se:Mark", [:], [XMLElement("se:WellKnownName", text: "horline"), stroke]),
                XMLElement("se:Size", text: spacing),
                XMLElement("se:Rotation", [:], [XMLElement("ogc:Literal", text: String(hatch.pattern.degrees))]),
            ]
        }
        let fill = XMLElement("se:Fill", [:], [XMLElement("se:GraphicFill", [:], [XMLElement("se:Graphic", [:], graphic)])])
        return XMLElement("se:PolygonSymbolizer", [:], [fill] + options)
    }

    private static func text(_ label: LayerStyle.Label) -> XMLElement {
        XMLElement(
            "se:TextSymbolizer", [:],
            [
                XMLElement("se:Label", [:], [property(label.column)]),
                XMLElement(
                    "se:Font", [:],
                    parameters([
                        ("font-family", "Open Sans"), ("font-size", Value.real(label.size * 96 / 72).exact),
                        ("font-weight", label.isBold ? "bold" : "normal"),
                    ])),
                XMLElement(
                    "se:LabelPlacement", [:],
                    [
                        XMLElement(
                            "se:PointPlacement", [:],
                            [
                                XMLElement(
                                    "se:AnchorPoint", [:],
                                    [XMLElement("se:AnchorPointX", text: "0.5"), XMLElement("se:AnchorPointY", text: "0.5")])
                            ])
                    ]),
                XMLElement(
                    "se:Halo", [:], [XMLElement("se:Radius", text: "2"), XMLElement("se:Fill", [:], parameters([("fill", "#ffffff")]))]),
                XMLElement("se:Fill", [:], parameters([("fill", "#282828")])),
            ])
    }

    private static func parameters(_ values: [(String, String)]) -> [XMLElement] {
        values.map { XMLElement("se:SvgParameter", ["name": $0.0], text: $0.1) }
    }

    /// Symbology Encoding counts in pixels of 0.28 mm.
    private static func pixels(_ millimetres: Double) -> String { Value.real((millimetres / 0.28 * 100).rounded() / 100).exact }
}
