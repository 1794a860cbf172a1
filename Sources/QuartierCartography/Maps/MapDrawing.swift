import PlanarGeometry
import QuartierModel
import Reporting

/// Draws communes, quartiers and their names into the frame of a sheet.
struct MapDrawing {
    /// A label to be placed.
    struct Label {
        let name: String
        let value: String?
        let anchor: Coordinate
        /// The rectangles around the parts of what is labelled, on the page, the one with the anchor first.
        let parts: [Box]
        /// The room that the label leaves free around the anchor, beside the area itself.
        let clearance: Double
    }

    let window: MapWindow
    let scale: Double

    /// Whether communes are few enough for their limits to be told apart on a page.
    static func showsLimits(_ communes: [MapCommune]) -> Bool { !communes.isEmpty && communes.count <= 3_000 }

    func drawGround(_ svg: inout MarkupWriter, _ communes: [MapCommune]) {
        let showsLimits = Self.showsLimits(communes)
        let paths = showsLimits ? communes.map { window.path($0.outline) } : [joined(communes)]
        guard paths.contains(where: { !$0.isEmpty }) else { return }
        svg.element(
            "g",
            [
                "fill": .text(Ink.ground.hexadecimal), "fill-rule": showsLimits ? "evenodd" : .none,
                "stroke": .text((showsLimits ? Ink.limit : Ink.ground).hexadecimal), "stroke-width": .number(0.55 * scale),
                "stroke-linejoin": "round",
            ]
        ) { svg in
            for path in paths where !path.isEmpty { svg.empty("path", ["d": .path(path)]) }
        }
    }

    /// Communes too many for their limits as one area.
    private func joined(_ communes: [MapCommune]) -> PathData {
        var outline = JoinedOutline(in: window, seen: window.area.expanded(by: 12 / window.pointsPerMetre), decimals: 1)
        for commune in communes { outline.add(commune.outline) }
        return outline.path
    }

    /// The rectangles around the parts of an outline on the page, the largest part first.
    func boxes(of outline: MultiPolygon) -> [Box] {
        outline.polygons.sorted { $0.area > $1.area }.map { box(of: $0.envelope) }
    }

    private func box(of envelope: Envelope) -> Box {
        let topLeft = window.point(Coordinate(envelope.minX, envelope.maxY))
        return Box(
            x: topLeft.x, y: topLeft.y, width: envelope.width * window.pointsPerMetre, height: envelope.height * window.pointsPerMetre)
    }

    /// Places and draws the names of quartiers, then of communes where there is room left.
    ///
    /// - Parameter symbols: what no label may cover.
    /// - Returns: how many quartiers stay without a name.
    func drawLabels(_ svg: inout MarkupWriter, _ labels: [Label], communes: [MapCommune], symbols: [Box]) -> Int {
        // No page has room for so many, and looking for it would take longest of all.
        guard labels.count <= 500 else { return labels.count }
        var placement = LabelPlacement(in: window.box)
        for symbol in symbols { placement.block(symbol) }
        let areas = labels.flatMap(\.parts)
        let (bold, regular) = (Lettering(7.5 * scale, bold: true), Lettering(7 * scale))
        var omitted = 0
        var placed: [(lines: [(String, Lettering)], place: LabelPlacement.Placed)] = []
        for label in labels {
            let names = bold.lines(label.name, width: 92 * scale, atMost: 3).map { ($0, bold) }
            let values = label.value.map { [($0, regular)] } ?? []
            let short = bold.lines(label.name, width: 60 * scale, atMost: 1).map { ($0, bold) }
            // The whole label, else one line of the name, else nothing, and that is counted.
            var place: LabelPlacement.Placed?
            for lines in [names + values, short + values, short] where place == nil && !lines.isEmpty {
                place = self.place(lines, label, &placement, avoiding: areas)
                if let place { placed.append((lines, place)) }
            }
            if place == nil { omitted += 1 }
        }
        // A few names among many say nothing, and hide what the map shows.
        if omitted > labels.count / 2 { return labels.count }
        if Self.showsLimits(communes) { drawCommuneNames(&svg, communes, &placement, avoiding: areas + symbols) }
        for (_, place) in placed {
            guard let leader = place.leader else { continue }
            svg.empty(
                "path",
                [
                    "d": .path(.line(fromX: leader.from.x, leader.from.y, toX: leader.to.x, leader.to.y)), "fill": "none",
                    "stroke": .text(Ink.text.hexadecimal), "stroke-width": .number(0.5 * scale),
                ])
            svg.empty(
                "circle",
                [
                    "cx": .number(leader.from.x), "cy": .number(leader.from.y), "r": .number(1.1 * scale),
                    "fill": .text(Ink.text.hexadecimal), "stroke": .text(Ink.paper.hexadecimal), "stroke-width": .number(0.4 * scale),
                ])
        }
        for (lines, place) in placed { draw(&svg, lines, in: place.box) }
        return omitted
    }

