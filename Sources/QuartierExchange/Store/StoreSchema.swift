import GeoFormats
import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import QuartierSources
import Reporting

/// The tables of the store. A new table is a new `static let` and its line in `tables`; creation, registration and reading follow from it.
enum StoreSchema {
    /// The version of the tables below; a store of a newer one is refused.
    static let version = 1

    static let tables = [
        store, sources, communes, generations, quartiers, quartierCodes, aliases, correspondences, perimeters, quartierCommunes, controls,
        indicators, portraits, zones, declarations, texts,
        tiles, estimates, evolutions, originalOutlines,
    ]

    static let store = StoreTable(
        "magasin", title: Text(fr: "réglages du magasin", en: "settings of the store"),
        columns: [
            Column("cle", .text, Text(fr: "nom du réglage", en: "name of the setting")),
            Column("valeur", .text, Text(fr: "valeur", en: "value")),
        ],
        columnConstraints: ["cle": "NOT NULL UNIQUE"])

    static let sources = StoreTable(
        "sources", title: Text(fr: "fichiers et documents importés", en: "files and documents imported"), primaryKey: "source_id",
        columns: [
            Column("titre", .text, Text(fr: "titre", en: "title")),
            Column("producteur", .text, Text(fr: "producteur", en: "producer")),
            Column("millesime", .text, Text(fr: "millésime des données", en: "vintage of the data")),
            Column("url", .text, Text(fr: "adresse", en: "address")),
            Column("licence", .text, Text(fr: "licence", en: "licence")),
            Column("fichier", .text, Text(fr: "nom du fichier lu", en: "name of the file that was read")),
            Column("sha256", .text, Text(fr: "empreinte SHA-256 du fichier", en: "SHA-256 digest of the file")),
            Column("obtenu_le", .text, Text(fr: "date d'import, ISO 8601", en: "date of the import, ISO 8601")),
            Column("contenu", .text, Text(fr: "ce qui en a été importé", en: "what was imported from it")),
        ])

    static let communes = StoreTable(
        "communes", title: Text(fr: "communes", en: "communes"), geometry: .multiPolygon,
        columns: [
            QuartierColumns.communeCode, QuartierColumns.communeName,
            Column("typecom", .text, Text(fr: "type de commune du COG", en: "type of commune in the COG")),
            Column("insee_dep", .text, Text(fr: "département", en: "département")),
            QuartierColumns.epci,
            Column("cog", .integer, Text(fr: "millésime du Code officiel géographique", en: "vintage of the Code officiel géographique")),
            sourceIdentifier,
        ],
        columnConstraints: ["insee_com": "NOT NULL", "nom_com": "NOT NULL", "typecom": "DEFAULT 'COM'"],
        tableConstraints: ["UNIQUE (insee_com, cog)"])

    static let generations = StoreTable(
        "generations", title: Text(fr: "générations de périmètres", en: "generations of perimeters"),
        columns: [QuartierColumns.generation, startDate, endDate, legalText],
        columnConstraints: ["generation": "NOT NULL UNIQUE"])

    static let quartiers = StoreTable(
        "quartiers", title: Text(fr: "quartiers", en: "quartiers"),
        columns: [
            QuartierColumns.quartier, QuartierColumns.status, QuartierColumns.name,
            Column("remarque", .text, Text(fr: "remarque", en: "remark")),
        ],
        columnConstraints: [
            "id_quartier": "NOT NULL UNIQUE", "statut": "CHECK (statut IN ('QPV', 'QIC'))", "nom": "NOT NULL",
        ])

    static let quartierCodes = StoreTable(
        "quartier_code", title: Text(fr: "codes d'un quartier par génération", en: "codes of a quartier by generation"),
        columns: [QuartierColumns.quartier, QuartierColumns.generation, QuartierColumns.code],
        columnConstraints: ["id_quartier": quartierReference, "generation": generationReference],
        tableConstraints: ["UNIQUE (generation, code_qp)"])

    static let aliases = StoreTable(
        "alias", title: Text(fr: "autres noms d'un quartier", en: "other names of a quartier"),
        columns: [QuartierColumns.quartier, QuartierColumns.name, sourceIdentifier],
        columnConstraints: ["id_quartier": quartierReference], tableConstraints: ["UNIQUE (id_quartier, nom)"])

    static let correspondences = StoreTable(
        "correspondances", title: Text(fr: "parenté des codes 2015 et 2024", en: "kinship of 2015 and 2024 codes"),
        columns: [
            Column(
                "id_parent", .text, Text(fr: "code de 2015 ; vide pour un quartier nouveau", en: "code of 2015; empty for a new quartier")),
            Column("id_enfant", .text, Text(fr: "code de 2024", en: "code of 2024")),
            Column("statut", .text, Text(fr: "lettre de l'ANCT : N, M ou I", en: "ANCT's letter: N, M or I")),
            sourceIdentifier,
        ],
        tableConstraints: ["UNIQUE (id_parent, id_enfant)"])

