public import PlanarGeometry
public import QuartierModel
import Reporting

/// The plate of one quartier, like the « Cartographie » page of the conventions: its outline, those of other generations dashed, communes, and tiles where
/// they are wanted.
public struct QuartierPlate: Sendable {
    /// An outline of one generation.
    public struct Outline: Sendable {
        /// What the legend calls it: « périmètre 2024 (52 ha) ».
        public var label: String
        /// The outline, in the plane of the plate.
        public var outline: MultiPolygon

        /// Makes an outline of a plate.
        public init(label: String, outline: MultiPolygon) {
            self.label = label
            self.outline = outline
        }
    }

    /// Tiles under the outline.
    public struct Tiles: Sendable {
        /// What they show.
        public var indicator: Indicator
        /// Each tile in the plane of the plate, and its value.
        public var tiles: [(outline: MultiPolygon, value: Double)]
        /// The classes of the values.
        public var classes: Classification

        /// Makes the tiles of a plate.
        public init(indicator: Indicator, tiles: [(outline: MultiPolygon, value: Double)], classes: Classification) {
            self.indicator = indicator
            self.tiles = tiles
            self.classes = classes
        }
    }

    /// The sheet.
    public var page: MapPage
    /// The words.
    public var texts: MapTexts
    /// The outline asked for.
    public var main: Outline
    /// Those of other generations.
    public var others: [Outline]
    /// The communes behind it.
    public var communes: [MapCommune]
    /// The tiles; nil for none.
    public var tiles: Tiles?
    /// How far north is from upright, in degrees clockwise.
    public var north = 0.0
    /// What the identifiers of the drawing begin with.
    public var prefix = ""

    /// Makes a plate.
    public init(page: MapPage, texts: MapTexts, main: Outline, others: [Outline], communes: [MapCommune]) {
        self.page = page
        self.texts = texts
        self.main = main
        self.others = others
        self.communes = communes
    }

    private var language: Language { texts.language }

    /// The plate as SVG.
    public func drawing() -> MarkupWriter {
        let scale = page.scale
        let colours = Palette.blue.colours(tiles?.classes.count ?? 0)
        let fills = FillSet(colours: colours, isHatched: false, below: 0, prefix: prefix)
        let sheet = MapSheet(page: page, texts: texts, legend: legend(scale), prefix: prefix, north: north)
        let extent = others.reduce(main.outline.envelope) { $0.union($1.outline.envelope) }
        let window = MapWindow(showing: extent, in: sheet.frame, margin: 0.12)
        let drawing = MapDrawing(window: window, scale: scale)
        return sheet.document(pointsPerMetre: window.pointsPerMetre, fills: fills) { svg in
            drawing.drawGround(&svg, communes)
            drawTiles(&svg, window, fills)
            svg.empty(
                "path",
                [
                    "d": .path(window.path(main.outline, decimals: 2)), "fill": .text(Self.colour.hexadecimal),
                    "fill-opacity": tiles == nil ? .number(0.35) : 0, "fill-rule": "evenodd", "stroke": .text(Self.colour.hexadecimal),
                    "stroke-width": .number(2.4 * scale), "stroke-linejoin": "round",
                ])
            for other in others {
                svg.empty(
                    "path",
                    [
                        "d": .path(window.path(other.outline, decimals: 2)), "fill": "none", "stroke": .text(Ink.text.hexadecimal),
                        "stroke-width": .number(1.3 * scale), "stroke-dasharray": .text(DashStyle.other(scale)), "stroke-linejoin": "round",
                    ])
            }
            _ = drawing.drawLabels(&svg, [], communes: communes, symbols: drawing.boxes(of: main.outline))
        }
    }

    /// A dark red: 7 to 1 on paper, and dark in grey.
    private static let colour = Colour(0x993404)

    private func drawTiles(_ svg: inout MarkupWriter, _ window: MapWindow, _ fills: FillSet) {
        guard let tiles else { return }
        svg.element(
            "g", ["stroke": .text(Ink.paper.hexadecimal), "stroke-width": .number(0.4 * page.scale), "fill-opacity": .number(0.85)]
        ) {
            svg in
            for (outline, value) in tiles.tiles {
                guard let rank = tiles.classes.rank(of: value) else { continue }
                svg.empty("path", ["d": .path(window.path(outline)), "fill": fills.paint(.classColour(rank))])
            }
        }
    }

    private func legend(_ scale: Double) -> [LegendBlock] {
        var outlines = LegendBlock(scale: scale, [.heading(Text(fr: "Légende", en: "Legend")[language])])
        outlines.rows.append(.line(.init(colour: Self.colour, width: 2.4 * scale), main.label))
        for other in others {
            outlines.rows.append(.line(.init(colour: Ink.text, width: 1.3 * scale, dashes: DashStyle.other(scale)), other.label))
        }
        if !communes.isEmpty {
            outlines.rows.append(
                .line(.init(colour: Ink.limit, width: 0.8 * scale), Text(fr: "limite de commune", en: "limit of a commune")[language]))
        }
        outlines.rows.append(.gap(8))
        guard let tiles else { return [outlines] }
        let symbol = tiles.indicator.unit.symbol.map { " (\($0[language]))" } ?? ""
        var block = LegendBlock(scale: scale, [.heading(tiles.indicator.label[language] + symbol)])
        for rank in (0..<tiles.classes.count).reversed() {
            block.rows.append(
                .box(.classColour(rank), isDashed: false, tiles.classes.words(of: rank, for: tiles.indicator, in: language)))
        }
        let method = tiles.classes.method.label[language]
        block.rows.append(
            .note(
                Text(
                    fr: "carreaux de 200 m de l'INSEE ; \(method) ; un carreau seul ne se commente pas",
                    en: "200 m tiles of INSEE; \(method); a tile alone tells nothing")[language]))
        return [outlines, block]
    }
}
