/// Whether whoever started a piece of work wants no more of it, as the user does who presses Ctrl-C.
///
/// Long work asks at every step; nothing has to be handed down to it. Outside `during` nobody ever asks for an end.
public enum Interruption {
    /// The question that a piece of work asks; it must be quick, and threads ask it side by side.
    public typealias Condition = @Sendable () -> Bool

    /// A value of its own and no bare closure: optimised code would ask the runtime for the type of the closure by a name it does not know.
    private struct Question {
        let isAsked: Condition
    }

    private static let current = TaskLocal<Question>(wrappedValue: Question { false })

    /// Runs the body, in which `isAsked` is what the condition answers.
    public static func during<Result>(_ condition: @escaping Condition, _ body: () throws -> Result) rethrows -> Result {
        try current.withValue(Question(isAsked: condition), operation: body)
    }

    /// Whether the work is to end.
    public static var isAsked: Bool { condition() }

    /// Ends the work when it is to end.
    ///
    /// - Throws: `CancellationError`.
    public static func check() throws {
        if isAsked { throw CancellationError() }
    }

    /// The question itself, for threads that the work starts: it is not known there.
    public static var condition: Condition { current.get().isAsked }
}
