public import QuartierCartography
public import QuartierModel
public import Reporting

/// The map of one indicator and the table of the same values.
public struct IndicatorMap: Sendable {
    /// The drawing, to be made.
    public let map: ThematicMap
    /// What the map shows, a row a quartier.
    public let table: Table

    /// Lays out the map of an indicator.
    ///
    /// - Parameters:
    ///   - values: those of the perimeters, in their order.
    ///   - sources: where outlines and communes come from.
    ///   - notes: what a reader must know besides.
    ///   - date: when it is made, ISO 8601.
    /// - Throws: `QuartiersError` as `MapDesign.symbolism`.
    public init(
        _ values: IndicatorValues, of perimeters: Layer<Perimeter>, on ground: MapGround, sources: [SourceRecord], design: MapDesign,
        notes: [Text] = [], date: String, language: Language
    ) throws(QuartiersError) {
        let symbolism = try design.symbolism(of: values)
        var all = values.notes + notes
        if perimeters.elements.contains(where: \.isSchematic) { all.insert(SchematicNote.text, at: 0) }
        if ground.elsewhere > 0 {
            all.append(
                Text(
                    fr: "\(ground.elsewhere) quartier(s) d'un autre territoire ne sont pas sur cette carte.",
                    en: "\(ground.elsewhere) quartier(s) of another territory are not on this map."))
        }
        let missing = ground.outlines.count { $0 == nil } - ground.elsewhere
        if missing > 0 {
            all.append(
                Text(
                    fr: "\(missing) quartier(s) sans contour ne sont que dans la table.",
                    en: "\(missing) quartier(s) without outline are in the table only."))
        }
        if !values.items.contains(where: { $0.reading.absence == nil }) {
            all.append(Text(fr: "Aucun quartier n'a de valeur.", en: "No quartier has a value."))
        }
        if design.isForced, case .classes = symbolism, values.indicator.nature.isCounted {
            all.append(
                Text(
                    fr: "Effectif montré par plages de couleur, à la demande de l'auteur : de grands quartiers paraissent plus peuplés.",
                    en: "A count shown by classes of colour, as the author insists: large quartiers look more populous."))
        }
        let areas = zip(perimeters.elements, zip(values.items, ground.outlines)).map { perimeter, known in
            MapArea(id: perimeter.quartier, name: perimeter.name, outline: known.1, reading: known.0.reading)
        }
        var map = ThematicMap(
            page: design.page,
            texts: design.texts(of: values, perimeters: perimeters, sources: sources, notes: all, date: date, language: language),
            indicator: values.indicator, symbolism: symbolism, areas: areas, communes: ground.communes, reference: values.reference)
        map.isHatched = design.isHatched
        map.isLabelled = design.isLabelled
        map.north = ground.north
        self.map = map
        table = MapTable.table(values, of: perimeters, symbolism: symbolism, notes: all)
    }
}

extension Indicator.Nature {
    /// Whether it is a number of things or a surface, which circles show.
    var isCounted: Bool {
        switch self {
        case .count, .area: true
        case .rate, .index: false
        }
    }
}
