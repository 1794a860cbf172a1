/// The colours of a map's classes. All of them keep their order for colour-blind readers; the sequential ones also in grey.
public enum Palette: String, Sendable, Hashable, CaseIterable {
    /// Light yellow to brown: ColorBrewer's YlOrBr.
    case amber = "ambre"
    /// Light to dark blue: ColorBrewer's Blues.
    case blue = "bleu"
    /// Yellow to dark blue, made to look the same to colour-blind eyes: cividis.
    case cividis = "cividis"
    /// Light to dark grey: ColorBrewer's Greys.
    case grey = "gris"

    /// From light to dark.
    ///
    /// ColorBrewer 2.0 by Cynthia Brewer (Harrower and Brewer, *The Cartographic Journal* 40, 2003; colorbrewer2.org, Apache 2.0), its nine classes;
    /// cividis by Nuñez, Anderton and Renslow (*PLOS ONE* 13, 2018), nine even samples from its light end.
    private var anchors: [UInt32] {
        switch self {
        case .amber: [0xFFFFE5, 0xFFF7BC, 0xFEE391, 0xFEC44F, 0xFE9929, 0xEC7014, 0xCC4C02, 0x993404, 0x662506]
        case .blue: [0xF7FBFF, 0xDEEBF7, 0xC6DBEF, 0x9ECAE1, 0x6BAED6, 0x4292C6, 0x2171B5, 0x08519C, 0x08306B]
        case .cividis: [0xFEE838, 0xDEC958, 0xBCAE6C, 0x9B9476, 0x7D7C78, 0x61656F, 0x434E6C, 0x1A386F, 0x00224E]
        case .grey: [0xFFFFFF, 0xF0F0F0, 0xD9D9D9, 0xBDBDBD, 0x969696, 0x737373, 0x525252, 0x252525, 0x000000]
        }
    }

    /// So many colours from light to dark.
    public func colours(_ count: Int) -> [Colour] {
        // Neither so light that it looks like paper nor so dark that an outline drowns in it.
        let range = self == .cividis ? 0.0...8.0 : 1.3...7.3
        return Self.samples(anchors, count, over: range)
    }

    /// Colours on both sides of a value: below it in purple, above it in orange, darker away from it. ColorBrewer's PuOr.
    public static func diverging(below: Int, above: Int) -> [Colour] {
        let orange: [UInt32] = [0xFEE0B6, 0xFDB863, 0xE08214, 0xB35806, 0x7F3B08]
        let purple: [UInt32] = [0xD8DAEB, 0xB2ABD2, 0x8073AC, 0x542788, 0x2D004B]
        let reach = Double(max(below, above) - 1)
        func side(_ anchors: [UInt32], _ count: Int) -> [Colour] {
            // Both sides by one measure: a class next to the value is as light on the side that has fewer.
            (0..<count).map { sample(anchors, at: reach > 0 ? 3.2 * Double($0) / reach : 1) }
        }
        return side(purple, below).reversed() + side(orange, above)
    }

    private static func samples(_ anchors: [UInt32], _ count: Int, over range: ClosedRange<Double>) -> [Colour] {
        guard count > 1 else { return count == 1 ? [sample(anchors, at: (range.lowerBound + range.upperBound) / 2)] : [] }
        return (0..<count).map {
            sample(anchors, at: range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(count - 1))
        }
    }

    private static func sample(_ anchors: [UInt32], at position: Double) -> Colour {
        let below = min(Int(position), anchors.count - 2)
        return Colour(anchors[below]).mixed(with: Colour(anchors[below + 1]), position - Double(below))
    }
}
