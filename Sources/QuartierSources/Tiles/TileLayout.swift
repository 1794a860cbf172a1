public import CellGrid
import GeoFormats
public import Reporting

/// Where a tile file keeps what this library reads of it: recognised from the names of its columns, whatever its format.
public struct TileLayout: Sendable {
    /// The vintages that the header fits: several when it does not tell them apart, none for a file of another make.
    public let vintages: [TileVintage]
    /// The side of the tiles.
    public let resolution: CellResolution
    /// The figures that the file has, in the order of `TileField`.
    public let fields: [TileField]
    /// The columns of these figures.
    let figureColumns: [Int]
    /// The column of the identifier.
    public let identifierColumn: Int
    let imputationColumn: Int?
    let communesColumn: Int?
    /// The columns that nobody here knows, by their names; their figures are not read.
    public let unknownColumns: [String]
    private let place: Place

    /// Recognises the columns of a header, without regard to case and outer spaces.
    ///
    /// A file that has both identifiers is one of 200 m tiles, which name the 1 km tile around them.
    ///
    /// - Parameters:
    ///   - mapping: the columns that go by other names.
    ///   - vintage: the vintage that the user says it is.
    ///   - place: the file and its layer, for errors and findings.
    /// - Throws: `QuartiersError` when there is no identifier or no figure, when a name is there twice, or when the file lacks what the user named.
    public init(header: [String], mapping: TileMapping = .none, vintage: Int? = nil, place: Place = .unknown) throws(QuartiersError) {
        let finder = ColumnFinder(header: header, mapping: mapping, place: place)
        try finder.checkMapping()
        vintages = try Self.choose(vintage, among: TileVintage.recognise(header), place: place)
        self.place = place

        var found: (resolution: CellResolution, column: Int)?
        for (resolution, name) in zip(CellResolution.allCases, TileMapping.identifiers) where found == nil {
            found = try finder.column(name, orAnyOf: TileVintage.all.map { $0.identifierColumn(resolution) }).map { (resolution, $0) }
        }
        guard let found else { throw finder.noIdentifier }
        (resolution, identifierColumn) = found
        imputationColumn = try finder.column(
            TileMapping.imputation, orAnyOf: TileVintage.all.flatMap { $0.imputationColumns(found.resolution) })
        communesColumn = try finder.column(TileMapping.communes, orAnyOf: TileVintage.all.map(\.communes))

        var fields: [TileField] = []
        var figureColumns: [Int] = []
        for field in TileField.allCases {
            guard let column = try finder.column(field.key, orAnyOf: []) else { continue }
            fields.append(field)
            figureColumns.append(column)
        }
        guard !fields.isEmpty else { throw finder.noFigure }
        (self.fields, self.figureColumns) = (fields, figureColumns)
        let read = Set(figureColumns + [identifierColumn] + [imputationColumn, communesColumn].compactMap(\.self))
        unknownColumns = header.indices.filter { column in
            !read.contains(column) && !TileVintage.otherColumns.contains { FieldName.matches($0, header[column]) }
        }
        .map { header[$0] }
    }

    /// The figures that the file lacks.
    public var missingFields: [TileField] { TileField.allCases.filter { !fields.contains($0) } }

    /// Whether the file says which figures are imputed.
    public var isFlagged: Bool { imputationColumn != nil }

    /// The vintage, when there is no doubt about it.
    public var year: Int? { vintages.count == 1 ? vintages[0].year : nil }

    /// Reports what the header leaves unsaid, and what it says that is not read: missing figures, unknown columns, imputation, communes, vintage.
    public func reportGaps(_ report: FindingSink) throws {
        func list(_ words: some Sequence<String>) -> Value { .text(words.joined(separator: ", ")) }
        if !missingFields.isEmpty { try report(Finding(.tileFieldsMissing, place: place, found: list(missingFields.map(\.key)))) }
        if !unknownColumns.isEmpty { try report(Finding(.tileColumnsUnread, place: place, found: list(unknownColumns))) }
        if !isFlagged { try report(Finding(.tileImputationUnknown, place: place)) }
        if communesColumn == nil { try report(Finding(.tileCommunesAbsent, place: place)) }
        if vintages.count > 1 {
            try report(Finding(.tileVintageOpen, place: place, found: list(vintages.map { String($0.year) })))
        }
    }

