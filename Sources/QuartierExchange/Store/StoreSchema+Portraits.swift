import QuartierModel
import Reporting

// The tables of portraits: what is measured, the figures, and the words of documents.
extension StoreSchema {
    static let indicators = StoreTable(
        "indicateurs", title: Text(fr: "dictionnaire des indicateurs", en: "dictionary of indicators"),
        columns: [
            FigureColumns.key, FigureColumns.label, FigureColumns.unit,
            Column(
                "sens", .integer,
                Text(fr: "1 : plus haut est pire, -1 : meilleur, 0 : neutre", en: "1: higher is worse, -1: better, 0: neutral")),
            IndicatorTable.nature,
            Column("numerateur", .text, Text(fr: "ce qu'un taux compte", en: "what a rate counts")),
            Column("denominateur", .text, Text(fr: "ce à quoi un taux le rapporte", en: "what a rate sets it against")),
            IndicatorTable.definition,
            Column("val_min", .real, Text(fr: "plus petite valeur possible", en: "smallest possible value")),
            Column("val_max", .real, Text(fr: "plus grande valeur possible", en: "greatest possible value")),
        ],
        columnConstraints: ["cle": "NOT NULL UNIQUE"])

    /// The figures of quartiers. A quartier of INSEE's national tables has figures without being one of the store's.
    static let portraits = StoreTable(
        "portraits", title: Text(fr: "chiffres des quartiers, un par ligne", en: "figures of the quartiers, a row each"),
        columns: [QuartierColumns.quartier] + FigureColumns.figure + [sourceIdentifier],
        columnConstraints: ["id_quartier": "NOT NULL", "cle": "NOT NULL"], indexedColumns: ["id_quartier"])

    /// The figures of wider zones: rows of their own, never a quartier.
    static let zones = StoreTable(
        "zones", title: Text(fr: "chiffres des zones de comparaison", en: "figures of the zones of comparison"),
        columns: [
            Column(
                "zone", .text,
                Text(fr: "zone : ensemble_qpv, epci:200072460, commune:62119…", en: "zone: ensemble_qpv, epci:200072460, commune:62119…")),
            Column("nom_zone", .text, Text(fr: "nom de la zone dans la source", en: "name of the zone in its source")),
        ] + FigureColumns.figure + [sourceIdentifier],
        columnConstraints: ["zone": "NOT NULL", "cle": "NOT NULL"], indexedColumns: ["zone"])

    static let declarations = StoreTable(
        "declarations", title: Text(fr: "ce que chaque source déclare d'un quartier", en: "what each source declares of a quartier"),
        columns: [
            QuartierColumns.quartier, QuartierColumns.code, QuartierColumns.status, QuartierColumns.name,
            Column("communes", .text, Text(fr: "communes déclarées, séparées par des virgules", en: "communes declared, comma-separated")),
            Column(
                "generation_carte", .text,
                Text(fr: "génération du périmètre que montre la carte", en: "generation of the perimeter that the map shows")),
            FigureColumns.vintage,
            Column("methode", .text, Text(fr: "imprime, insee ou fourni", en: "imprime (printed), insee or fourni (supplied)")),
            Column("ligne_nom", .integer, Text(fr: "ligne du nom", en: "line of the name")),
            Column("ligne_communes", .integer, Text(fr: "ligne des communes", en: "line of the communes")),
            sourceIdentifier,
        ],
        columnConstraints: ["id_quartier": "NOT NULL"], indexedColumns: ["id_quartier"])

    static let texts = StoreTable(
        "textes",
        title: Text(
            fr: "irritants, opportunités, enjeux, objectifs et autres passages",
            en: "irritants, opportunities, stakes, objectives and other passages"),
        columns: [QuartierColumns.quartier] + TextColumns.own + [sourceIdentifier], indexedColumns: ["id_quartier"])
}

/// The columns of passages of documents.
enum TextColumns {
    static let own = [
        Column(
            "rubrique", .text,
            Text(
                fr: "irritants, opportunites, enjeux, objectif, ou ce que dit le passage",
                en: "irritants, opportunites, enjeux (stakes), objectif (objective), or what the passage says")),
        Column("rang", .integer, Text(fr: "rang dans la rubrique, à partir de 1", en: "rank in the section, from 1")),
        Column("enjeu", .integer, Text(fr: "numéro de l'enjeu", en: "number of the stake")),
        Column("orientation", .text, Text(fr: "orientation, première colonne du tableau", en: "orientation, first column of the table")),
        Column("objectif_strategique", .text, Text(fr: "objectif stratégique", en: "strategic objective")),
        Column(
            "objectif_operationnel", .text,
            Text(fr: "objectif opérationnel ; vide quand il n'y en a pas", en: "operational objective; empty when there is none")),
        Column("valeur", .integer, Text(fr: "nombre que dit le passage", en: "number that the passage says")),
        Column("texte", .text, Text(fr: "passage", en: "passage")),
        FigureColumns.line,
    ]
}

extension Indicator {
    /// The indicator as a row of the table `indicateurs`.
    var storedValues: [Value] {
        var fraction: Fraction?
        if case .rate(let part) = nature { fraction = part }
        let most = validRange.flatMap { $0.upperBound < .greatestFiniteMagnitude ? $0.upperBound : nil }
        return [
            .text(key), .text(label.french), .text(orNull: unit.symbol?.french), .integer(direction.rawValue), .text(nature.token),
            .text(orNull: fraction?.part.french), .text(orNull: fraction?.whole.french), .text(definition.french),
            .real(orNull: validRange?.lowerBound), .real(orNull: most),
        ]
    }
}
