public import PlanarGeometry
public import Reporting

/// Why the coverage of an outline cannot be computed.
public enum CoverageError: Error, Hashable, Sendable {
    /// A position that no tile of EPSG:3035 holds: the outline is in another system.
    case outsideGrid(Coordinate)
    /// The outline covers a tile more than wholly, or less than not at all: it overlaps itself or a hole leaves its exterior.
    case overlapping(CellIdentifier, fraction: Double)
    /// Edges that cross more grid lines than memory has room for.
    case tooManyCrossings(limit: Int)
    /// The tiles given are not of the resolution of the coverage.
    case resolution(expected: CellResolution, found: CellResolution)

    /// What is wrong, in a sentence.
    public var message: Text {
        switch self {
        case .outsideGrid(let position):
            Text(
                fr: "le contour passe par (\(position.x) ; \(position.y)), hors de la grille d'EPSG:3035",
                en: "the outline passes (\(position.x), \(position.y)), outside the grid of EPSG:3035")
        case .overlapping(let identifier, let fraction):
            Text(
                fr: "le contour se recouvre lui-même : la part du carreau \(identifier) serait de \(fraction)",
                en: "the outline overlaps itself: the share of tile \(identifier) would be \(fraction)")
        case .tooManyCrossings(let limit):
            Text(
                fr: "le contour croise la grille plus de \(limit) fois", en: "the outline crosses the grid more than \(limit) times")
        case .resolution(let expected, let found):
            Text(
                fr: "carreaux de \(found.rawValue) m, alors que les contours ont été croisés avec la grille de \(expected.rawValue) m",
                en: "tiles of \(found.rawValue) m, where the outlines were crossed with the \(expected.rawValue) m grid")
        }
    }

    /// What to do about it.
    public var remedy: Text {
        switch self {
        case .outsideGrid:
            Text(fr: "Transformer d'abord le contour en EPSG:3035.", en: "Transform the outline to EPSG:3035 first.")
        case .overlapping, .tooManyCrossings:
            Text(
                fr: "Réparer d'abord le contour : quartiers repair.",
                en: "Repair the outline first: quartiers repair.")
        case .resolution:
            Text(
                fr: "Donner des carreaux de la même taille, ou refaire le croisement.",
                en: "Give tiles of the same size, or cross the outlines again.")
        }
    }
}
