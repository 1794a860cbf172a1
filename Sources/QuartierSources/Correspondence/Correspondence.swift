public import QuartierModel

/// A row of ANCT's table of kinship: a quartier of 2024, and one of those of 2015 it comes from.
public struct Correspondence: Sendable, Hashable {
    /// The code of 2024.
    public var child: QuartierCode
    /// Its name.
    public var childName: String?
    /// The code of 2015; nil for a quartier that is new.
    public var parent: QuartierCode?
    /// The name it had.
    public var parentName: String?
    /// What became of the outline, by the table's own word; nil when the table says nothing that can be read.
    public var state: PerimeterState?

    /// Makes a row.
    public init(
        child: QuartierCode, childName: String? = nil, parent: QuartierCode?, parentName: String? = nil, state: PerimeterState? = nil
    ) {
        self.child = child
        self.childName = childName
        self.parent = parent
        self.parentName = parentName
        self.state = state
    }
}
