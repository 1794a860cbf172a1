import PlanarGeometry
import QuartierModel
import Reporting
import TestSupport

/// Layers of hand-computable shapes in Lambert-93, near Béthune.
enum Layers {
    static let origin = Coordinate(674_000, 7_048_000)

    /// A rectangle so many metres from the origin.
    static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) throws -> MultiPolygon {
        let (west, south) = (origin.x + x, origin.y + y)
        return MultiPolygon([
            Polygon(
                exterior: try Ring([
                    Coordinate(west, south), Coordinate(west + width, south), Coordinate(west + width, south + height),
                    Coordinate(west, south + height), Coordinate(west, south),
                ]))
        ])
    }

    static func perimeters(
        _ outlines: [MultiPolygon?], generation: Generation = .of2024, crs: CRS = .lambert93, change: (inout Perimeter) -> Void = { _ in }
    ) -> Layer<Perimeter> {
        let elements = outlines.enumerated().map { index, outline in
            var perimeter = Perimeter(
                quartier: "Q\(index + 1)", name: "Quartier \(index + 1)", generation: generation, outline: outline, rank: index + 1)
            change(&perimeter)
            return perimeter
        }
        return Layer(name: generation.name, crs: crs, elements: elements, source: SourceRecord(title: "test", file: "test.geojson"))
    }

    static func communes(_ cells: [(code: String, name: String, outline: MultiPolygon)], crs: CRS = .lambert93) -> Layer<Commune> {
        let elements = cells.compactMap { cell in
            CommuneCode(cell.code).map { Commune(code: $0, name: cell.name, outline: cell.outline) }
        }
        return Layer(name: "communes", crs: crs, elements: elements, source: SourceRecord(title: "communes"))
    }
}
