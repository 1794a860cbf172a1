/// How a projection stretches lengths and areas at one place, beside the ellipsoid: 1 is true to scale.
public struct Distortion: Hashable, Sendable {
    /// The scale along the meridian (Snyder's h).
    public let meridionalScale: Double
    /// The scale along the parallel (Snyder's k).
    public let parallelScale: Double
    /// The scale of areas (Snyder's s); negative where the projection mirrors.
    public let arealScale: Double

    /// By how much the scale of lengths varies with the direction: the difference between the axes of Tissot's ellipse.
    ///
    /// Snyder, *Map Projections: A Working Manual* (1987), formula 4-13.
    public var spread: Double {
        max(meridionalScale * meridionalScale + parallelScale * parallelScale - 2 * arealScale, 0).squareRoot()
    }

    /// Whether the projection keeps shapes here, as Lambert's conic and Mercator's do, so that lengths have one scale in every direction.
    ///
    /// Numbers rounded to 1e-16 leave some 1e-8 where the truth is none.
    public var isConformal: Bool { spread < 1e-6 }

    /// The one scale of lengths, nil where it depends on the direction.
    public var linearScale: Double? { isConformal ? meridionalScale : nil }

    /// The alteration of lengths in centimetres per kilometre, nil where it depends on the direction.
    public var linearAlteration: Double? { linearScale.map { ($0 - 1) * 100_000 } }

    /// The alteration of areas in percent.
    public var arealAlteration: Double { (arealScale - 1) * 100 }
}
