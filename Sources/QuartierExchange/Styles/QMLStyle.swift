import GeoFormats
import Reporting

/// Styles as QGIS 3.22 and later write them, in `layer_styles`, in `.qml` files and in projects.
enum QMLStyle {
    /// The version of QGIS whose format this is.
    static let version = "3.22.16"

    /// A style of its own, as a `.qml` file holds it.
    ///
    /// - Parameter style: nil for a table without geometry, whose columns have names all the same.
    static func document(_ style: LayerStyle?, columns: [Column], language: Language) -> [UInt8] {
        XMLElement(
            "qgis",
            [
                "version": version, "styleCategories": "Symbology|Labeling|Fields", "labelsEnabled": style?.label == nil ? "0" : "1",
            ],
            elements(style, columns: columns, language: language)
        ).document
    }

    /// The parts of a style, which a project holds in each of its layers.
    static func elements(_ style: LayerStyle?, columns: [Column], language: Language) -> [XMLElement] {
        // Until version 3.7 GDAL does not hand the names of `gpkg_data_columns` on.
        let aliases = columns.map { XMLElement("alias", ["field": $0.name, "name": $0.shortName[language]]) }
        let label = style?.label.map(labeling)
        return [style.map(renderer), label, XMLElement("aliases", [:], aliases)].compactMap(\.self)
    }

    // MARK: - Symbols

    private static func renderer(_ style: LayerStyle) -> XMLElement {
        let rules = style.rules.enumerated().map { rank, rule in
            var element = XMLElement("rule", ["key": "{\(rank)}", "symbol": String(rank), "label": rule.title])
            if let condition = rule.condition { element.attributes.append(XMLElement.Attribute("filter", expression(condition))) }
            return element
        }
        let symbols = style.rules.enumerated().map { rank, rule in symbol(rule.symbol, named: String(rank)) }
        return XMLElement(
            "renderer-v2", ["type": "RuleRenderer", "symbollevels": "0", "forceraster": "0", "enableorderby": "0"],
            [XMLElement("rules", ["key": "{rules}"], rules), XMLElement("symbols", [:], symbols)])
    }

    private static func expression(_ condition: LayerStyle.Condition) -> String {
        switch condition {
        case .compare(let column, let comparison, .text(let text)):
            // Texts of ours; QGIS doubles the quotation mark as SQL does.
            "\"\(column)\" \(comparison.rawValue) '\(text.replacing("'", with: "''"))'"
        case .compare(let column, let comparison, let value): "\"\(column)\" \(comparison.rawValue) \(value.exact)"
        case .isNull(let column): "\"\(column)\" IS NULL"
        case .isNotNull(let column): "\"\(column)\" IS NOT NULL"
        case .all(let conditions): conditions.map(expression).joined(separator: " AND ")
        case .any(let conditions): "(" + conditions.map(expression).joined(separator: " OR ") + ")"
        }
    }

    private static func symbol(_ symbol: LayerStyle.Symbol, named name: String) -> XMLElement {
        switch symbol {
        case .area(let fill, let opacity, let hatch, let stroke):
            var layers = [
                layer(
                    "SimpleFill",
                    [
                        "color": rgba(fill ?? "ffffff", fill == nil ? 0 : opacity), "style": fill == nil ? "no" : "solid",
                        "outline_color": rgba(stroke.colour), "outline_style": stroke.isDashed ? "dash" : "solid",
                        "outline_width": Value.real(stroke.width).exact, "outline_width_unit": "MM", "joinstyle": "round",
                    ])
            ]
            if let hatch { layers.append(pattern(hatch, of: name)) }
            return XMLElement("symbol", ["type": "fill", "name": name, "alpha": "1", "clip_to_extent": "1"], layers)
        case .disc(let fill, let diameter):
            let marker = layer(
                "SimpleMarker",
                [
                    "name": "circle", "color": rgba(fill), "outline_color": rgba("ffffff"), "outline_width": "0.2",
                    "size": Value.real(diameter).exact, "size_unit": "MM",
                ])
            return XMLElement("symbol", ["type": "marker", "name": name, "alpha": "1", "clip_to_extent": "1"], [marker])
        }
    }

