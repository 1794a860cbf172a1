import QuartierModel
import Reporting

/// The view that most people open: the outlines of a generation with the names of their quartiers and the foremost figures of their portraits.
///
/// A query that SQLite and PostgreSQL both understand. Every column is one of a table, so that it keeps its type in both.
struct GenerationView {
    private let generation: Generation

    init(_ generation: Generation) { self.generation = generation }

    /// The name: `v_quartiers_2024`.
    var name: String { "v_quartiers_" + generation.name.replacing("-", with: "_") }

    /// What it shows.
    var title: Text {
        Text(
            fr: "Quartiers de la génération \(generation) et leur portrait", en: "Quartiers of generation \(generation) and their portrait")
    }

    /// The columns besides key and geometry, in order.
    static var columns: [Column] { fields.map(\.column) }

    /// The query.
    ///
    /// - Parameter key: how the key is called.
    func query(key: String) -> String {
        let columns = Self.fields.map { "\($0.expression) AS \($0.column.name)" }
        let joins = Self.indicators.map { "LEFT " + Self.join($0) }
        return """
            SELECT p.fid AS \(key), p.geom, \(columns.joined(separator: ", ")) FROM perimetres p \
            JOIN quartiers q ON q.id_quartier = p.id_quartier \
            LEFT JOIN quartier_code c ON c.id_quartier = p.id_quartier AND c.generation = p.generation \
            LEFT JOIN sources s ON s.source_id = p.source_id \(joins.joined(separator: " ")) WHERE p.generation = '\(generation)'
            """
    }

    /// The values of an indicator in the quartiers of the view, those that have one.
    func values(of indicator: Indicator) -> String {
        let value = "f_\(indicator.key).\(FigureColumns.value.name)"
        return "SELECT \(value) FROM perimetres p \(Self.join(indicator)) WHERE p.generation = '\(generation)' AND \(value) IS NOT NULL"
    }

    /// The foremost figure of an indicator beside each perimeter.
    private static func join(_ indicator: Indicator) -> String {
        """
        JOIN portraits f_\(indicator.key) ON f_\(indicator.key).fid = (SELECT f.fid FROM portraits f \
        WHERE f.id_quartier = p.id_quartier AND f.cle = '\(indicator.key)' ORDER BY \(foremost) LIMIT 1)
        """
    }

    /// The order of `Portrait.foremost`: what is stated before what is read elsewhere, then the latest vintage, which ends with its year.
    private static let foremost = """
        CASE WHEN f.methode IN ('\(Figure.Method.printed.rawValue)', '\(Figure.Method.supplied.rawValue)') THEN 0 ELSE 1 END, \
        coalesce(substr(f.millesime, length(f.millesime) - 3), '') DESC, f.fid DESC
        """

    private static let indicators = [Indicator.population] + FlatColumns.rates

    private static var fields: [(expression: String, column: Column)] {
        let perimeter = StoreSchema.perimeters.schema.columns.filter { column in
            ["etat", "communes_annoncees", "siren_epci", "surf_ell_m2", "surf_plane_m2", "scr_plane", "perimetre_m", "schematique"]
                .contains(
                    column.name)
        }
        let identity = [
            ("p", QuartierColumns.quartier), ("c", QuartierColumns.code), ("q", QuartierColumns.name), ("q", QuartierColumns.status),
            ("p", QuartierColumns.generation),
        ]
        return (identity + perimeter.map { ("p", $0) }).map { ("\($0).\($1.name)", $1) } + indicators.flatMap(figure) + [
            (
                "s.titre",
                Column(QuartierColumns.source.name, .text, Text(fr: "source du contour", en: "source of the outline"))
            )
        ]
    }

    /// The columns of an indicator: its value or its bounds, and what they describe.
    private static func figure(_ indicator: Indicator) -> [(expression: String, column: Column)] {
        let value = Column(indicator.key, .real, unit: indicator.unit.symbol?.french, indicator.label)
        let others = [
            ("_min", FigureColumns.lower), ("_max", FigureColumns.upper), ("_qualificatif", FigureColumns.qualifier),
            ("_absence", FigureColumns.absence), ("_perimetre_stat", FigureColumns.perimeter), ("_millesime", FigureColumns.vintage),
        ]
        return [("f_\(indicator.key).\(FigureColumns.value.name)", value)]
            + others.map { suffix, column in
                let definition = Text(
                    fr: "\(indicator.label.french), \(column.definition.french)",
                    en: "\(indicator.label.english), \(column.definition.english)")
                return ("f_\(indicator.key).\(column.name)", Column(indicator.key + suffix, column.type, unit: column.unit, definition))
            }
    }
}
