/// How finely an outline is densified before it goes to EPSG:3035, so that tile fractions do not depend on it.
///
/// The sides of an outline are straight in the plane of the system in which it was drawn, and slightly curved in EPSG:3035. An edge cut at
/// a step of `s` metres there has chords that leave out `curvature * s² / 12` m² per metre of edge, so the error of a tile falls with the
/// square of the step. The curvature of straight lines of mainland France and Corsica, seen in EPSG:3035, is at most 2.5e-8 per metre from
/// Lambert-93, 2.9e-8 from the conformal conic zones, and 2.3e-7 from degrees of longitude and latitude (the greatest over a half-degree
/// lattice and 36 directions, PROJ 9). The defaults keep a tile that an edge crosses from corner to corner under 1e-9 of its area.
public enum OutlineStep {
    /// The default in a projected system, in metres.
    ///
    /// Largest change seen: 4.8e-10, on 26 QPV of Lille and 1 600 outlines over the mainland in Lambert-93, against a step of 1 m.
    public static let metres = 7.0

    /// The default in longitude and latitude, in degrees: 2.5 m of meridian.
    ///
    /// Largest change seen: 5.3e-10, on the QPV of Lille, against a step of 0.25 m.
    public static let degrees = 2.5 * degreesPerMetre

    /// A metre of meridian, in degrees of latitude.
    public static let degreesPerMetre = 1 / 111_320.0

    /// The most by which the fraction of a 200 m tile can change when edges are cut at a step, for one edge across it from corner to corner.
    ///
    /// - Parameters:
    ///   - step: the step, in metres.
    ///   - curvature: of straight lines of the source system in EPSG:3035, in 1/m.
    public static func largestChange(step: Double, curvature: Double = 2.9e-8) -> Double {
        let diagonal = CellResolution.metres200.side * 2.0.squareRoot()
        return curvature * step * step / 12 * diagonal / CellResolution.metres200.area
    }
}
