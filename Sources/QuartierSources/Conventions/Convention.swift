public import QuartierModel

/// What a convention d'application communale says of its quartiers, each record with the line that says it.
public struct Convention: Sendable, Hashable {
    /// The document, by name.
    public var document: String
    /// The commune that signs it: « Commune de Labourse »; nil when no line says so. Its quartiers may lie in others as well.
    public var commune: Quoted<String>?
    /// The totals of the preamble.
    public var totals: StatedTotals
    /// The quartiers, in order.
    public var quartiers: [ConventionQuartier]

    /// Makes a convention.
    public init(
        document: String, commune: Quoted<String>? = nil, totals: StatedTotals = StatedTotals(), quartiers: [ConventionQuartier] = []
    ) {
        self.document = document
        self.commune = commune
        self.totals = totals
        self.quartiers = quartiers
    }
}

/// Something read in a document, and the words that say it.
public struct Quoted<Value: Sendable & Hashable>: Sendable, Hashable {
    /// What was read.
    public var value: Value
    /// Where, and in what words.
    public var citation: Citation

    /// Makes a quoted value.
    public init(_ value: Value, _ citation: Citation) {
        self.value = value
        self.citation = citation
    }
}

/// The totals that the preamble of every convention of an agglomeration states: « 25 quartiers », « 16 quartiers denses », « 19 communes »,
/// « 9 territoires vulnérables ».
public struct StatedTotals: Sendable, Hashable {
    /// All quartiers.
    public var quartiers: Quoted<Int>?
    /// QPV.
    public var qpv: Quoted<Int>?
    /// The communes of the QPV.
    public var communes: Quoted<Int>?
    /// QIC.
    public var qic: Quoted<Int>?

    /// Makes totals from those that are stated.
    public init(quartiers: Quoted<Int>? = nil, qpv: Quoted<Int>? = nil, communes: Quoted<Int>? = nil, qic: Quoted<Int>? = nil) {
        self.quartiers = quartiers
        self.qpv = qpv
        self.communes = communes
        self.qic = qic
    }
}

/// A quartier as a convention presents it.
public struct ConventionQuartier: Sendable, Hashable {
    /// Its name; nil when no heading nor table of contents gives one.
    public var name: Quoted<String>?
    /// QPV or QIC.
    public var status: Quoted<QuartierStatus>?
    /// Its code; a QIC has none.
    public var code: Quoted<QuartierCode>?
    /// The communes that the document declares, in its order.
    public var communes: Quoted<[CommuneReference]>?
    /// What stands under its map.
    public var map: MapCredit
    /// The sentence that says where the figures come from: « (données sigville 2022 basées sur l'ancien périmètre) ».
    public var figureSource: Citation?
    /// The figures, in the order of the document.
    public var figures: [Figure]
    /// The three lists, items in order.
    public var lists: [ConventionList: [Citation]]
    /// The objectives, in the order of their table.
    public var objectives: [Objective]

    /// Makes a quartier without anything read yet.
    public init() {
        map = MapCredit()
        figures = []
        lists = [:]
        objectives = []
    }

    /// The items of one list; empty when the document has none.
    public func list(_ list: ConventionList) -> [Citation] { lists[list] ?? [] }

    /// The portrait, under the identifier that the store gives the quartier.
    public func portrait(identifier: String) -> Portrait {
        Portrait(quartier: identifier, name: name?.value ?? identifier, status: status?.value, figures: figures)
    }
}

/// What stands under the map of a quartier. The map itself is a picture: geometry never comes from the text.
public struct MapCredit: Sendable, Hashable {
    /// The generation of the perimeter drawn: « (périmètre 2024-2030) ».
    public var generation: Quoted<Generation>?
    /// Its sources: « Sources : ANCT, 2023 ; IGN, 2023 ».
    public var source: Citation?
    /// Who drew it: « Réalisation : … ».
    public var credit: Citation?
    /// Where it can be had.
    public var link: Citation?
    /// Every other line around the map: the graded bar of its scale, place names that extraction left.
    public var other: [Citation]

    /// Makes a credit without anything read yet.
    public init() { other = [] }
}

/// A row of the table of objectives: a strategic objective of the contrat de ville, and the operational ones that the commune sets under it.
public struct Objective: Sendable, Hashable {
    /// The stake, « ENJEU 2 »; nil when no heading says which and nothing settles it.
    public var stake: Int?
    /// The first column: the orientation under which several strategic objectives stand; nil for a table of two columns.
    public var orientation: String?
    /// The strategic objective.
    public var strategic: Citation
    /// The operational objectives, in order; none for a row whose last cell is empty.
    public var operational: [Citation]

    /// Makes a row.
    public init(stake: Int?, orientation: String?, strategic: Citation, operational: [Citation]) {
        self.stake = stake
        self.orientation = orientation
        self.strategic = strategic
        self.operational = operational
    }
}
