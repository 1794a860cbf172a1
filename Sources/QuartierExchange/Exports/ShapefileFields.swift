import Reporting
import ShapefileStorage

/// The fields of the flat layer in a shapefile: names of at most ten characters, and widths.
///
/// A local QIC has a code of ten characters, for which `code_qp` has no room: it is left empty there, and whole in `id_quart`.
/// The short names and widths are part of the contract with those who receive the shapefiles; a column without a row here is named by the rule of
/// `DBFFieldNames` and typed by its column.
enum ShapefileFields {
    /// Short names and formats by column.
    static let known: [String: (name: String, format: DBFField.Format)] = [
        "id_quartier": ("id_quart", .code(width: 12)),
        "code_qp": ("code_qp", .code(width: 8)),
        "code_qp_2015": ("code_qp15", .code(width: 8)),
        "nom": ("nom_quart", .text(width: 80)),
        "statut": ("statut", .text(width: 3)),
        "generation": ("gener", .text(width: 5)),
        "etat": ("etat_nmi", .text(width: 1)),
        "insee_coms": ("insee_coms", .text(width: 60)),
        "noms_coms": ("noms_coms", .text(width: 120)),
        "siren_epci": ("siren_epci", .code(width: 9)),
        "surf_ell_ha": ("surf_ha", .number(width: 12, decimals: 4)),
        "surf_plane_ha": ("surfpln_ha", .number(width: 12, decimals: 4)),
        "scr_plane": ("scr_plan", .text(width: 12)),
        "perimetre_m": ("perim_m", .number(width: 12, decimals: 2)),
        "pop": ("pop", .number(width: 9, decimals: 0)),
        "pop_qualificatif": ("pop_qual", .text(width: 12)),
        "pop_min": ("pop_min", .number(width: 9, decimals: 0)),
        "pop_max": ("pop_max", .number(width: 9, decimals: 0)),
        "tx_pauvrete": ("tx_pauv", .number(width: 6, decimals: 2)),
        "tx_pauvrete_min": ("txpauv_min", .number(width: 6, decimals: 2)),
        "pt_moins_25": ("pt_m25", .number(width: 6, decimals: 2)),
        "pt_monoparentales": ("pt_mono", .number(width: 6, decimals: 2)),
        "ips": ("ips", .number(width: 6, decimals: 1)),
        "tx_emploi_15_64": ("tx_emploi", .number(width: 6, decimals: 2)),
        "pt_neet_16_25": ("pt_neet", .number(width: 6, decimals: 2)),
        "pt_parc_social": ("pt_parcsoc", .number(width: 6, decimals: 2)),
        "perimetre_stat": ("perimstat", .text(width: 8)),
        "millesime": ("millesime", .text(width: 20)),
        "generation_avant": ("gen_avant", .text(width: 40)),
        "generation_apres": ("gen_apres", .text(width: 40)),
        "id_avant": ("id_avant", .code(width: 12)),
        "id_apres": ("id_apres", .code(width: 12)),
        "nature": ("nature", .text(width: 6)),
        "surf_ref": ("surf_ref", .text(width: 12)),
        "largeur_moy_m": ("larg_moy_m", .number(width: 16, decimals: 6)),
        "largeur_max_m": ("larg_max_m", .number(width: 16, decimals: 6)),
        "classe": ("classe", .text(width: 11)),
        "tolerance_m": ("toler_m", .number(width: 12, decimals: 4)),
        "source": ("source", .text(width: 120)),
        "date_maj": ("date_maj", .date),
    ]

    /// The fields of a table, in the order of its columns.
    ///
    /// - Throws: `QuartiersError` of status `software` when two short names of `known` are alike.
    static func fields(of schema: TableSchema) throws -> [DBFField] {
        // The export lists all names that change in one sentence: a finding each would say it again.
        let names = try DBFFieldNames.resolve(
            schema.columns.map(\.name), preferred: known.mapValues(\.name).filter { schema.index(of: $0.key) != nil }, report: { _ in })
        return zip(schema.columns, names).map { column, name in DBFField(name, known[column.name]?.format ?? format(of: column.type)) }
    }

    private static func format(of type: ColumnType) -> DBFField.Format {
        switch type {
        case .text: .text(width: 254)
        case .integer: .number(width: 18, decimals: 0)
        case .real: .number(width: 20, decimals: 8)
        case .boolean: .truth
        case .date: .date
        }
    }
}
