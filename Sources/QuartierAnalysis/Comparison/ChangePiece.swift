/// A connected piece of territory that a quartier kept, gained or lost.
///
/// The pieces of a comparison overlap nowhere that generations do not: what a child has in common with a parent is kept, what it has of no
/// parent is gained, what a parent gave to no child is lost.
public struct ChangePiece: Sendable, Hashable {
    /// What became of it, by the word of the column `nature`.
    public enum Nature: String, Sendable, Hashable, CaseIterable {
        /// Inside before and after.
        case kept = "commun"
        /// Inside after only.
        case gained = "gagne"
        /// Inside before only.
        case lost = "perdu"
    }

    /// What became of it.
    public let nature: Nature
    /// The rank of the former quartier in its layer; nil for a gain that has no parent or several.
    public let before: Int?
    /// The rank of the new quartier in its layer; nil for a loss that has no child or several.
    public let after: Int?
    /// The class of the quartier's change.
    public let change: ChangeClass
    /// Its measures.
    public let measure: PieceMeasure
    /// Whether it is no wider than the tolerance.
    public let isSliver: Bool
}
