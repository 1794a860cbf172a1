import PlanarGeometry
public import QuartierModel
public import QuartierSources
public import Reporting

/// What controls look at.
public struct ControlInput: Sendable {
    /// The perimeters, a layer for each generation.
    public var layers: [Layer<Perimeter>]
    /// The communes, when they are known.
    public var communes: Layer<Commune>?
    /// The rows of ANCT's table of kinship between the generations of 2015 and 2024; empty when it is not known.
    public var correspondences: [Correspondence]
    /// The portraits, when they are known.
    public var portraits: PortraitInput?
    /// The estimates that the store keeps.
    public var estimates: [KeptEstimates]
    /// The counts carried from the generation of 2015 to that of 2024; nil without tiles, or without both generations.
    public var transfers: [CarriedCounts]?
    /// The sources of layers that were read from files, when they are to be credited.
    public var sources: [SourceRecord]
    /// The width, in metres, up to which a piece is a sliver and a void a gap, and a change of outline is none.
    public var tolerance: Double
    /// Whether every place has a finding of its own where one finding a quartier would do.
    public var isDetailed: Bool
    /// How many computations run side by side.
    public var workers: Int
    /// What controls that run one after the other share; nil for one that runs alone.
    var shared: ControlMeasures?

    /// Makes an input.
    public init(
        layers: [Layer<Perimeter>], communes: Layer<Commune>? = nil, correspondences: [Correspondence] = [],
        portraits: PortraitInput? = nil, estimates: [KeptEstimates] = [], transfers: [CarriedCounts]? = nil, sources: [SourceRecord] = [],
        tolerance: Double = 5, isDetailed: Bool = false, workers: Int = 1
    ) {
        self.layers = layers
        self.communes = communes
        self.correspondences = correspondences
        self.portraits = portraits
        self.estimates = estimates
        self.transfers = transfers
        self.sources = sources
        self.tolerance = tolerance
        self.isDetailed = isDetailed
        self.workers = workers
    }

    /// What several controls measure on these layers.
    var measures: ControlMeasures { shared ?? ControlMeasures(self) }
}

/// A control of data quality: a code, what it looks at, and the function that looks.
public struct Control: Sendable, Identifiable {
    /// The code users cite: `G03`.
    public let code: String
    /// The kinds of findings it reports, some by readers before it runs.
    public let kinds: [FindingKind]
    /// What it cannot do without, in the order in which one would look for it.
    public let needs: [ControlNeed]
    /// Whether a person may lift its findings: secrecy and made-up outlines are nobody's to lift.
    public let canBeWaived: Bool
    /// Looks at the input and reports what it finds, in the order of the layers.
    public let run: @Sendable (ControlInput, FindingSink) throws -> Void

    init(
        _ code: String, kinds: [FindingKind], needs: [ControlNeed], canBeWaived: Bool = true,
        run: @escaping @Sendable (ControlInput, FindingSink) throws -> Void
    ) {
        self.code = code
        self.kinds = kinds
        self.needs = needs
        self.canBeWaived = canBeWaived
        self.run = run
    }

    /// Whether it blocks publication or warns: the weight of the gravest thing it can find.
    public var effect: Severity { kinds.map(\.severity).max() ?? .note }

    /// What it cannot do without and the input does not have; nil when it can run.
    public func lack(in input: ControlInput) -> ControlNeed? { needs.first { !$0.isMet(by: input) } }

    /// The code.
    public var id: String { code }

    /// What it looks at, in a few words.
    public var title: Text { kinds.first?.title ?? Text(verbatim: code) }
}

/// The controls that exist, in the order in which they run.
public enum ControlRegistry {
    /// All of them.
    public static let controls: [Control] = [
        .systemAndPlace, .validity, .vertices, .parts, .overlaps, .coverage, .communes, .codes, .letters, .kinship, .names,
        .printedSurface, .distortion, .populations, .ranges, .references, .statisticalPerimeters, .changes, .repeatedValues, .bases,
        .densities, .traces,
        .declaredCommunes, .totals, .secrecy, .caution, .balances, .citations, .schematic,
    ]

    /// Every kind of finding that a control reports.
    public static var kinds: [FindingKind] { controls.flatMap(\.kinds) }
}
