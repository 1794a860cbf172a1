/// What a field of a delivery is for, under the name that this project's own exports give it.
///
/// Producers call the same field by many names; the names met in ANCT's deliveries of 2015 and 2024, in IGN's communes and in those of
/// regional portals stand here, most telling first. Others are given with `--field code_qp=c_nqpv`.
public enum FieldRole: String, Sendable, Hashable, CaseIterable {
    /// The identifier of a quartier in this project's own exports.
    case quartierIdentifier = "id_quartier"
    /// The code of a quartier.
    case quartierCode = "code_qp"
    /// The name of a quartier.
    case quartierName = "nom"
    /// QPV or QIC.
    case status = "statut"
    /// The generation of the perimeter.
    case generation = "generation"
    /// The communes of a quartier, by code, packed in one cell.
    case communeCodes = "insee_coms"
    /// The communes of a quartier, by name, packed in one cell.
    case communeNames = "noms_coms"
    /// The surface that the producer prints, in hectares.
    case printedHectares = "surface_ha"
    /// The SIREN of the EPCI.
    case epci = "siren_epci"
    /// Where the record comes from.
    case source = "source"
    /// The INSEE code of a commune.
    case communeCode = "insee_com"
    /// The name of a commune.
    case communeName = "nom_com"

    /// The fields of communes.
    public static let ofCommunes: [FieldRole] = [.communeCode, .communeName, .epci]
    /// The fields of perimeters.
    public static let ofPerimeters = allCases.filter { $0 != .communeCode && $0 != .communeName }

    /// The names under which producers deliver it, in the order in which they are looked for.
    public var knownNames: [String] {
        switch self {
        case .quartierIdentifier: ["id_quartier", "id_quart"]
        case .quartierCode: ["code_qp", "code_qpv", "codeqp", "code_quartier", "codgeo"]
        case .quartierName: ["nom", "lib_qp", "nom_qp", "nom_quart", "nom_quartier", "libelle", "libgeo", "nom_com", "name"]
        case .status: ["statut"]
        case .generation: ["generation", "gener"]
        case .communeCodes: ["insee_coms", "insee_com", "code_insee"]
        case .communeNames: ["noms_coms", "lib_com", "commune_qp", "nom_com", "communes", "commune"]
        case .printedHectares: ["surface_ha"]
        case .epci: ["siren_epci", "epci_siren", "code_epci", "epci"]
        case .source: ["source"]
        case .communeCode: ["insee_com", "code_insee", "insee", "codgeo", "code", "com"]
        case .communeName: ["nom_com", "nom", "lib_com", "libelle", "libgeo", "name"]
        }
    }

    /// The fields that identify an area which is no quartier (a commune, an estate), so that any layer can be measured.
    static let otherIdentifiers = ["insee_com", "code_insee", "insee", "code", "code_siren", "id"]
}
