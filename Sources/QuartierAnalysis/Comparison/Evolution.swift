/// A row of a comparison: a parent and its child, or a quartier without kin.
public struct Evolution: Sendable, Hashable {
    /// The rank of the former quartier in its layer; nil when the new one has no parent.
    public let before: Int?
    /// The rank of the new quartier in its layer; nil when the former one has no child.
    public let after: Int?
    /// What became of it.
    public let change: ChangeClass
    /// What both have in common, in square metres.
    public let common: Double
    /// What the new quartier has of none of its parents, in square metres: the same on each row of a child of several parents.
    public let gained: Double
    /// What the former quartier gave to none of its children, in square metres: the same on each row of a parent of several children.
    public let lost: Double
    /// The surface of the former quartier, in square metres; nil when there is none.
    public let surfaceBefore: Double?
    /// The surface of the new quartier, in square metres; nil when there is none.
    public let surfaceAfter: Double?
    /// The greatest width of a piece gained, in metres; 0 without any.
    public let widestGain: Double
    /// The greatest width of a piece lost, in metres; 0 without any.
    public let widestLoss: Double

    /// The share of the former quartier that this new one keeps, 0 to 1; nil when there is no former quartier.
    public var shareKept: Double? { surfaceBefore.map { common / $0 } }
}

/// A former and a new quartier that share a surface.
public struct GenerationLink: Sendable, Hashable {
    /// The rank of the former quartier in its layer.
    public let before: Int
    /// The rank of the new quartier in its layer.
    public let after: Int
    /// What both have in common, in square metres.
    public let common: Double
    /// Its share of the former quartier, 0 to 1.
    public let shareOfBefore: Double
    /// Its share of the new quartier, 0 to 1.
    public let shareOfAfter: Double
    /// Whether it makes the one a parent of the other, and is no mere contact.
    public let isKinship: Bool
    /// Whether both outlines are the same, vertex by vertex, whichever way and from wherever they are walked.
    public let isIdentical: Bool
}
