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
    /// The width, in metres, up to which a piece is a sliver and a void a gap, and a change of outline is none.
    public var tolerance: Double
    /// How many computations run side by side.
    public var workers: Int

    /// Makes an input.
    public init(
        layers: [Layer<Perimeter>], communes: Layer<Commune>? = nil, correspondences: [Correspondence] = [],
        portraits: PortraitInput? = nil, tolerance: Double = 5, workers: Int = 1
    ) {
        self.layers = layers
        self.communes = communes
        self.correspondences = correspondences
        self.portraits = portraits
        self.tolerance = tolerance
        self.workers = workers
    }
}

/// A control of data quality: a code, what it looks at, and the function that looks.
public struct Control: Sendable, Identifiable {
    /// The code users cite: `G03`.
    public let code: String
    /// The kinds of findings it reports, some by readers before it runs.
    public let kinds: [FindingKind]
    /// Looks at the input and reports what it finds, in the order of the layers.
    public let run: @Sendable (ControlInput, FindingSink) throws -> Void

    init(_ code: String, kinds: [FindingKind], run: @escaping @Sendable (ControlInput, FindingSink) throws -> Void) {
        self.code = code
        self.kinds = kinds
        self.run = run
    }

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
        .printedSurface, .populations, .ranges, .references, .statisticalPerimeters, .changes, .repeatedValues, .densities, .traces,
        .declaredCommunes, .totals, .citations, .schematic,
    ]

    /// Every kind of finding that a control reports.
    public static var kinds: [FindingKind] { controls.flatMap(\.kinds) }
}
