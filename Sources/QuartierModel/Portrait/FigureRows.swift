public import Reporting

// Figures as rows: the same cells in the store and in every output.
extension FigureColumns {
    /// The columns of a reading: value, bounds, how it is to be taken, why there is none.
    public static let reading = [value, lower, upper, qualifier, absence]

    /// The rank of a column among those of `figure`.
    public static func rank(_ column: Column) -> Int { figure.firstIndex(of: column) ?? figure.count }

    /// A figure as the values of `figure`.
    public static func values(_ stated: Figure) -> [Value] { figure.map { stated.value(of: $0) } }

    /// A reading as the values of `reading`.
    public static func values(_ reading: Reading) -> [Value] {
        let columns = ReadingColumns(reading)
        return [
            .real(orNull: columns.value), .real(orNull: columns.lower), .real(orNull: columns.upper),
            .text(orNull: columns.qualifier?.rawValue), .text(orNull: columns.absence?.rawValue),
        ]
    }

    /// What rows about a figure begin with: identifier, code and generation of the perimeter it describes, name, status.
    public static func lead(_ portrait: Portrait, perimeter: Generation?, codes: [Generation: String]) -> [Value] {
        [
            .text(portrait.quartier), .text(orNull: perimeter.flatMap { codes[$0] }), .text(portrait.name), .text(orNull: perimeter?.name),
            .text(orNull: portrait.status?.rawValue),
        ]
    }

    /// A figure of a quartier as a row of `portrait`.
    ///
    /// - Parameters:
    ///   - codes: the codes of the quartier by generation; the row has the one of the perimeter that the figure describes.
    ///   - source: the file that the row comes from.
    public static func row(
        _ stated: Figure, of quartier: Portrait, codes: [Generation: String], source: Value, in language: Language
    ) -> [Value] {
        lead(quartier, perimeter: stated.perimeter, codes: codes)
            + portrait.columns[5..<(portrait.columns.count - 1)].map { stated.value(of: $0, in: language) } + [source]
    }
}