    private static func choose(_ vintage: Int?, among fitting: [TileVintage], place: Place) throws(QuartiersError) -> [TileVintage] {
        guard let vintage else { return fitting }
        let years = TileVintage.all.map { String($0.year) }.joined(separator: ", ")
        guard let chosen = TileVintage.all.first(where: { $0.year == vintage }) else {
            throw QuartiersError(
                .usage,
                Text(fr: "millésime \(vintage) : les colonnes n'en sont pas connues", en: "vintage \(vintage): its columns are not known"),
                place: place, remedy: Text(fr: "Millésimes lus : \(years).", en: "Vintages read: \(years)."))
        }
        guard fitting.isEmpty || fitting.contains(chosen) else {
            let names = fitting.map { String($0.year) }
            throw QuartiersError(
                .badData,
                Text(
                    fr: "les colonnes sont celles de \(names.joined(separator: " ou ")), le millésime annoncé est \(vintage)",
                    en: "the columns are those of \(names.joined(separator: " or ")), the vintage given is \(vintage)"),
                place: place,
                remedy: Text(
                    fr: "Donner le millésime du fichier, ou le bon fichier.", en: "Give the vintage of the file, or the right file."))
        }
        return [chosen]
    }
}

/// Looks for columns by name, the user's word first.
private struct ColumnFinder {
    let header: [String]
    let mapping: TileMapping
    let place: Place

    /// The column of a name: the user's, else the name itself or one of the others.
    func column(_ name: String, orAnyOf others: [String]) throws(QuartiersError) -> Int? {
        let names = mapping.given[name].map { [$0] } ?? [name] + others
        let matches = header.indices.filter { column in names.contains { FieldName.matches($0, header[column]) } }
        guard matches.count < 2 else {
            let list = matches.map { header[$0] }.joined(separator: ", ")
            throw QuartiersError(
                .badData, Text(fr: "plusieurs colonnes pour \(name) : \(list)", en: "several columns for \(name): \(list)"), place: place,
                remedy: Text(fr: "Dire laquelle lire : --field \(name)=COLONNE.", en: "Say which to read: --field \(name)=COLUMN."))
        }
        return matches.first
    }

    /// Checks that the file has every column that the user named.
    func checkMapping() throws(QuartiersError) {
        for (name, column) in mapping.given.sorted(by: { $0.key < $1.key })
        where !header.contains(where: { FieldName.matches($0, column) }) {
            throw QuartiersError(
                .usage,
                Text(
                    fr: "--field \(name)=\(column) : le fichier n'a pas de colonne « \(column) »",
                    en: "--field \(name)=\(column): the file has no column '\(column)'"), place: place, remedy: columnsRead(naming: name))
        }
    }

    var noIdentifier: QuartiersError {
        QuartiersError(
            .badData,
            Text(
                fr: "colonne absente : l'identifiant des carreaux (IdINSPIRE, Idcar_200m ou idcar_200m ; idcar_1km pour 1 km)",
                en: "missing column: the identifier of tiles (IdINSPIRE, Idcar_200m or idcar_200m; idcar_1km for 1 km)"),
            place: place, remedy: columnsRead(naming: TileMapping.identifiers[0]))
    }

    var noFigure: QuartiersError {
        let list = TileField.allCases.map(\.key).joined(separator: ", ")
        return QuartiersError(
            .badData,
            Text(
                fr: "colonnes absentes : aucune des 28 données des carreaux (\(list))",
                en: "missing columns: none of the 28 figures of tiles (\(list))"),
            place: place, remedy: columnsRead(naming: TileField.individuals.key))
    }

    private func columnsRead(naming name: String) -> Text {
        let list = header.joined(separator: ", ")
        return Text(
            fr: "Colonnes lues : \(list). Désigner celles qui portent un autre nom : --field \(name)=COLONNE.",
            en: "Columns read: \(list). Name those that go by another name: --field \(name)=COLUMN.")
    }
}
