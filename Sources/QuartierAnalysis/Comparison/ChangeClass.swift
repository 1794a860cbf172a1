public import QuartierModel
public import Reporting

/// What became of a quartier between two generations: the classes of the column `classe`, in order of precedence.
///
/// A former quartier is a *parent* of a new one, and the new one its *child*, when what they have in common is at least a share
/// (`ComparisonOptions.kinshipShare`, 10 %) of the one or of the other; what they share below that is a contact between neighbours. The share
/// does not depend on the tolerance, so neither do the first four classes. A row is a parent and its child, or a quartier without kin:
///
/// 1. `merged`: the child has two parents or more. A parent that is also split gives its other children rows of class `split`.
/// 2. `split`: the parent has two children or more.
/// 3. `new`: a new quartier without parent, whatever contacts it has.
/// 4. `gone`: a former quartier without child, likewise.
///
/// A parent with one child that has no other parent is judged by the pieces gained and lost, of which those wider than the tolerance count:
///
/// 5. `unchanged`: none counts, and the surface stays within a share (`surfaceShare`, 1 %) of the former one.
/// 6. `extended`: no piece lost counts, some gained does.
/// 7. `reduced`: no piece gained counts, some lost does.
/// 8. `moved`: both.
///
/// When none counts and the surface is beyond its share all the same, as when an outline is drawn anew a few metres inside the old one, it is
/// `extended` or `reduced` by what the surface did.
public enum ChangeClass: String, Sendable, Hashable, CaseIterable {
    /// Several former quartiers made one.
    case merged = "fusion"
    /// One former quartier made several.
    case split = "scission"
    /// Without parent.
    case new = "nouveau"
    /// Without child.
    case gone = "sorti"
    /// The same outline, at the tolerance.
    case unchanged = "inchange"
    /// Larger, nothing lost.
    case extended = "extension"
    /// Smaller, nothing gained.
    case reduced = "reduction"
    /// Something lost, something gained.
    case moved = "deplacement"

    /// The class of a parent and its only child, that has no other parent.
    ///
    /// - Parameters:
    ///   - surfaces: the former and the new surface, in square metres.
    ///   - gain: the greatest width of a piece gained, in metres; 0 without any.
    ///   - loss: the greatest width of a piece lost, likewise.
    public init(surfaces: (before: Double, after: Double), gain: Double, loss: Double, options: ComparisonOptions) {
        switch (options.isBeyondTolerance(gain), options.isBeyondTolerance(loss)) {
        case (true, true): self = .moved
        case (true, false): self = .extended
        case (false, true): self = .reduced
        case (false, false):
            let growth = surfaces.after - surfaces.before
            if abs(growth) <= options.surfaceShare * surfaces.before { self = .unchanged } else { self = growth > 0 ? .extended : .reduced }
        }
    }

    /// Whether the letter of a 2024 code says the same: N for a new quartier, I for an unchanged outline, M for every other change; nil for a
    /// quartier that is gone, which has no letter.
    public func agrees(with state: PerimeterState) -> Bool? {
        switch self {
        case .gone: nil
        case .new: state == .new
        case .unchanged: state == .identical
        case .merged, .split, .extended, .reduced, .moved: state == .modified
        }
    }

    /// The word for people.
    public var label: Text {
        switch self {
        case .merged: Text(fr: "fusion", en: "merger")
        case .split: Text(fr: "scission", en: "split")
        case .new: Text(fr: "nouveau", en: "new")
        case .gone: Text(fr: "sorti", en: "gone")
        case .unchanged: Text(fr: "inchangé", en: "unchanged")
        case .extended: Text(fr: "extension", en: "extension")
        case .reduced: Text(fr: "réduction", en: "reduction")
        case .moved: Text(fr: "déplacement", en: "move")
        }
    }
}
