/// A generation of perimeters: which legal text draws them, and from when to when. An open set: an agglomeration may have its own.
public struct Generation: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The short name under which the store and the command know it: `2015`, `2024`, `local`.
    public let name: String

    /// Names a generation; nil when the name is empty or holds anything but letters, digits, `-` and `_`, since it becomes part of view names.
    public init?(_ name: String) {
        guard !name.isEmpty, name.utf8.count <= 40,
            name.unicodeScalars.allSatisfy({
                $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "_")
            })
        else { return nil }
        self.name = name
    }

    private init(known name: String) { self.name = name }

    /// 2015-2023: décret 2014-1750, rectified by 2015-1138.
    public static let of2015 = Generation(known: "2015")
    /// 2024-2030: décret 2023-1314, names and communes corrected by 2024-806.
    public static let of2024 = Generation(known: "2024")
    /// Quartiers of the agglomeration's own choice.
    public static let local = Generation(known: "local")

    /// The name.
    public var description: String { name }

    /// Orders by name, which for those of the State is their order in time.
    public static func < (left: Generation, right: Generation) -> Bool { left.name < right.name }

    /// What is known of the generations of the State; nil for any other.
    public var record: GenerationRecord? { GenerationRecord.known.first { $0.generation == self } }
}

/// The dates and legal text of a generation.
public struct GenerationRecord: Hashable, Sendable {
    /// Which one.
    public var generation: Generation
    /// First day in force, ISO 8601; on the mainland (overseas, 2024 began on 2025-01-01).
    public var start: String?
    /// Last day in force, ISO 8601; nil while it is.
    public var end: String?
    /// The text that draws its perimeters.
    public var legalText: String?

    /// Makes a record.
    public init(generation: Generation, start: String? = nil, end: String? = nil, legalText: String? = nil) {
        self.generation = generation
        self.start = start
        self.end = end
        self.legalText = legalText
    }

    /// The generations of the State, and the local one.
    public static let known = [
        GenerationRecord(
            generation: .of2015, start: "2015-01-01", end: "2023-12-31", legalText: "décret n° 2014-1750, rectifié par le n° 2015-1138"),
        GenerationRecord(
            generation: .of2024, start: "2024-01-01", end: nil, legalText: "décret n° 2023-1314, corrigé par le n° 2024-806"),
        GenerationRecord(generation: .local),
    ]
}
