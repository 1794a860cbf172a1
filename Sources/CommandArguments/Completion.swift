/// What a shell may offer where a value is typed.
public struct Completion: Sendable, Hashable {
    /// The paths that fit.
    public enum Paths: Sendable, Hashable {
        /// None: the value names no file.
        case none
        /// Files and folders.
        case files
        /// Folders alone.
        case folders
    }

    /// Words that fit.
    public let words: [String]
    /// Whether other words fit as well.
    public let isOpen: Bool
    /// Paths that fit, beside the words.
    public let paths: Paths

    /// Declares what fits.
    ///
    /// - Parameter isOpen: whether the words are examples and not all there are.
    public init(words: [String] = [], isOpen: Bool = false, paths: Paths = .none) {
        self.words = words
        self.isOpen = isOpen
        self.paths = paths
    }

    /// Nothing can be offered.
    public static let nothing = Completion()
}
