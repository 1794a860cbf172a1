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
    /// Whether help and errors name every word; else they are too many, and what is expected says where they are listed.
    public let isListed: Bool
    /// Paths that fit, beside the words.
    public let paths: Paths

    /// Declares what fits.
    ///
    /// - Parameters:
    ///   - isOpen: whether the words are examples and not all there are.
    ///   - isListed: whether help and errors name every word.
    public init(words: [String] = [], isOpen: Bool = false, isListed: Bool = true, paths: Paths = .none) {
        self.words = words
        self.isOpen = isOpen
        self.isListed = isListed
        self.paths = paths
    }

    /// Nothing can be offered.
    public static let nothing = Completion()
}
