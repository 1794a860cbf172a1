import CommandArguments
import GeoFormats
import PlanarGeometry
import QuartierModel
import Reporting

extension Run {
    /// Writes a table in the format asked for, where asked for.
    ///
    /// - Parameter geometry: the outline of each row in longitude and latitude, for verbs that can write GeoJSON; nil for those that cannot.
    func write(_ table: Table, geometry: (() throws -> [MultiPolygon?])? = nil) throws {
        let table = table.notingSchematicOutlines
        switch arguments[CommonOptions.format] {
        case .table: try write([table])
        case .csv:
            let dialect: CSVDialect = arguments[CommonOptions.spreadsheet] ? .spreadsheet : .exact
            try writeOutput { sink in try TableCSV.write(table, dialect, to: &sink) }
            for note in table.notes { say(note) }
        case .json:
            try writeOutput { sink in try TableJSON.write(table, in: language, to: &sink) }
        case .geojson:
            guard let geometry else {
                throw QuartiersError(
                    .usage,
                    Text(
                        fr: "« \(arguments.path.name) » ne donne pas de géométrie : --format geojson n'a pas de sens ici",
                        en: "'\(arguments.path.name)' gives no geometry: --format geojson makes no sense here"),
                    remedy: Text(fr: "Formats possibles : table, csv, json.", en: "Possible formats: table, csv, json."))
            }
            let outlines = try geometry()
            try writeOutput { sink in try TableGeoJSON.write(table, outlines: outlines, in: language, to: &sink) }
        }
    }

    /// Writes tables for people, each but the first under its title; what is said of all of them stands once, at the end.
    func write(_ tables: [Table]) throws {
        let width = environment.outputTerminal.isInteractive && !isWritingFile ? environment.outputTerminal.columns : nil
        let (notes, sources) = tables.map(\.notingSchematicOutlines).reduce(into: ([Text](), [SourceRecord]())) { all, table in
            all.0 += table.notes.filter { !all.0.contains($0) }
            all.1 += tables.count == 1 ? table.sources : table.sources.filter { !all.1.contains($0) }
        }
        var text = ""
        for (rank, table) in tables.enumerated() {
            let isLast = rank == tables.count - 1
            var shown = table
            (shown.notes, shown.sources) = isLast ? (notes, sources) : ([], [])
            if rank > 0 { text += "\n\(table.schema.title[language])\n\n" }
            text += TextTable(shown, language: language, width: width).text
        }
        try writeOutput { sink in try sink.write(text) }
    }

    private var isWritingFile: Bool { arguments[CommonOptions.output].map { $0 != "-" } ?? false }

    /// Hands a sink to the standard output or to the file asked for; the file appears whole or not at all.
    func writeOutput(_ body: (inout ByteSink) throws -> Void) throws {
        guard isWritingFile, let path = arguments[CommonOptions.output] else { return try environment.write(body) }
        var sink = try ByteSink(path: path, overwrite: arguments[CommonOptions.overwrite])
        try body(&sink)
        try sink.finish()
    }
}

extension CommandEnvironment {
    /// Hands a sink to the standard output.
    func write(_ body: (inout ByteSink) throws -> Void) throws {
        switch output {
        case .standardOutput:
            var sink = try ByteSink(path: "-")
            try body(&sink)
            try sink.finish()
        case .collected(let receive):
            var sink = ByteSink()
            try body(&sink)
            receive(sink.pending)
        }
    }

    /// Writes a text on the standard output.
    func write(_ text: String) throws { try write { sink in try sink.write(text) } }
}
