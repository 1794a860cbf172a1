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
        switch rule.condition {
        case nil: break
        case .otherwise: parts.append(XMLElement("se:ElseFilter"))
        case let condition?: parts.append(XMLElement("ogc:Filter", [:], [filter(condition)]))
        }
        return XMLElement("se:Rule", [:], parts + symbolizers(rule.symbol))
    }

    private static func filter(_ condition: LayerStyle.Condition) -> XMLElement {
        switch condition {
        case .compare(let column, let comparison, let value):
            XMLElement(name(of: comparison), [:], [property(column), XMLElement("ogc:Literal", text: value.exact)])
        case .isNull(let column): XMLElement("ogc:PropertyIsNull", [:], [property(column)])
        case .isNotNull(let column): XMLElement("ogc:Not", [:], [filter(.isNull(column))])
        // And takes two or more.
        case .all(let conditions):
            conditions.count == 1 ? filter(conditions[0]) : XMLElement("ogc:And", [:], conditions.map(filter))
        case .otherwise: preconditionFailure("what is left over has no filter")
        }
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

    private static func pattern(_ hatch: LayerStyle.Hatch) -> XMLElement {
        let (name, size): (String, Double) =
            switch hatch.pattern {
            case .rising: ("slash", LayerStyle.Hatch.spacing)
            case .vertical: ("vertline", LayerStyle.Hatch.spacing)
            case .horizontal: ("horline", LayerStyle.Hatch.spacing)
            case .dots: ("circle", hatch.width)
            }
        let paint =
            hatch.pattern == .dots
            ? XMLElement("se:Fill", [:], parameters([("fill", "#\(hatch.colour)")]))
            : XMLElement(
                "se:Stroke", [:], parameters([("stroke", "#\(hatch.colour)"), ("stroke-width", pixels(hatch.width))]))
        let mark = XMLElement("se:Mark", [:], [XMLElement("se:WellKnownName", text: name), paint])
        let graphic = XMLElement("se:Graphic", [:], [mark, XMLElement("se:Size", text: pixels(size))])
        let fill = XMLElement("se:Fill", [:], [XMLElement("se:GraphicFill", [:], [graphic])])
        return XMLElement("se:PolygonSymbolizer", [:], [fill])
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
