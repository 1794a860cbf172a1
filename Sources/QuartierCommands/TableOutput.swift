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
        case .table:
            let width = environment.outputTerminal.isInteractive && !isWritingFile ? environment.outputTerminal.columns : nil
            let text = TextTable(table, language: language, width: width).text
            try writeOutput { sink in try sink.write(text) }
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
