public import Reporting

/// Why a text is not the identifier of a tile that this library reads.
public enum CellIdentifierError: Error, Hashable, Sendable {
    /// Not of the form `CRS3035RES200mN3072600E3800000`.
    case malformed
    /// Of the right form, in another coordinate reference system than EPSG:3035.
    case otherSystem(epsg: Int)
    /// Of the right form, of a tile of another side than the one expected; of neither 200 m nor 1 km when either would do.
    case otherResolution(metres: Int, expected: CellResolution?)
    /// Of the right form, and no tile begins there.
    case offGrid(northing: Int, easting: Int, CellResolution)

    /// What is wrong and what is expected, to follow the identifier in a sentence.
    public var reason: Text {
        switch self {
        case .malformed:
            Text(
                fr: "la forme attendue est CRS3035RES200mN, sept chiffres, E, sept chiffres",
                en: "the form expected is CRS3035RES200mN, seven digits, E, seven digits")
        case .otherSystem(let epsg):
            Text(
                fr: "le carreau est dans EPSG:\(epsg), la grille attendue dans EPSG:3035",
                en: "the tile is in EPSG:\(epsg), the grid expected in EPSG:3035")
        case .otherResolution(let metres, let expected):
            Text(
                fr: "le carreau fait \(metres) m de côté, \(expected.map { String($0.rawValue) } ?? "200 ou 1000") attendus",
                en: "the tile is \(metres) m wide, \(expected.map { String($0.rawValue) } ?? "200 or 1000") expected")
        case .offGrid(let northing, let easting, let resolution):
            Text(
                fr: "N \(northing), E \(easting) n'est pas un coin de la grille de \(resolution.rawValue) m",
                en: "N \(northing), E \(easting) is not a corner of the \(resolution.rawValue) m grid")
        }
    }
}