    static let perimeters = StoreTable(
        "perimetres", title: Text(fr: "périmètres, un par quartier et par génération", en: "perimeters, one a quartier and generation"),
        geometry: .multiPolygon,
        columns: [
            Column("id_perimetre", .text, Text(fr: "identifiant : quartier et génération", en: "identifier: quartier and generation")),
            QuartierColumns.quartier, QuartierColumns.generation, startDate, endDate,
            Column("etat", .text, Text(fr: "lettre du code de 2024 : N, M ou I", en: "letter of the 2024 code: N, M or I")),
            legalText,
            Column("communes_annoncees", .text, Text(fr: "communes annoncées par la source", en: "communes that the source declares")),
            QuartierColumns.epci,
            Column("surf_imprimee_ha", .real, unit: "ha", Text(fr: "surface imprimée par la source", en: "surface that the source prints")),
            Column(
                "schematique", .boolean,
                Text(fr: "contour dessiné, qui n'est pas le périmètre officiel", en: "drawn outline, which is not the official perimeter")),
        ] + SurfaceColumns.stored + [sourceIdentifier],
        columnConstraints: [
            "id_perimetre": "NOT NULL UNIQUE", "id_quartier": quartierReference, "generation": generationReference,
        ],
        tableConstraints: ["UNIQUE (id_quartier, generation)"])

    static let quartierCommunes = StoreTable(
        "quartier_commune", title: Text(fr: "partage des périmètres entre communes", en: "share of each commune in the perimeters"),
        columns: [
            Column("id_perimetre", .text, Text(fr: "périmètre", en: "perimeter")),
            QuartierColumns.communeCode, QuartierColumns.pieceSurface, ShareColumns.share,
            Column("part_pop", .real, Text(fr: "part de la population, de 0 à 1", en: "share of the population, 0 to 1")),
            ShareColumns.declared, ShareColumns.computed,
        ],
        columnConstraints: ["id_perimetre": "REFERENCES perimetres (id_perimetre) ON UPDATE CASCADE ON DELETE CASCADE"],
        tableConstraints: ["UNIQUE (id_perimetre, insee_com)"])

    /// Squares of the grid stay squares in EPSG:3035 alone: in any other system they would be turned, and longer on one side.
    static let tiles = StoreTable(
        "carreaux", title: Text(fr: "carreaux de l'INSEE (Filosofi)", en: "INSEE's tiles (Filosofi)"), geometry: .polygon, crs: .laeaEurope,
        columns: [
            Column("idcar", .text, Text(fr: "identifiant INSPIRE du carreau", en: "INSPIRE identifier of the tile")),
            Column("maille", .integer, unit: "m", Text(fr: "côté du carreau", en: "side of the tile")),
            Column("millesime", .integer, Text(fr: "année des revenus", en: "year of the incomes")),
            Column("i_est", .integer, Text(fr: "1 quand les données sont imputées", en: "1 when the figures are imputed")),
            Column("lcog_geo", .text, Text(fr: "codes INSEE des communes, accolés", en: "INSEE codes of the communes, end to end")),
        ] + TileField.allCases.map { Column($0.key, .real, unit: $0.measure.unit[.french], $0.label) } + [sourceIdentifier],
        columnConstraints: ["idcar": "NOT NULL", "millesime": "NOT NULL"], tableConstraints: ["UNIQUE (idcar, millesime)"])

    static let estimates = StoreTable(
        "estimations", title: Text(fr: "estimations par carreaux", en: "estimates from tiles"),
        columns: [Column("id_perimetre", .text, Text(fr: "périmètre", en: "perimeter"))] + EstimateColumns.own + [
            Column(
                "facteur", .real, Text(fr: "facteur du calage ; 1 sans calage", en: "factor of the calibration; 1 without any")),
            sourceIdentifier,
        ],
        columnConstraints: ["id_perimetre": "REFERENCES perimetres (id_perimetre) ON UPDATE CASCADE ON DELETE CASCADE"])

    static let controls = StoreTable(
        "controles", title: Text(fr: "constats des contrôles", en: "findings of the controls"), geometry: .point,
        columns: [QuartierColumns.generation] + ControlColumns.all + [
            Column("vu_le", .text, Text(fr: "date du contrôle, ISO 8601", en: "date of the check, ISO 8601")),
            Column("leve_le", .text, Text(fr: "date de la levée, ISO 8601", en: "date of the waiver, ISO 8601")),
        ])

    private static let quartierReference = "REFERENCES quartiers (id_quartier) ON UPDATE CASCADE"
    private static let generationReference = "REFERENCES generations (generation)"
    static let sourceIdentifier = Column(
        "source_id", .integer, Text(fr: "source, dans la table sources", en: "source, in the table sources"))
    private static let startDate = Column("date_debut", .date, Text(fr: "premier jour en vigueur", en: "first day in force"))
    private static let endDate = Column("date_fin", .date, Text(fr: "dernier jour en vigueur", en: "last day in force"))
    private static let legalText = Column("texte_ref", .text, Text(fr: "texte qui le fixe", en: "legal text"))
}
