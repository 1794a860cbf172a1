public import Reporting

/// The columns of a tile file that go by other names than INSEE's, as the user says: `--field idcar_200m=id --field ind=num_people`.
public struct TileMapping: Sendable, Hashable {
    /// INSEE's name since 2019, and the file's.
    public let given: [String: String]

    /// Every column has a name of INSEE's.
    public static let none = TileMapping(given: [:])

    /// The identifier of a 200 m tile, and of a 1 km one.
    static let identifiers = ["idcar_200m", "idcar_1km"]
    /// Whether the figures are imputed.
    static let imputation = "i_est_200"
    /// The communes of a tile.
    static let communes = "lcog_geo"

    /// The names that can be given a column: INSEE's since 2019.
    public static let names = identifiers + [imputation, communes] + TileField.allCases.map(\.key)

    private init(given: [String: String]) { self.given = given }

    /// Reads pairs of `--field name=column`.
    ///
    /// - Throws: `QuartiersError` of status `usage` for a name that is none of INSEE's, with those that are.
    public init(pairs: [(key: String, value: String)]) throws(QuartiersError) {
        var given: [String: String] = [:]
        for (key, column) in pairs {
            let name = key.lowercased()
            guard Self.names.contains(name) else {
                let list = Self.names.joined(separator: ", ")
                throw QuartiersError(
                    .usage,
                    Text(fr: "--field : « \(key) » n'est pas un champ des carreaux", en: "--field: '\(key)' is not a field of tiles"),
                    remedy: Text(fr: "Champs possibles : \(list).", en: "Possible fields: \(list)."))
            }
            given[name] = column
        }
        self.init(given: given)
    }
}
