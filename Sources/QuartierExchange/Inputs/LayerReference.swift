public import QuartierModel

/// A layer as a user names it: `qpv.gpkg`, `qpv.gpkg:qpv_2024`, `2024`, or `-`.
public enum LayerReference: Sendable, Hashable {
    /// A layer of a file; nil for its only one.
    case file(path: String, layer: String?)
    /// A generation of the store.
    case generation(Generation)
    /// GeoJSON on standard input.
    case standardInput

    /// Reads a name: a file that exists wins over a generation, and over a colon inside it.
    public init(_ text: String, exists: (String) -> Bool = FileContent.exists) {
        if text == "-" {
            self = .standardInput
        } else if exists(text) {
            self = .file(path: text, layer: nil)
        } else if let colon = text.lastIndex(of: ":"), exists(String(text[..<colon])) {
            self = .file(path: String(text[..<colon]), layer: String(text[text.index(after: colon)...]))
        } else if let generation = Generation(text), !text.contains(".") {
            self = .generation(generation)
        } else {
            self = .file(path: text, layer: nil)
        }
    }

    /// Reads a name where no generation is meant: what is no file is one that is missing.
    public init(file text: String, exists: (String) -> Bool = FileContent.exists) {
        self.init(text, exists: exists)
        if case .generation = self { self = .file(path: text, layer: nil) }
    }

    /// How messages name it.
    public var label: String {
        switch self {
        case .file(let path, let layer): layer.map { "\(path):\($0)" } ?? path
        case .generation(let generation): generation.name
        case .standardInput: "-"
        }
    }
}
