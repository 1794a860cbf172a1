import GeoFormats
import QuartierSources
import Reporting

/// ANCT's table of 2015 and 2024 codes as a file: CSV with any of the usual separators.
enum CorrespondenceFile {
    /// The records of a file, in its order.
    static func read(_ source: ByteSource, report: FindingSink) throws -> [Correspondence] {
        var file = try CSVReader(source)
        let reader = try CorrespondenceReader(header: file.columns, place: Place(file: source.name))
        var records: [Correspondence] = []
        while try file.next(report) {
            records += try reader.records(from: file.columns.indices.map { file.text($0) }, line: file.line, report: report)
        }
        guard !records.isEmpty else {
            throw QuartiersError(
                .badData, Text(fr: "la table de correspondance est vide", en: "the correspondence table is empty"),
                place: Place(file: source.name))
        }
        return records
    }
}
