public import Reporting

/// What help, completion and the parser know of an option.
public struct OptionSpec: Sendable {
    /// How often an option may be given.
    public enum Repetition: Sendable, Hashable {
        /// Once.
        case once
        /// As often as one likes.
        case many
        /// Once for each key of its `key=value` pairs.
        case oncePerKey
    }

    /// The long name, without dashes: `output`.
    public let name: String
    /// The short name: `o`.
    public let short: Character?
    /// What it does, in a sentence.
    public let summary: Text
    /// Its value; nil for a flag.
    public let value: ValueSpec?
    /// How often it may be given; a flag given twice means no more than once.
    public let repetition: Repetition
    /// The value it has when it is not given, as one would type it.
    public let defaultValue: String?

    /// `--output`.
    public var long: String { "--" + name }
    /// All its spellings: `--output`, `-o`.
    public var spellings: [String] { [long] + (short.map { ["-\($0)"] } ?? []) }
}

/// An option, and the key to what was given for it: `arguments[CommonOptions.format]`.
public struct Option<Content: Sendable>: Sendable {
    /// What is said of it.
    public let spec: OptionSpec
    let content: @Sendable ([String]) -> Content?

    /// Declares an option that takes a value and may be absent.
    public init<Single: Sendable>(_ name: String, short: Character? = nil, _ form: ValueForm<Single>, _ summary: Text)
    where Content == Single? {
        spec = OptionSpec(name: name, short: short, summary: summary, value: form.spec, repetition: .once, defaultValue: nil)
        content = { given in .some(given.last.flatMap(form.read)) }
    }

    /// Declares an option that takes a value and has one when it is absent.
    ///
    /// - Precondition: the default, written as one would type it, is a value of the form.
    public init(_ name: String, short: Character? = nil, _ form: ValueForm<Content>, default text: String, _ summary: Text) {
        precondition(form.read(text) != nil, "--\(name): '\(text)' is no default for it")
        spec = OptionSpec(name: name, short: short, summary: summary, value: form.spec, repetition: .once, defaultValue: text)
        content = { given in form.read(given.last ?? text) }
    }

    /// Declares an option that may be given several times, whose values come in the order given.
    public init<Single: Sendable>(repeated name: String, short: Character? = nil, _ form: ValueForm<Single>, _ summary: Text)
    where Content == [Single] {
        spec = OptionSpec(name: name, short: short, summary: summary, value: form.spec, repetition: .many, defaultValue: nil)
        content = { given in given.compactMap(form.read) }
    }

    /// Declares an option that says something of each key: `--field code_qp=c_nqpv --field nom=libelle`.
    public init(perKey name: String, short: Character? = nil, _ form: ValueForm<KeyValue>, _ summary: Text)
    where Content == [String: String] {
        spec = OptionSpec(name: name, short: short, summary: summary, value: form.spec, repetition: .oncePerKey, defaultValue: nil)
        content = { given in
            Dictionary(given.compactMap(form.read).map { ($0.key, $0.value) }) { first, _ in first }
        }
    }

    /// Declares an option that takes no value.
    public init(flag name: String, short: Character? = nil, _ summary: Text) where Content == Bool {
        spec = OptionSpec(name: name, short: short, summary: summary, value: nil, repetition: .once, defaultValue: nil)
        content = { given in !given.isEmpty }
    }
}
