public import Reporting

/// The columns of a figure, the same in the store, CSV and JSON.
public enum FigureColumns {
    /// The key of the indicator.
    public static let key = Column("cle", .text, Text(fr: "clé de l'indicateur", en: "key of the indicator"))
    /// Its label.
    public static let label = Column("libelle", .text, Text(fr: "libellé de l'indicateur", en: "label of the indicator"))
    /// Its unit.
    public static let unit = Column("unite", .text, Text(fr: "unité", en: "unit"))
    /// The value.
    public static let value = Column(
        "valeur", .real,
        Text(fr: "valeur ; vide pour une borne et pour un chiffre absent", en: "value; empty for a bound and for a missing figure"))
    /// The lower end.
    public static let lower = Column("borne_min", .real, Text(fr: "borne inférieure", en: "lower bound"))
    /// The upper end.
    public static let upper = Column("borne_max", .real, Text(fr: "borne supérieure", en: "upper bound"))
    /// How the value is to be taken.
    public static let qualifier = Column(
        "qualificatif", .text,
        Text(
            fr: "exact, environ, plus_de, moins_de ou estime",
            en: "exact, environ (about), plus_de (more than), moins_de (less than) or estime"))
    /// Why there is none.
    public static let absence = Column(
        "absence", .text,
        Text(
            fr: "pourquoi il n'y a pas de valeur : secret, non_publie, sans_objet ou inconnu",
            en: "why there is no value: secret, non_publie (not published), sans_objet (not applicable) or inconnu (unknown)"))
    /// The evolution beside it.
    public static let change = Column(
        "evolution", .real, Text(fr: "évolution, dans l'unité du chiffre", en: "evolution, in the unit of the figure"))
    /// Since when.
    public static let changeSince = Column(
        "evolution_depuis", .integer, Text(fr: "année de départ de l'évolution", en: "year the evolution starts from"))
    /// The value of a wider zone.
    public static let reference = Column(
        "reference", .real, Text(fr: "valeur de la zone de référence", en: "value of the zone of reference"))
    /// Which zone.
    public static let referenceZone = Column(
        "reference_zone", .text,
        Text(
            fr: "zone de référence : epci, commune, departement…, et son code",
            en: "zone of reference: epci, commune, departement…, and its code"))
    /// The generation of the perimeter it describes.
    public static let perimeter = Column(
        "perimetre_stat", .text,
        Text(
            fr: "génération du périmètre que le chiffre décrit : 2015, 2024, local ou inconnu",
            en: "generation of the perimeter that the figure describes: 2015, 2024, local or inconnu (unknown)"))
    /// The vintage.
    public static let vintage = Column(
        "millesime", .text, Text(fr: "millésime, comme la source le nomme", en: "vintage, as the source names it"))
    /// How it came to be.
    public static let method = Column(
        "methode", .text,
        Text(
            fr: "imprime (document), insee (tableau), fourni (table locale), carreaux (estimation) ou transfert",
            en: "imprime (document), insee (table), fourni (local table), carreaux (estimate) or transfert (carried over)"))
    /// The document.
    public static let document = Column("document", .text, Text(fr: "document ou fichier", en: "document or file"))
    /// The line.
    public static let line = Column("ligne", .integer, Text(fr: "ligne du document", en: "line of the document"))
    /// The words.
    public static let citation = Column(
        "citation", .text,
        Text(fr: "mots du document, ou nom de la colonne d'un tableau", en: "words of the document, or name of the column of a table"))

    /// What a figure is made of, label and unit aside: nothing of it is lost in these.
    public static let figure = [
        key, value, lower, upper, qualifier, absence, change, changeSince, reference, referenceZone, perimeter, vintage, method, document,
        line,
        citation,
    ]

    /// The rows of a portrait: a row a figure, nothing lost.
    public static let portrait = TableSchema(
        "quartiers.portrait", title: Text(fr: "chiffres d'un quartier", en: "figures of a quartier"),
        columns: QuartierColumns.leading + [
            QuartierColumns.status, key, label, unit, value, lower, upper, qualifier, absence, change, changeSince, reference,
            referenceZone,
            perimeter, vintage, method, document, line, citation, QuartierColumns.source,
        ])
}

