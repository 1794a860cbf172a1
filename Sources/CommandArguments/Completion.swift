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
    /// Paths that fit, beside the words.
    public let paths: Paths

    /// Declares what fits.
    public init(words: [String] = [], paths: Paths = .none) {
        self.words = words
        self.paths = paths
    }

    /// Nothing can be offered.
    public static let nothing = Completion()
}
