import CellGrid
import GeoFormats
import QuartierModel
import Reporting

/// How a vintage of INSEE's tile files names its columns.
///
/// The 28 figures have one name each, with a capital before 2019 (`Ind`, `Men_pauv`); what goes round them is named anew. Names are compared without
/// regard to case. The years are those of the incomes (Filosofi).
public struct TileVintage: Sendable, Hashable {
    /// The year of the incomes.
    public let year: Int
    /// The column of the tile's identifier.
    public let identifier: String
    /// The column of the identifier of the 1 km tile around it, which names the tiles of a 1 km file.
    public let kilometreIdentifier: String
    /// The column that says whether the figures of a tile are imputed; several names when different programs wrote the file.
    public let imputation: [String]
    /// The column that says so of a 1 km tile.
    public let kilometreImputation: String
    /// The column of the tile's communes.
    public let communes: String
    /// Columns that none of the vintages after it has.
    let ownColumns: [String]

    /// The vintages, oldest first.
    public static let all: [TileVintage] = [
        TileVintage(
            year: 2015, identifier: "IdINSPIRE", kilometreIdentifier: "Id_carr1km", imputation: ["I_est_cr"],
            kilometreImputation: "I_est_1km", communes: "Depcom",
            ownColumns: ["IdINSPIRE", "Id_carr1km"]),
        TileVintage(
            year: 2017, identifier: "Idcar_200m", kilometreIdentifier: "Idcar_1km", imputation: ["I_est_200"],
            kilometreImputation: "I_est_1km", communes: "lcog_geo", ownColumns: ["Groupe"]),
        TileVintage(
            year: 2019, identifier: "idcar_200m", kilometreIdentifier: "idcar_1km", imputation: ["i_est_200"],
            kilometreImputation: "i_est_1km", communes: "lcog_geo", ownColumns: []),
        TileVintage(
            year: 2021, identifier: "idcar_200m", kilometreIdentifier: "idcar_1km", imputation: ["i_est_200", "i_est_200m"],
            kilometreImputation: "i_est_1km", communes: "lcog_geo", ownColumns: []),
    ]

    /// The columns beside the figures that are known and of no use here: keys and flags of other levels of the grid, and those that a store or a
    /// program adds.
    static let otherColumns: Set<String> = [
        "idinspire", "id_carr1km", "id_carr_n", "groupe", "i_pauv", "id_car2010", "i_est_1km", "idcar_1km", "idcar_nat", "idcar_200m",
        "i_est_200",
        "fid", "ogc_fid", "geom", "geometry", "maille", "millesime", "source_id", SourceRecord.schematic,
    ]

    /// The column of the identifiers of tiles of a side.
    func identifierColumn(_ resolution: CellResolution) -> String {
        resolution == .metres200 ? identifier : kilometreIdentifier
    }

    /// The columns that may say whether the figures of a tile are imputed.
    func imputationColumns(_ resolution: CellResolution) -> [String] {
        resolution == .metres200 ? imputation : [kilometreImputation]
    }

    /// The vintages whose files can have such a header: one when it tells, several when it does not (2019 and 2021 differ in nothing), none when
    /// it is that of something else.
    public static func recognise(_ header: [String]) -> [TileVintage] {
        func holds(_ name: String) -> Bool { header.contains { FieldName.matches($0, name) } }
        let named = all.filter { holds($0.identifier) || holds($0.kilometreIdentifier) }
        // `Groupe` is in 2015 too, whose identifiers no other vintage has: it comes first.
        if let own = named.first(where: { $0.ownColumns.contains(where: holds) }) { return [own] }
        let exact = named.filter { header.contains($0.identifier) || header.contains($0.kilometreIdentifier) }
        return exact.isEmpty ? named : exact
    }
}