extension Figure {
    /// What the figure holds in a column; `null` for a column that is none of its own.
    public func value(of column: Column, in language: Language = .french) -> Value {
        let columns = ReadingColumns(reading)
        return switch column {
        case FigureColumns.key: .text(key)
        case FigureColumns.label: .text(orNull: indicator?.label[language])
        case FigureColumns.unit: .text(orNull: indicator?.unit.symbol?[language])
        case FigureColumns.value: .real(orNull: columns.value)
        case FigureColumns.lower: .real(orNull: columns.lower)
        case FigureColumns.upper: .real(orNull: columns.upper)
        case FigureColumns.qualifier: .text(orNull: columns.qualifier?.rawValue)
        case FigureColumns.absence: .text(orNull: columns.absence?.rawValue)
        case FigureColumns.change: .real(orNull: change?.amount)
        case FigureColumns.changeSince: .integer(orNull: change?.since)
        case FigureColumns.reference: .real(orNull: reference?.value)
        case FigureColumns.referenceZone: .text(orNull: reference?.zone.token)
        case FigureColumns.perimeter: .text(perimeter?.name ?? Figure.unknownPerimeter)
        case FigureColumns.vintage: .text(orNull: vintage)
        case FigureColumns.method: .text(method.rawValue)
        case FigureColumns.document: .text(citation.document)
        case FigureColumns.line: .integer(orNull: citation.line)
        case FigureColumns.citation: .text(orNull: citation.text)
        default: .null
        }
    }

    /// Why columns make no figure.
    public enum ColumnProblem: Error, Sendable, Hashable {
        /// No key, or one that the dictionary does not have.
        case key(String)
        /// Value, bounds, qualifier and absence contradict one another.
        case reading
        /// A word that its column does not know.
        case word(column: String, String)
        /// An evolution without its year or a reference without its zone, or the other way round.
        case half(column: String)
    }

    /// Makes a figure of what its columns hold: the inverse of ``value(of:in:)``.
    ///
    /// - Throws: `ColumnProblem` when they make none.
    public init(_ value: (Column) -> Value) throws(ColumnProblem) {
        func text(_ column: Column) -> String? {
            // A vintage of `2022` may come as a number.
            let text = value(column).exact
            return text.isEmpty ? nil : text
        }
        func number(_ column: Column) -> Double? {
            switch value(column) {
            case .real(let number): number
            case .integer(let number): Double(number)
            case .null, .text, .boolean: nil
            }
        }
        func whole(_ column: Column) -> Int? { number(column).flatMap { Int(exactly: $0) } }
        func word<Word: RawRepresentable<String>>(_ column: Column) throws(ColumnProblem) -> Word? {
            guard let written = text(column) else { return nil }
            guard let word = Word(rawValue: written) else { throw .word(column: column.name, written) }
            return word
        }
        guard let key = text(FigureColumns.key), Indicator.named(key) != nil else { throw .key(text(FigureColumns.key) ?? "") }
        let columns = ReadingColumns(
            value: number(FigureColumns.value), lower: number(FigureColumns.lower), upper: number(FigureColumns.upper),
            qualifier: try word(FigureColumns.qualifier), absence: try word(FigureColumns.absence))
        guard let reading = columns.reading else { throw .reading }
        var zone: Zone?
        if let token = text(FigureColumns.referenceZone) {
            zone = Zone(token: token)
            if zone == nil { throw .word(column: FigureColumns.referenceZone.name, token) }
        }
        var perimeter: Generation?
        if let name = text(FigureColumns.perimeter), name != Figure.unknownPerimeter {
            perimeter = Generation(name)
            if perimeter == nil { throw .word(column: FigureColumns.perimeter.name, name) }
        }
        let (amount, since) = (number(FigureColumns.change), whole(FigureColumns.changeSince))
        guard (amount == nil) == (since == nil) else { throw .half(column: FigureColumns.change.name) }
        let referenceValue = number(FigureColumns.reference)
        guard (referenceValue == nil) == (zone == nil) else { throw .half(column: FigureColumns.reference.name) }
        self.init(
            key: key, reading: reading, change: amount.flatMap { amount in since.map { Change(amount: amount, since: $0) } },
            reference: zone.flatMap { zone in referenceValue.map { Reference(zone: zone, value: $0) } }, perimeter: perimeter,
            vintage: text(FigureColumns.vintage), method: try word(FigureColumns.method) ?? .supplied,
            citation: Citation(
                document: text(FigureColumns.document) ?? "", line: whole(FigureColumns.line), text: text(FigureColumns.citation)))
    }
}
