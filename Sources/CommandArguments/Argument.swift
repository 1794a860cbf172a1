public import Reporting

/// What help, completion and the parser know of a positional argument.
public struct ArgumentSpec: Sendable {
    /// The name, unique in its command.
    public let name: String
    /// What it is, in a sentence.
    public let summary: Text
    /// Its form.
    public let value: ValueSpec
    /// Whether the command needs it.
    public let isRequired: Bool
    /// Whether it may be given several times.
    public let isRepeated: Bool
}

/// A positional argument, and the key to what was given for it.
public struct Argument<Content: Sendable>: Sendable {
    /// What is said of it.
    public let spec: ArgumentSpec
    let content: @Sendable ([String]) -> Content?

    /// Declares an argument that the command needs.
    public init(_ name: String, _ form: ValueForm<Content>, _ summary: Text) {
        spec = ArgumentSpec(name: name, summary: summary, value: form.spec, isRequired: true, isRepeated: false)
        content = { given in given.first.flatMap(form.read) }
    }

    /// Declares an argument that may be absent.
    public init<Single: Sendable>(optional name: String, _ form: ValueForm<Single>, _ summary: Text) where Content == Single? {
        spec = ArgumentSpec(name: name, summary: summary, value: form.spec, isRequired: false, isRepeated: false)
        content = { given in .some(given.first.flatMap(form.read)) }
    }

    /// Declares an argument that may be given several times, at least once where it is required.
    public init<Single: Sendable>(repeated name: String, _ form: ValueForm<Single>, isRequired: Bool, _ summary: Text)
    where Content == [Single] {
        spec = ArgumentSpec(name: name, summary: summary, value: form.spec, isRequired: isRequired, isRepeated: true)
        content = { given in given.compactMap(form.read) }
    }
}