    private func place(
        _ lines: [(String, Lettering)], _ label: Label, _ placement: inout LabelPlacement, avoiding areas: [Box]
    ) -> LabelPlacement.Placed? {
        let width = (lines.map { $1.width($0) }.max() ?? 0) + 4 * scale
        let height = lines.reduce(0) { $0 + $1.1.leading } + 1 * scale
        let around = label.parts.first ?? Box(x: label.anchor.x, y: label.anchor.y, width: 0, height: 0)
        let fits = label.clearance == 0 && around.width > width * 1.1 && around.height > height * 1.6
        let reach = 60 * scale
        return placement.place(
            width: width, height: height, at: label.anchor,
            clearance: (
                max(label.clearance, min(around.width / 2, 24 * scale)),
                max(label.clearance, min(around.height / 2, 24 * scale))
            ),
            mayCover: fits, reach: reach, avoiding: areas)
    }

    private func draw(_ svg: inout MarkupWriter, _ lines: [(String, Lettering)], in box: Box) {
        var y = box.y + 0.5 * scale
        for (line, lettering) in lines {
            svg.lines([line], x: box.middleX, y: y, lettering, anchoring: .middle, halo: 1.4 * scale)
            y += lettering.leading
        }
    }

    private func drawCommuneNames(
        _ svg: inout MarkupWriter, _ communes: [MapCommune], _ placement: inout LabelPlacement, avoiding areas: [Box]
    ) {
        let seen = window.area
        let visible = communes.filter { $0.outline.envelope.intersects(seen) }.map { commune in
            let parts = commune.outline.polygons.compactMap { polygon -> Polygon? in
                let clipped = RingClipping.clipped(polygon.exterior.coordinates, to: seen)
                guard let first = clipped.first, let ring = try? Ring(clipped + [first]) else { return nil }
                return Polygon(exterior: ring)
            }
            let part = MultiPolygon(parts)
            return (name: commune.name, part: part, area: part.area * window.pointsPerMetre * window.pointsPerMetre)
        }
        let italic = Lettering(7 * scale, italic: true)
        // A commune of which a sliver is seen needs no name.
        for commune in visible.filter({ $0.area > 260 * scale * scale }).sorted(by: { ($0.area, $1.name) > ($1.area, $0.name) }) {
            let lines = italic.lines(commune.name, width: 80 * scale, atMost: 2)
            let width = (lines.map { italic.width($0) }.max() ?? 0) + 3 * scale
            let height = Double(lines.count) * italic.leading
            for anchor in [commune.part.labelAnchor].compactMap(\.self) + commune.part.otherAnchors {
                let point = window.point(anchor)
                let box = Box(x: point.x - width / 2, y: point.y - height / 2, width: width, height: height)
                guard !areas.contains(where: box.overlaps), placement.take(box) else { continue }
                svg.lines(
                    lines, x: box.middleX, y: box.y, italic, colour: Ink.secondary, anchoring: .middle, halo: 1.4 * scale,
                    haloColour: Ink.ground)
                break
            }
        }
    }
}
