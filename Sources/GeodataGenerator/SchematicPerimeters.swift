import Foundation
import PlanarGeometry

/// Where the drawn outlines stand: across the limits of the communes that share the quartier, or beside the chef-lieu of the one that holds it.
struct SchematicPerimeters {
    let plane: LocalPlane

    /// The outline in force: `2024` for a QPV, `local` for a QIC.
    func current(_ rank: Int) -> SchematicOutline {
        let quartier = Facts.quartiers[rank]
        // A QIC has no printed surface: 15 ha is a drawing's.
        return SchematicOutline(parts: parts(of: quartier, rank: rank), hectares: quartier.printedHectares ?? 15, phase: Double(rank))
    }

    /// The outline of 2015: a smaller one a little aside, and one part less where there are several, so that a comparison has something to show.
    func previous(_ rank: Int) -> SchematicOutline {
        let current = current(rank)
        let kept = current.parts.count > 1 ? Array(current.parts.dropLast()) : current.parts
        let shifted = kept.map {
            SchematicOutline.Part(centre: Coordinate($0.centre.x + 20, $0.centre.y - 15), weight: $0.weight)
        }
        return SchematicOutline(parts: shifted, hectares: (current.hectares * 0.8).rounded(), phase: current.phase)
    }

    private func parts(of quartier: Facts.Quartier, rank: Int) -> [SchematicOutline.Part] {
        let sites = quartier.communes.compactMap { code in
            Facts.communes.first { $0.code == code }.map { plane.position(longitude: $0.longitude, latitude: $0.latitude) }
        }
        if quartier.name == "3 Îlots" {
            // Three islets: one across the limit, one in each commune.
            let middle = Self.middle(sites[0], sites[1])
            return [
                SchematicOutline.Part(centre: middle, weight: 0.5),
                SchematicOutline.Part(centre: Coordinate(middle.x - 900, middle.y + 450), weight: 0.3),
                SchematicOutline.Part(centre: Coordinate(middle.x + 850, middle.y - 500), weight: 0.2),
            ]
        }
        let centre: Coordinate
        switch sites.count {
        case 3: centre = Self.equidistant(sites[0], sites[1], sites[2])
        case 2: centre = Self.middle(sites[0], sites[1])
        default:
            let angle = Double(rank) * 2.4
            centre = Coordinate(sites[0].x + 1_000 * cos(angle), sites[0].y + 1_000 * sin(angle))
        }
        return [SchematicOutline.Part(centre: centre, weight: 1)]
    }

    private static func middle(_ a: Coordinate, _ b: Coordinate) -> Coordinate { Coordinate((a.x + b.x) / 2, (a.y + b.y) / 2) }

    /// The centre of the circle through three positions, where the Voronoi cells of the three meet.
    private static func equidistant(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Coordinate {
        let (bx, by) = (b.x - a.x, b.y - a.y)
        let (cx, cy) = (c.x - a.x, c.y - a.y)
        let doubled = 2 * (bx * cy - by * cx)
        let (squaredB, squaredC) = (bx * bx + by * by, cx * cx + cy * cy)
        return Coordinate(a.x + (cy * squaredB - by * squaredC) / doubled, a.y + (bx * squaredC - cx * squaredB) / doubled)
    }
}
