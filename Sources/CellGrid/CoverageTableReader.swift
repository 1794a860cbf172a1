public import Reporting

/// Reads a saved coverage, row by row: from CSV, where every value is a text, or from a database.
public struct CoverageTableReader {
    private struct Outline: Hashable {
        let identifier: String
        let generation: String
    }

    private let columns: [Int]
    private var order: [Outline] = []
    private var fractions: [Outline: [(cell: Cell, fraction: Double)]] = [:]
    private var resolution: CellResolution?

    /// Finds the columns in a header, without regard to case and in any order.
    ///
    /// - Throws: `QuartiersError`, naming the columns that are missing.
    public init(header: [String]) throws(QuartiersError) {
        let names = header.map { $0.lowercased() }
        let wanted = CoverageTable.schema.columns.map(\.name)
        let missing = wanted.filter { !names.contains($0) }
        guard missing.isEmpty else {
            let list = missing.joined(separator: ", ")
            throw QuartiersError(
                .badData, Text(fr: "colonnes absentes : \(list)", en: "missing columns: \(list)"),
                remedy: Text(
                    fr: "Une couverture enregistrée a les colonnes \(wanted.joined(separator: ", ")).",
                    en: "A saved coverage has the columns \(wanted.joined(separator: ", "))."))
        }
        columns = wanted.compactMap { names.firstIndex(of: $0) }
    }

    /// Adds a row.
    ///
    /// - Throws: `QuartiersError`, at the place given.
    public mutating func append(_ row: [Value], at place: Place = .unknown) throws(QuartiersError) {
        let values = columns.map { $0 < row.count ? row[$0] : .null }
        let outline = Outline(identifier: values[0].exact, generation: values[1].exact)
        guard !outline.identifier.isEmpty else {
            throw QuartiersError(.badData, Text(fr: "id_quartier est vide", en: "id_quartier is empty"), place: place)
        }
        if fractions[outline] == nil {
            order.append(outline)
            fractions[outline] = []
        }
        if values[2].exact.isEmpty && values[3].exact.isEmpty { return }
        let identifier: CellIdentifier
        do {
            identifier = try CellIdentifier(values[2].exact, expecting: resolution)
        } catch {
            throw QuartiersError(
                .badData,
                Text(
                    fr: "carreau « \(values[2].exact) » : \(error.reason.french)",
                    en: "tile '\(values[2].exact)': \(error.reason.english)"), place: place)
        }
        resolution = identifier.resolution
        guard let fraction = Double(values[3].exact), fraction > 0, fraction <= 1 else {
            throw QuartiersError(
                .badData,
                Text(
                    fr: "la fraction « \(values[3].exact) » n'est pas un nombre de l'intervalle ]0 ; 1]",
                    en: "the fraction '\(values[3].exact)' is not a number above 0 and at most 1"), place: place)
        }
        fractions[outline]?.append((identifier.cell, fraction))
    }

    /// The table of the rows read, outlines in the order in which they appeared.
    ///
    /// - Throws: `QuartiersError` for a tile that an outline holds twice.
    public consuming func finish() throws(QuartiersError) -> CoverageTable {
        var table = CoverageTable()
        for outline in order {
            let cells = (fractions[outline] ?? []).sorted { $0.cell < $1.cell }
            var builder = CoverageRunBuilder(resolution ?? .metres200)
            for (index, entry) in cells.enumerated() {
                if index > 0, cells[index - 1].cell == entry.cell {
                    let identifier = CellIdentifier(entry.cell, resolution ?? .metres200)
                    throw QuartiersError(
                        .badData,
                        Text(fr: "le carreau \(identifier) figure deux fois", en: "tile \(identifier) is there twice"),
                        place: Place(name: outline.identifier))
                }
                do { try builder.append(entry.cell, count: 1, fraction: entry.fraction) } catch {
                    throw QuartiersError(.badData, error.message, place: Place(name: outline.identifier), remedy: error.remedy)
                }
            }
            let coverage = CellCoverage(resolution: resolution ?? .metres200, runs: builder.runs)
            try table.append(.init(identifier: outline.identifier, generation: outline.generation, coverage: coverage))
        }
        return table
    }
}
