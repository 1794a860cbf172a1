import GeoFormats
import QuartierAnalysis
import Reporting

// The tables of what becomes of outlines: from one generation to the next, and when they are repaired.
extension StoreSchema {
    static let evolutions = StoreTable(
        "evolutions",
        title: Text(
            fr: "pièces gardées, gagnées et perdues entre deux générations", en: "pieces kept, gained and lost between two generations"),
        geometry: .multiPolygon, columns: EvolutionColumns.schema.columns)

    static let originalOutlines = StoreTable(
        "perimetres_origine", title: Text(fr: "contours tels que reçus, avant réparation", en: "outlines as received, before repair"),
        geometry: .multiPolygon,
        columns: [
            Column("id_perimetre", .text, Text(fr: "périmètre", en: "perimeter")),
            Column("motif", .text, Text(fr: "ce qui a été réparé, et où", en: "what was repaired, and where")),
            Column("repare_le", .text, Text(fr: "date de la réparation, ISO 8601", en: "date of the repair, ISO 8601")),
        ],
        columnConstraints: ["id_perimetre": "NOT NULL REFERENCES perimetres (id_perimetre) ON UPDATE CASCADE ON DELETE CASCADE"])
}
