public import Reporting

/// What help, completion and errors say of a value typed on the command line, and which texts are one.
public struct ValueSpec: Sendable {
    /// The word that stands for the value in help: `FICHIER`, `FILE`.
    public let placeholder: Text
    /// What is expected, as it follows "expected": `a whole number, at least 1`.
    public let expectation: Text
    /// What a shell may offer.
    public let completion: Completion
    let accepts: @Sendable (String) -> Bool
}

/// How a value typed on the command line is read.
public struct ValueForm<Content: Sendable>: Sendable {
    /// What is said of it.
    public let spec: ValueSpec
    let read: @Sendable (String) -> Content?

    /// Declares a form.
    ///
    /// - Parameters:
    ///   - placeholder: the word that stands for the value in help.
    ///   - expectation: what is expected, as it follows "expected".
    ///   - completion: what a shell may offer.
    ///   - read: the value of a text, nil for a text that is none. Read once to check the command line and again by each look-up,
    ///     so it must depend on the text alone.
    public init(
        _ placeholder: Text, expecting expectation: Text, completion: Completion = .nothing,
        read: @escaping @Sendable (String) -> Content?
    ) {
        spec = ValueSpec(placeholder: placeholder, expectation: expectation, completion: completion) { read($0) != nil }
        self.read = read
    }
}
