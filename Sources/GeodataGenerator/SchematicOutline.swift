import Foundation
import PlanarGeometry

/// A drawn outline: a wavy disc a part, every part of them scaled together until the whole has the wanted surface on the ellipsoid.
struct SchematicOutline {
    /// A part: where its middle stands, and how large it is beside the others.
    struct Part {
        let centre: Coordinate
        let weight: Double
    }

    let parts: [Part]
    let hectares: Double
    /// Turns the waves, so that no two outlines are alike.
    let phase: Double

    /// The outline in longitude and latitude.
    ///
    /// - Parameter surface: the surface of a geometry in degrees, in square metres on the ellipsoid.
    func geometry(in plane: LocalPlane, surface: (MultiPolygon) throws -> Double) throws -> MultiPolygon {
        var radius = (hectares * 10_000 / .pi).squareRoot()
        // The surface grows as the square of the radius: three steps reach the rounding of the coordinates.
        for _ in 0..<3 {
            radius *= (hectares * 10_000 / (try surface(drawn(radius: radius, in: plane)))).squareRoot()
        }
        return try drawn(radius: radius, in: plane)
    }

    private func drawn(radius: Double, in plane: LocalPlane) throws -> MultiPolygon {
        MultiPolygon(
            try parts.map { part in
                let corners = (0..<24).map { step in
                    let angle = Double(step) / 24 * 2 * .pi
                    let wave = 1 + 0.12 * sin(3 * angle + phase) + 0.06 * cos(5 * angle + 2 * phase)
                    let distance = radius * part.weight.squareRoot() * wave
                    return plane.degrees(Coordinate(part.centre.x + distance * cos(angle), part.centre.y + distance * sin(angle)))
                }
                return Polygon(exterior: try Ring(corners + corners.prefix(1)))
            })
    }
}
