public import Reporting

/// What tells a finding from others, whatever the language and the file: its code, what it concerns and what it says.
///
/// A finding that says something else, be it a decimal, is another one: whoever lifted the first had not seen it.
public struct FindingIdentity: Sendable, Hashable {
    /// The code of the control.
    public let code: String
    /// What the finding concerns.
    public let subject: String?
    /// The generation of the perimeter; nil when it concerns none.
    public let generation: String?
    /// The sentence, in French.
    public let message: String

    /// Makes an identity from what a store kept.
    public init(code: String, subject: String?, generation: String?, message: String) {
        self.code = code
        self.subject = subject
        self.generation = generation
        self.message = message
    }

    /// The identity of a finding about a perimeter of a generation.
    public init(_ finding: Finding, generation: String?) {
        self.init(
            code: finding.kind.code, subject: finding.subject, generation: generation, message: finding.message(in: .french))
    }
}

/// A finding that someone lifted: it stands, and is answered for.
public struct Waiver: Sendable, Hashable {
    /// The finding.
    public let identity: FindingIdentity
    /// Who answers for it.
    public let author: String
    /// Why, in that person's words.
    public let reason: String
    /// Since when, ISO 8601; nil when nobody noted it.
    public let date: String?

    /// Makes a waiver; nil without an author or a reason.
    public init?(_ identity: FindingIdentity, author: String, reason: String, date: String?) {
        guard author.contains(where: { !$0.isWhitespace }), reason.contains(where: { !$0.isWhitespace }) else { return nil }
        self.identity = identity
        self.author = author
        self.reason = reason
        self.date = date
    }
}
