import GeoFormats
import Reporting

/// The figures of `PortraitFacts` as rows of a CSV, under the column names of the command's `portrait`.
enum PortraitRows {
    private static let schema = TableSchema(
        "portraits", title: Text(fr: "portraits", en: "portraits"),
        columns: [
            "id_quartier", "nom", "cle", "valeur", "borne_min", "qualificatif", "evolution", "evolution_depuis", "reference",
            "reference_zone", "perimetre_stat", "millesime", "methode", "document", "citation",
        ].map { Column($0, .text, Text(verbatim: $0)) })

    static func csv() throws -> [UInt8] {
        var table = Table(schema)
        for printed in PortraitFacts.printed {
            for figure in printed.figures { table.append(row(figure.key, figure.printed, printed)) }
        }
        for column in PortraitFacts.insee {
            for (code, values) in column.values.sorted(by: { $0.key < $1.key }) {
                for (year, value) in zip(column.years, values) { table.append(row(column, code, year, value)) }
            }
        }
        var sink = ByteSink()
        try TableCSV.write(table, .exact, to: &sink)
        return sink.pending
    }

    private static func row(_ key: String, _ printed: String, _ document: PortraitFacts.Printed) -> [Value] {
        let quartier = Facts.quartiers.first { $0.name == document.quartier }
        let isBound = printed.hasPrefix("+ de ")
        let qualifier = isBound ? "plus_de" : printed.hasPrefix("environ ") ? "environ" : "exact"
        let digits = String(printed.filter { $0.isNumber || $0 == "," }.map { $0 == "," ? "." : $0 })
        let reference = PortraitFacts.references[key]
        let change = key == "pop" ? document.change : nil
        return [
            .text(orNull: quartier?.code2015 ?? quartier?.localCode), .text(document.quartier), .text(key),
            isBound ? .null : .text(digits), isBound ? .text(digits) : .null, .text(qualifier), .integer(orNull: change),
            .integer(orNull: change.map { _ in 2015 }), .real(orNull: reference), .text(orNull: reference.map { _ in "epci" }),
            .text(document.perimeter), .text(document.vintage), .text("imprime"), .text(document.document), .text(printed),
        ]
    }

    private static func row(_ column: PortraitFacts.Column, _ code: String, _ year: Int, _ value: Double) -> [Value] {
        let vintage = "\(column.theme) \(year)"
        return [
            .text(code), .null, .text(column.key), .real(value), .null, .text("exact"), .null, .null, .null, .null, .text("2015"),
            .text(vintage), .text("insee"), .text("INSEE, quartiers prioritaires, \(vintage)"), .text(column.name),
        ]
    }
}
