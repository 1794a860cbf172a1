import PlanarGeometry

extension MarkupWriter {
    /// How a text stands on the point it is given.
    enum Anchoring: String {
        case start, middle, end
    }

    /// Writes lines of text under each other.
    ///
    /// - Parameters:
    ///   - x: where they begin, have their middle or end.
    ///   - y: the top of the first line.
    ///   - halo: how far the ground shows around the letters, in its colour.
    mutating func lines(
        _ lines: [String], x: Double, y: Double, _ lettering: Lettering, colour: Colour = Ink.text, anchoring: Anchoring = .start,
        halo: Double = 0, haloColour: Colour = Ink.paper
    ) {
        for (rank, line) in lines.enumerated() {
            let baseline = y + Double(rank) * lettering.leading + (lettering.leading + lettering.capHeight) / 2
            element(
                "text",
                [
                    "x": .number(x), "y": .number(baseline), "font-size": .number(lettering.size),
                    "font-weight": lettering.isBold ? "bold" : .none, "font-style": lettering.isItalic ? "italic" : .none,
                    "text-anchor": anchoring == .start ? .none : .text(anchoring.rawValue), "fill": .text(colour.hexadecimal),
                    "stroke": halo > 0 ? .text(haloColour.hexadecimal) : .none, "stroke-width": halo > 0 ? .number(2 * halo) : .none,
                    "stroke-linejoin": halo > 0 ? "round" : .none, "paint-order": halo > 0 ? "stroke" : .none,
                ], text: line)
        }
    }
}

extension PathData {
    /// A line from one point to another.
    static func line(fromX startX: Double, _ startY: Double, toX endX: Double, _ endY: Double) -> PathData {
        var path = PathData(decimals: 2)
        path.addLine([Coordinate(startX, startY), Coordinate(endX, endY)])
        return path
    }
}
