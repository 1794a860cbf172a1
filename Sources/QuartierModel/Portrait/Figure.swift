/// One figure of a portrait: what its source says of an indicator, and everything that tells where it comes from.
public struct Figure: Sendable, Hashable {
    /// The key of the indicator: `tx_pauvrete`.
    public var key: String
    /// What the source says.
    public var reading: Reading
    /// The evolution printed beside it.
    public var change: Change?
    /// The value of a wider zone printed beside it.
    public var reference: Reference?
    /// The generation of the perimeter it describes; nil when the source does not say. Not always that of the map beside it.
    public var perimeter: Generation?
    /// The vintage of its data, as the source names it.
    public var vintage: String?
    /// How it came to be.
    public var method: Method
    /// Where it was read.
    public var citation: Citation

    /// Makes a figure.
    public init(
        key: String, reading: Reading, change: Change? = nil, reference: Reference? = nil, perimeter: Generation?, vintage: String?,
        method: Method, citation: Citation
    ) {
        self.key = key
        self.reading = reading
        self.change = change
        self.reference = reference
        self.perimeter = perimeter
        self.vintage = vintage
        self.method = method
        self.citation = citation
    }

    /// The indicator; nil for a key that the dictionary does not have.
    public var indicator: Indicator? { Indicator.named(key) }

    /// What the `perimetre_stat` column holds when the source does not say which perimeter it describes.
    public static let unknownPerimeter = "inconnu"

    /// An evolution printed beside a figure: « (+500 par rapport à 2015) », in the unit of the figure.
    public struct Change: Sendable, Hashable {
        /// By how much, signed.
        public var amount: Double
        /// Since when.
        public var since: Int

        /// Makes an evolution.
        public init(amount: Double, since: Int) {
            self.amount = amount
            self.since = since
        }
    }

    /// How a figure came to be: the words of the `methode` column.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        /// Printed in a document.
        case printed = "imprime"
        /// Read in a table of INSEE or ANCT.
        case insee = "insee"
        /// Given by the préfecture or the agglomeration in a table of figures.
        case supplied = "fourni"
        /// Estimated from the tiles of the 200 m grid.
        case tiles = "carreaux"
        /// Carried from one generation of perimeters to another.
        case transfer = "transfert"
    }
}

/// The value of a wider zone, against which a figure is held.
public struct Reference: Sendable, Hashable {
    /// Which zone.
    public var zone: Zone
    /// Its value, in the unit of the figure.
    public var value: Double

    /// Makes a reference.
    public init(zone: Zone, value: Double) {
        self.zone = zone
        self.value = value
    }
}

/// Where a record was read: document, line and words, so that anyone can go and look.
public struct Citation: Sendable, Hashable {
    /// The document or file, by name.
    public var document: String
    /// The line, from 1; nil when the source has none.
    public var line: Int?
    /// The words, without marks of layout; nil for a cell of a table, which is found by line and column.
    public var text: String?

    /// Makes a citation.
    public init(document: String, line: Int? = nil, text: String? = nil) {
        self.document = document
        self.line = line
        self.text = text
    }
}
