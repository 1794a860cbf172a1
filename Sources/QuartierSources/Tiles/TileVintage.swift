public import CellGrid

/// How a vintage of INSEE's tile files names its columns.
///
/// The 28 figures differ by a capital only; what goes round them has a name of its own every time. The years are those of the incomes (Filosofi).
public struct TileVintage: Sendable, Hashable {
    /// The year of the incomes.
    public let year: Int
    /// The column of the tile's identifier.
    let identifier: String
    /// The column of the identifier of the 1 km tile around it, which names the tiles of a 1 km file.
    let kilometreIdentifier: String
    /// The column that says whether the figures of a tile are imputed; several names when different programs wrote the file.
    let imputation: [String]
    /// The column that says so of a 1 km tile.
    let kilometreImputation: String
    /// The column of the tile's communes.
    let communes: String
    /// Whether names begin with a capital.
    let isCapitalised: Bool
    /// Columns that no other vintage has.
    let ownColumns: [String]

    /// The vintages, oldest first.
    public static let all: [TileVintage] = [
        TileVintage(
            year: 2015, identifier: "IdINSPIRE", kilometreIdentifier: "Id_carr1km", imputation: ["I_est_cr"],
            kilometreImputation: "I_est_1km", communes: "Depcom", isCapitalised: true,
            ownColumns: ["IdINSPIRE", "Id_carr1km", "Id_carr_n", "I_est_cr", "I_pauv", "Id_car2010", "Depcom"]),
        TileVintage(
            year: 2017, identifier: "Idcar_200m", kilometreIdentifier: "Idcar_1km", imputation: ["I_est_200"],
            kilometreImputation: "I_est_1km", communes: "lcog_geo", isCapitalised: true, ownColumns: ["Groupe"]),
        TileVintage(
            year: 2019, identifier: "idcar_200m", kilometreIdentifier: "idcar_1km", imputation: ["i_est_200"],
            kilometreImputation: "i_est_1km", communes: "lcog_geo", isCapitalised: false, ownColumns: []),
        TileVintage(
            year: 2021, identifier: "idcar_200m", kilometreIdentifier: "idcar_1km", imputation: ["i_est_200", "i_est_200m"],
            kilometreImputation: "i_est_1km", communes: "lcog_geo", isCapitalised: false, ownColumns: []),
    ]

    /// The column of a figure.
    public func column(_ field: TileField) -> String {
        isCapitalised ? field.key.prefix(1).uppercased() + field.key.dropFirst() : field.key
    }

    /// The column of the identifiers of tiles of a side.
    public func identifierColumn(_ resolution: CellResolution) -> String {
        resolution == .metres200 ? identifier : kilometreIdentifier
    }

    /// The columns that may say whether the figures of a tile are imputed.
    public func imputationColumns(_ resolution: CellResolution) -> [String] {
        resolution == .metres200 ? imputation : [kilometreImputation]
    }

    /// The vintages whose files can have such a header: one when it tells, several when it does not (2019 and 2021 differ in nothing), none when
    /// it is that of something else.
    public static func recognise(_ header: [String]) -> [TileVintage] {
        func holds(_ name: String) -> Bool { header.contains { $0.lowercased() == name.lowercased() } }
        let named = all.filter { holds($0.identifier) || holds($0.kilometreIdentifier) }
        // `Groupe` is in 2015 too, whose identifiers tell it already.
        if let own = named.first(where: { $0.ownColumns.contains(where: holds) }) { return [own] }
        let exact = named.filter { header.contains($0.identifier) || header.contains($0.kilometreIdentifier) }
        return exact.isEmpty ? named : exact
    }
}
