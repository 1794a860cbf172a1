import QuartierModel

/// How the outlines of a generation are drawn wherever layers carry a style: KML, QML and SLD alike.
struct GenerationOutline {
    /// Six hexadecimal digits, red first.
    let colour: String
    /// In millimetres.
    let width: Double
    /// Whether the line is dashed: a former generation must be told apart without its colour too.
    let isDashed: Bool

    init(_ generation: Generation?) {
        switch generation {
        case .of2015: (colour, width, isDashed) = ("6b6b6b", 0.5, true)
        case .of2024: (colour, width, isDashed) = ("8b1a1a", 0.7, false)
        case .local: (colour, width, isDashed) = ("5e3c99", 0.6, false)
        default: (colour, width, isDashed) = ("1f4e79", 0.6, false)
        }
    }
}
