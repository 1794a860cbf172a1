public import Reporting

/// The coverages of many outlines, under the quartier and the generation of perimeter that each belongs to.
///
/// A value to save, look at, and apply to any number of columns and vintages: the geometry is not needed again.
public struct CoverageTable: Sendable, Hashable {
    /// An outline's tiles.
    public struct Entry: Sendable, Hashable {
        /// The quartier: `id_quartier`, or whatever names the outline.
        public let identifier: String
        /// The generation of its perimeter; empty when there is none to tell.
        public let generation: String
        /// Its tiles.
        public let coverage: CellCoverage

        /// Makes an entry.
        public init(identifier: String, generation: String, coverage: CellCoverage) {
            self.identifier = identifier
            self.generation = generation
            self.coverage = coverage
        }
    }

    /// The outlines, in the order given; all of one resolution, and no two with the same identifier and generation.
    public private(set) var entries: [Entry] = []
    private var known: Set<[String]> = []

    /// Makes an empty table.
    public init() {}

    /// Adds an outline.
    ///
    /// - Throws: `QuartiersError` when the outline is already there, or its tiles are of another resolution than the others'.
    public mutating func append(_ entry: Entry) throws(QuartiersError) {
        let place = Place(name: entry.identifier)
        if let first = entries.first?.coverage.resolution, first != entry.coverage.resolution {
            let error = CoverageError.resolution(expected: first, found: entry.coverage.resolution)
            throw QuartiersError(.badData, error.message, place: place, remedy: error.remedy)
        }
        guard known.insert([entry.identifier, entry.generation]).inserted else {
            throw QuartiersError(
                .badData,
                Text(
                    fr: "deux contours pour le même quartier et la même génération « \(entry.generation) »",
                    en: "two outlines for the same quartier and the same generation '\(entry.generation)'"),
                place: place,
                remedy: Text(
                    fr: "Donner un identifiant à chacun, ou réunir les deux en un contour en plusieurs parties.",
                    en: "Give each an identifier, or join the two into one multi-part outline."))
        }
        entries.append(entry)
    }

    /// The tiles that any outline touches.
    public var cells: CellSet { CellSet(entries.lazy.map(\.coverage)) }
}

extension CoverageTable {
    /// The columns under which a coverage is saved, in CSV and GeoPackage alike.
    public static let schema = TableSchema(
        "quartiers.coverage",
        title: Text(fr: "Part de chaque carreau dans chaque contour", en: "Share of each tile inside each outline"),
        columns: [
            Column("id_quartier", .text, Text(fr: "identifiant du quartier", en: "identifier of the quartier")),
            Column("generation", .text, Text(fr: "génération du périmètre", en: "generation of the perimeter")),
            Column(
                "idcar", .text,
                Text(
                    fr: "identifiant INSPIRE du carreau ; vide pour un contour qui n'en touche aucun",
                    en: "INSPIRE identifier of the tile; empty for an outline that touches none")),
            Column(
                "fraction", .real,
                Text(
                    fr: "part de la surface du carreau située dans le contour, entre 0 et 1",
                    en: "share of the tile's area inside the outline, from 0 to 1")),
        ])

    /// Calls a closure with each row, outline by outline and tile by tile in order.
    ///
    /// An outline that touches no tile has one row without tile, so that reading the rows again finds it.
    public func forEachRow(_ body: ([Value]) throws -> Void) rethrows {
        for entry in entries {
            let name: [Value] = [.text(entry.identifier), .text(entry.generation)]
            if entry.coverage.isEmpty { try body(name + [.null, .null]) }
            try entry.coverage.forEachCell { cell, fraction in
                try body(name + [.text(CellIdentifier(cell, entry.coverage.resolution).description), .real(fraction)])
            }
        }
    }

    /// The rows under their columns.
    public var table: Table {
        var table = Table(Self.schema)
        forEachRow { table.append($0) }
        return table
    }
}
