/// The one error above the bindings: what failed, where, why, what to do, and how the command ends.
public struct QuartiersError: Error, Sendable, Hashable {
    /// How the command ends.
    public var status: ExitStatus
    /// What failed.
    public var message: Text
    /// Where.
    public var place: Place
    /// What the library or the system said, as it said it.
    public var cause: String?
    /// What to do.
    public var remedy: Text?

    /// Makes an error.
    public init(_ status: ExitStatus, _ message: Text, place: Place = .unknown, cause: String? = nil, remedy: Text? = nil) {
        self.status = status
        self.message = message
        self.place = place
        self.cause = cause
        self.remedy = remedy
    }

    /// The same error with what is missing of its place taken from a wider one.
    public func within(_ outer: Place) -> QuartiersError {
        var error = self
        error.place = place.within(outer)
        return error
    }

    /// The error in words: where, what failed, the cause, and on a line of its own what to do.
    public func description(in language: Language) -> String {
        let whereSeen = place.words(in: language)
        var text = whereSeen.isEmpty ? message[language] : Text(fr: "\(whereSeen) : ", en: "\(whereSeen): ")[language] + message[language]
        if let cause, !cause.isEmpty { text += " (\(cause))" }
        if let remedy { text += "\n" + remedy[language] }
        return text
    }
}

extension QuartiersError {
    /// The user wants no more.
    public static let interrupted = QuartiersError(.interrupted, Text(fr: "interrompu", en: "interrupted"))
}

extension QuartiersError: CustomStringConvertible {
    /// The English wording, for logs and test failures.
    public var description: String { description(in: .english) }
}
