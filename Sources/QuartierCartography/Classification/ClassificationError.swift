/// Why values cannot be cut into classes.
public enum ClassificationError: Error, Sendable, Hashable {
    /// There are no values.
    case noValues
    /// No class was asked for.
    case noClass
    /// No limit was given.
    case noLimit
    /// A limit is not above the one before it.
    case unordered(Double, Double)
    /// A geometric progression does not pass through zero.
    case notPositive(Double)
    /// Nobody gives the value around which classes should part.
    case noReference
}
