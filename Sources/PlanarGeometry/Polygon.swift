/// A part of the plane inside one ring and outside others.
public struct Polygon: Hashable, Sendable {
    /// The outer limit.
    public let exterior: Ring
    /// The limits of what is left out.
    public let holes: [Ring]

    /// Makes a polygon from its rings, whichever way they are walked.
    public init(exterior: Ring, holes: [Ring] = []) {
        self.exterior = exterior
        self.holes = holes
    }

    /// The exterior, then the holes.
    public var rings: [Ring] { [exterior] + holes }

    /// The area in squared units of the plane: the exterior's less the holes', whichever way the rings are walked.
    public var area: Double {
        holes.reduce(abs(exterior.signedArea)) { $0 - abs($1.signedArea) }
    }

    /// The length of all its rings, in units of the plane.
    public var perimeter: Double { rings.reduce(0) { $0 + $1.length } }

    /// The smallest rectangle around it.
    public var envelope: Envelope { exterior.envelope }

    /// The same polygon with its exterior counter-clockwise and its holes clockwise, as RFC 7946 asks.
    public var rightHanded: Polygon {
        Polygon(
            exterior: exterior.isCounterClockwise ? exterior : exterior.reversed,
            holes: holes.map { $0.isCounterClockwise ? $0.reversed : $0 })
    }
}
