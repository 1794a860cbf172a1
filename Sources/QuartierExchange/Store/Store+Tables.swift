import QuartierAnalysis
public import QuartierModel
public import Reporting

extension Store {
    /// The columns of `list`.
    static let listSchema = TableSchema(
        "quartiers.list", title: Text(fr: "Quartiers", en: "Quartiers"),
        columns: QuartierColumns.leading + [
            QuartierColumns.status,
            Column("communes", .text, Text(fr: "communes annoncées, sinon calculées", en: "communes declared, else computed")),
            Column("surf_ell_m2", .real, unit: "m²", Text(fr: "surface sur l'ellipsoïde GRS 80", en: "area on the GRS 80 ellipsoid")),
            QuartierColumns.source,
        ])

    /// A row for each perimeter held, by quartier and generation; a quartier without a perimeter has one row.
    public func list() throws -> Table {
        var table = Table(Store.listSchema, sources: try sources())
        let rows = try rows(
            """
            SELECT q.id_quartier, c.code_qp, q.nom, coalesce(p.generation, c.generation), q.statut, p.communes_annoncees, \
            (SELECT group_concat(nom_com, ', ') FROM (SELECT DISTINCT m.nom_com FROM quartier_commune s JOIN communes m \
            ON m.insee_com = s.insee_com WHERE s.id_perimetre = p.id_perimetre AND s.calcule ORDER BY s.part_surf DESC)), \
            p.surf_ell_m2, p.schematique, coalesce(s.fichier, s.titre) FROM quartiers q \
            LEFT JOIN quartier_code c ON c.id_quartier = q.id_quartier \
            LEFT JOIN perimetres p ON p.id_quartier = q.id_quartier AND p.generation = c.generation \
            LEFT JOIN sources s ON s.source_id = p.source_id ORDER BY q.id_quartier, 4
            """, columns: 10)
        for row in rows {
            let declared = DeclaredCommunes.read(row[5].exact).map(\.label)
            table.append(
                Array(row[0..<5]) + [
                    declared.isEmpty ? row[6] : .text(declared.joined(separator: ", ")), row[7],
                    row[8] == .boolean(true) ? .text(SourceRecord.schematic) : row[9],
                ])
        }
        return table
    }

    /// The columns of `show`.
    static let sheetSchema = TableSchema(
        "quartiers.show", title: Text(fr: "Fiche d'un quartier", en: "Sheet of a quartier"),
        columns: QuartierColumns.leading + [
            Column(
                "rubrique", .text,
                Text(fr: "identite, code, commune, surface, parente ou source", en: "identite, code, commune, surface, parente or source")),
            Column("champ", .text, Text(fr: "ce dont il s'agit", en: "what it is about")),
            Column("valeur", .text, Text(fr: "valeur", en: "value")),
            Column("unite", .text, Text(fr: "unité", en: "unit")),
            QuartierColumns.source,
        ])

    /// Everything that the store holds of a quartier, a row a fact.
    ///
    /// - Parameter language: in which numbers are written for people; nil to write them exactly.
    public func sheet(of quartier: Quartier, language: Language? = nil) throws -> Table {
        var table = Table(Store.sheetSchema)
        func add(
            _ section: String, _ field: String, _ value: Value, unit: String? = nil, perimeter: Perimeter? = nil, source: Value = .null
        ) {
            let lead =
                perimeter.map(QuartierColumns.lead) ?? [
                    .text(quartier.id), .text(orNull: quartier.codes.min { $0.key < $1.key }?.value), .text(quartier.name), .null,
                ]
            let words = language.map(value.words) ?? value.exact
            table.append(lead + [.text(section), .text(field), value.isNull ? .null : .text(words), .text(orNull: unit), source])
        }
        add("identite", QuartierColumns.status.name, .text(quartier.status.rawValue))
        for alias in quartier.aliases { add("identite", "alias", .text(alias)) }
        for (generation, code) in quartier.codes.sorted(by: { $0.key < $1.key }) { add("code", generation.name, .text(code)) }
        for parent in quartier.parents { add("parente", "parent", .text(parent)) }
        for generation in try generations() {
            let held = try perimeterRecords(of: generation)
            guard let (perimeter, origin) = held["\(quartier.id)/\(generation)"] else { continue }
            let source = QuartierColumns.source(of: perimeter, origin)
            for commune in perimeter.declaredCommunes {
                add("commune", QuartierColumns.communeName.name, .text(commune.label), perimeter: perimeter, source: source)
            }
            let shares = try rows(
                """
                SELECT DISTINCT s.insee_com || ' ' || m.nom_com, s.surf_m2 FROM quartier_commune s JOIN communes m ON m.insee_com = s.insee_com \
                WHERE s.id_perimetre = ?1 AND s.calcule ORDER BY s.surf_m2 DESC
                """, [.text("\(quartier.id)/\(generation)")], columns: 2)
            for share in shares { add("commune", "surf_m2 \(share[0].exact)", share[1], unit: "m²", perimeter: perimeter, source: source) }
            let columns = SurfaceColumns.stored
            let values = try rows(
                "SELECT \(columns.map(\.name).joined(separator: ", ")) FROM perimetres WHERE id_perimetre = ?1",
                [.text("\(quartier.id)/\(generation)")], columns: columns.count)
            for (column, value) in zip(columns, values.first ?? []) where !value.isNull {
                add("surface", column.name, value, unit: column.unit, perimeter: perimeter, source: source)
            }
            if let printed = perimeter.printedHectares {
                add("surface", "surf_imprimee_ha", .real(printed), unit: "ha", perimeter: perimeter, source: source)
            }
            guard let origin else { continue }
            table.sources.append(origin)
            let facts = [
                ("titre", origin.title), ("fichier", origin.file), ("producteur", origin.producer), ("millesime", origin.vintage),
                ("url", origin.url), ("licence", origin.licence), ("obtenu_le", origin.obtained), ("sha256", origin.sha256),
            ]
            for (field, fact) in facts where fact != nil { add("source", field, .text(orNull: fact), perimeter: perimeter, source: source) }
        }
        return table
    }
}
