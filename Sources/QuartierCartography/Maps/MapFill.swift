/// How an area is filled: a colour, or a pattern that tells more than colour can.
enum MapFill: Sendable, Hashable {
    /// A class, from 0.
    case classColour(Int)
    /// At least the bound.
    case atLeast
    /// At most the bound.
    case atMost
    /// Held back under statistical secrecy.
    case secret
    /// No figure, for any other reason.
    case noData
    /// Nothing: the symbol upon it says everything.
    case plain
}
