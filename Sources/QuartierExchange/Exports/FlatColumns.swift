import QuartierModel
public import Reporting

/// The columns of the flat layer that other GIS open: one row a perimeter, long names; in this order.
public enum FlatColumns {
    /// All of them.
    public static let schema = TableSchema(
        "quartiers.export", title: Text(fr: "Quartiers et périmètres", en: "Quartiers and perimeters"),
        columns: [
            QuartierColumns.quartier, QuartierColumns.code,
            Column("code_qp_2015", .text, Text(fr: "code de la génération 2015", en: "code of generation 2015")),
            QuartierColumns.name, QuartierColumns.status, QuartierColumns.generation,
            Column("etat", .text, Text(fr: "lettre du code de 2024 : N, M ou I", en: "letter of the 2024 code: N, M or I")),
            Column(
                "insee_coms", .text,
                Text(fr: "codes INSEE des communes, séparés par des virgules", en: "INSEE codes of the communes, comma-separated")),
            Column(
                "noms_coms", .text, Text(fr: "noms des communes, séparés par des virgules", en: "names of the communes, comma-separated")),
            QuartierColumns.epci,
            Column("surf_ell_ha", .real, unit: "ha", Text(fr: "surface sur l'ellipsoïde GRS 80", en: "area on the GRS 80 ellipsoid")),
            Column("surf_plane_ha", .real, unit: "ha", Text(fr: "surface plane dans scr_plane", en: "plane area in scr_plane")),
            Column("scr_plane", .text, Text(fr: "projection de surf_plane_ha", en: "projection of surf_plane_ha")),
            Column(
                "perimetre_m", .real, unit: "m",
                Text(fr: "longueur du contour sur l'ellipsoïde", en: "length of the outline on the ellipsoid")),
        ] + statistics + [
            QuartierColumns.source, Column("date_maj", .date, Text(fr: "date de l'export", en: "date of the export")),
        ])

    /// The columns of the portrait: one figure an indicator. A bound stands in its own column, never in that of the value; what is not known is empty.
    static let statistics = [
        Column("pop", .integer, Text(fr: "population", en: "population")),
        Column("pop_qualificatif", .text, FigureColumns.qualifier.definition),
        Column("pop_min", .integer, Text(fr: "population, borne inférieure", en: "population, lower bound")),
        Column("pop_max", .integer, Text(fr: "population, borne supérieure", en: "population, upper bound")),
        rate(.povertyRate),
        Column("tx_pauvrete_min", .real, unit: "%", Text(fr: "taux de pauvreté, borne inférieure", en: "poverty rate, lower bound")),
        rate(.under25Share), rate(.singleParentShare), rate(.socialPositionIndex), rate(.employmentRate), rate(.idleYouthShare),
        rate(.socialHousingShare),
        Column(
            "perimetre_stat", .text,
            Text(
                fr: "génération du périmètre que les chiffres décrivent ; divers quand ils diffèrent",
                en: "generation of the perimeter that the figures describe; divers when they differ")),
        Column("millesime", .text, Text(fr: "millésimes des chiffres", en: "vintages of the figures")),
    ]

    /// The indicators of which the layer shows the value alone, save the lower bound of the first.
    static let rates: [Indicator] = [
        .povertyRate, .under25Share, .singleParentShare, .socialPositionIndex, .employmentRate, .idleYouthShare, .socialHousingShare,
    ]

    /// The columns of the communes that go with the layer.
    static let ofCommunes = [QuartierColumns.communeCode, QuartierColumns.communeName, QuartierColumns.epci]

    /// The values of `ofCommunes`.
    static func values(of commune: Commune) -> [Value] { [.text(commune.code.text), .text(commune.name), .text(orNull: commune.epci)] }

    private static func rate(_ indicator: Indicator) -> Column {
        Column(indicator.key, .real, unit: indicator.unit.symbol?.french, indicator.label)
    }

    /// The values of `statistics` for a portrait; all empty without one.
    static func statistics(_ portrait: Portrait?) -> [Value] {
        func foremost(_ indicator: Indicator) -> Figure? { portrait?.foremost(indicator.key) }
        func whole(_ value: Double?) -> Value { .integer(orNull: value.flatMap { Int(exactly: $0.rounded()) }) }
        let population = foremost(.population).map { ReadingColumns($0.reading) }
        var values: [Value] = [
            whole(population?.value), .text(orNull: population?.qualifier?.rawValue), whole(population?.lower), whole(population?.upper),
        ]
        for indicator in rates {
            let reading = foremost(indicator).map { ReadingColumns($0.reading) }
            values.append(.real(orNull: reading?.value))
            if indicator == .povertyRate { values.append(.real(orNull: reading?.lower)) }
        }
        let shown = ([.population] + rates).compactMap(foremost).filter { $0.reading.absence == nil }
        let perimeters = Set(shown.map { $0.perimeter?.name ?? Figure.unknownPerimeter })
        let vintages = Set(shown.compactMap(\.vintage)).sorted()
        values.append(perimeters.count > 1 ? .text("divers") : .text(orNull: perimeters.first))
        values.append(.text(orNull: vintages.isEmpty ? nil : vintages.joined(separator: ", ")))
        return values
    }
}
