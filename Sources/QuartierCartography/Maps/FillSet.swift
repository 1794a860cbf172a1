/// The patterns and colours of a map's fills.
struct FillSet {
    let colours: [Colour]
    /// Whether classes are hatched, so that they are told apart without any colour.
    let isHatched: Bool
    /// How many of the first classes lie below the value around which colours part; lines tell them from those above in grey.
    let below: Int
    /// What the identifiers of this drawing begin with: several drawings may stand in one page.
    let prefix: String

    /// The paint of a fill, as an attribute.
    func paint(_ fill: MapFill) -> MarkupWriter.Attribute {
        switch fill {
        case .classColour(let rank) where rank < colours.count:
            isHatched || rank < below ? .text("url(#\(prefix)class-\(rank))") : .text(colours[rank].hexadecimal)
        case .classColour, .plain: .text(Ink.paper.hexadecimal)
        case .atLeast: .text("url(#\(prefix)at-least)")
        case .atMost: .text("url(#\(prefix)at-most)")
        case .secret: .text("url(#\(prefix)secret)")
        case .noData: .text("url(#\(prefix)no-data)")
        }
    }

    /// Writes the patterns that fills refer to.
    func write(to svg: inout MarkupWriter, scale: Double) {
        if isHatched {
            for (rank, colour) in colours.enumerated() {
                // Lines come closer and grow wider from class to class.
                let share = Double(rank) / Double(max(1, colours.count - 1))
                let isLight = colour.luminance > 0.25
                lines(
                    &svg, "class-\(rank)", spacing: (7.5 - 4.5 * share) * scale, width: (isLight ? 0.45 + 0.75 * share : 0.4) * scale,
                    angle: rank < below ? -45 : 45, ground: colour, ink: isLight ? Ink.outline : Ink.paper)
            }
        } else {
            for rank in 0..<min(below, colours.count) {
                lines(
                    &svg, "class-\(rank)", spacing: 4 * scale, width: 0.7 * scale, angle: 0, ground: colours[rank],
                    ink: colours[rank].luminance > 0.35 ? Ink.outline : Ink.paper)
            }
        }
        let dark = colours.last ?? Ink.secondary
        lines(&svg, "at-least", spacing: 4.5 * scale, width: 2 * scale, angle: 90, ground: Ink.paper, ink: dark)
        lines(&svg, "at-most", spacing: 4.5 * scale, width: 2 * scale, angle: 0, ground: Ink.paper, ink: dark)
        lines(&svg, "secret", spacing: 4.4 * scale, width: 0.9 * scale, angle: -45, ground: Ink.paper, ink: Ink.secondary)
        let spacing = 4 * scale
        svg.element("pattern", pattern("no-data", spacing, angle: 45)) { svg in
            svg.empty("rect", ["width": .number(spacing), "height": .number(spacing), "fill": .text(Ink.paper.hexadecimal)])
            svg.empty(
                "circle",
                [
                    "cx": .number(spacing / 2), "cy": .number(spacing / 2), "r": .number(0.6 * scale),
                    "fill": .text(Ink.secondary.hexadecimal),
                ])
        }
    }

    private func pattern(_ name: String, _ spacing: Double, angle: Double) -> MarkupWriter.Attributes {
        [
            "id": .text(prefix + name), "patternUnits": "userSpaceOnUse", "width": .number(spacing), "height": .number(spacing),
            "patternTransform": .text("rotate(\(PathData.decimal(angle, decimals: 0)))"),
        ]
    }

    private func lines(
        _ svg: inout MarkupWriter, _ name: String, spacing: Double, width: Double, angle: Double, ground: Colour, ink: Colour
    ) {
        svg.element("pattern", pattern(name, spacing, angle: angle)) { svg in
            svg.empty("rect", ["width": .number(spacing), "height": .number(spacing), "fill": .text(ground.hexadecimal)])
            svg.empty(
                "rect",
                ["y": .number((spacing - width) / 2), "width": .number(spacing), "height": .number(width), "fill": .text(ink.hexadecimal)])
        }
    }
}
