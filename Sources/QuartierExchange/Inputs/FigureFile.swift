import GeoFormats
import QuartierModel
import QuartierSources
import Reporting

/// A file of figures, told by its content: a table of INSEE or ANCT per QPV, or rows of figures as CSV or JSON.
public enum FigureFile {
    /// The columns that rows of figures may have, beside those that name the quartier.
    public static let header = FigureColumns.figure.map(\.name).joined(separator: ", ")

    /// What a file holds.
    enum Content {
        /// A table of INSEE or ANCT.
        case table(INSEETable)
        /// Rows of figures.
        case figures([SuppliedFigure])
    }

    /// Reads a file that can be read twice.
    ///
    /// - Throws: `QuartiersError` for what is neither; what `report` throws.
    static func read(_ source: ByteSource, year: Int?, report: FindingSink) throws -> Content {
        switch try FileContent(of: source) {
        case .json:
            guard case .bytes(let bytes, _) = try source.loaded() else { return .figures([]) }
            return .figures(named(try SuppliedFigures.readJSON(bytes, document: source.name, report: report), source))
        case .text:
            if try CSVReader(source).column("CODGEO") != nil {
                return .table(try INSEETableReader.read(source, year: year, report: report))
            }
            return .figures(named(try SuppliedFigures.readCSV(source, report: report), source))
        case .sqlite, .shapefile, .zip, .other, .stream:
            throw QuartiersError(
                .badData, Text(fr: "ce n'est ni un CSV ni du JSON", en: "this is neither CSV nor JSON"), place: Place(file: source.name),
                remedy: Text(
                    fr: "D'un classeur, enregistrer la feuille au format CSV ; d'un zip, extraire le tableau.",
                    en: "Of a workbook, save the sheet as CSV; of a zip, extract the table."))
        }
    }

    /// The figures under the name of their file without its folders, as the store names documents.
    private static func named(_ figures: [SuppliedFigure], _ source: ByteSource) -> [SuppliedFigure] {
        figures.map { supplied in
            var named = supplied
            if supplied.figure.citation.document == source.name { named.figure.citation.document = source.fileName }
            return named
        }
    }
}

extension ByteSource {
    /// The name of the file without its folders.
    var fileName: String { name.split(separator: "/").last.map(String.init) ?? name }
}