    private static func pattern(_ hatch: LayerStyle.Hatch, of name: String) -> XMLElement {
        let (colour, width) = (rgba(hatch.colour), Value.real(hatch.width).exact)
        let spacing = Value.real(LayerStyle.Hatch.spacing).exact
        var pattern: XMLElement
        let kind: String
        let stroke: XMLElement
        if hatch.pattern == .dots {
            pattern = layer(
                "PointPatternFill",
                ["distance_x": spacing, "distance_y": spacing, "distance_x_unit": "MM", "distance_y_unit": "MM"])
            kind = "marker"
            stroke = layer(
                "SimpleMarker", ["name": "circle", "color": colour, "outline_style": "no", "size": width, "size_unit": "MM"])
        } else {
            let angle = String(hatch.pattern.degrees)
            pattern = layer("LinePatternFill", ["angle": angle, "distance": spacing, "distance_unit": "MM", "color": colour])
            kind = "line"
            stroke = layer("SimpleLine", ["line_color": colour, "line_width": width, "line_width_unit": "MM"])
        }
        pattern.children.append(
            XMLElement("symbol", ["type": kind, "name": "@\(name)@1", "alpha": "1", "clip_to_extent": "1"], [stroke]))
        return pattern
    }

    private static func layer(_ kind: String, _ properties: KeyValuePairs<String, String>) -> XMLElement {
        XMLElement("layer", ["class": kind, "pass": "0", "enabled": "1", "locked": "0"], [options(properties)])
    }

    /// Properties as QGIS keeps them.
    private static func options(_ properties: KeyValuePairs<String, String>) -> XMLElement {
        XMLElement(
            "Option", ["type": "Map"],
            properties.map { XMLElement("Option", ["type": "QString", "name": $0.key, "value": $0.value]) })
    }

    /// `254,217,142,217`.
    private static func rgba(_ colour: String, _ opacity: Double = 1) -> String {
        let digits = Array(colour)
        let parts = stride(from: 0, to: digits.count, by: 2).map { Int(String(digits[$0..<$0 + 2]), radix: 16) ?? 0 }
        return (parts + [Int((opacity * 255).rounded())]).map(String.init).joined(separator: ",")
    }

    // MARK: - Labels

    private static func labeling(_ label: LayerStyle.Label) -> XMLElement {
        let text = XMLElement(
            "text-style",
            [
                "fieldName": label.column, "isExpression": "0", "fontFamily": "Open Sans", "fontSize": Value.real(label.size).exact,
                "fontSizeUnit": "Point", "fontWeight": label.isBold ? "75" : "50", "namedStyle": label.isBold ? "Bold" : "Regular",
                "textColor": "40,40,40,255", "textOpacity": "1",
            ],
            [
                XMLElement(
                    "text-buffer",
                    [
                        "bufferDraw": "1", "bufferSize": "0.8", "bufferSizeUnits": "MM", "bufferColor": "255,255,255,255",
                        "bufferOpacity": "1",
                    ])
            ])
        return XMLElement(
            "labeling", ["type": "simple"],
            [
                XMLElement(
                    "settings", ["calloutType": "simple"],
                    [
                        text, XMLElement("text-format", ["autoWrapLength": "18", "multilineAlign": "1"]),
                        // 1: over the middle of the area, and inside it.
                        XMLElement("placement", ["placement": "1", "centroidInside": "1", "priority": label.isBold ? "8" : "3"]),
                        XMLElement("rendering", ["drawLabels": "1", "obstacle": "0", "maxNumLabels": "2000", "fontMaxPixelSize": "10000"]),
                    ])
            ])
    }
}
