import Foundation
import PlanarGeometry
import QuartierModel
import Reporting
import TestSupport
import Testing

@testable import QuartierCartography

@Suite struct QuartierPlateTests {
    private static func square(_ x: Double, _ y: Double, _ side: Double) -> MultiPolygon {
        let ring = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)].map { Coordinate($0.0, $0.1) }
        return MultiPolygon([Polygon(exterior: Ring(unchecked: ring))])
    }

    @Test(arguments: ["plate", "plate-tiles"]) func drawsTheBytesOfItsSnapshot(name: String) throws {
        var plate = QuartierPlate(
            page: MapPage(),
            texts: MapTexts(title: "3 Îlots", subtitle: "QP062009", credits: "Source : essai – 02/01/2026", language: .french),
            main: .init(label: "périmètre 2024 (56,0 ha)", outline: Self.square(100, 100, 750)),
            others: [.init(label: "périmètre 2015 (49,0 ha)", outline: Self.square(150, 50, 700))],
            communes: [
                MapCommune(name: "Béthune", outline: Self.square(-500, -500, 1_000)),
                MapCommune(name: "Verquin", outline: Self.square(500, -500, 1_500)),
            ])
        if name == "plate-tiles" {
            var tiles: [(outline: MultiPolygon, value: Double)] = []
            for rank in 0..<20 {
                let (column, row) = (Double(rank % 5), Double(rank / 5))
                tiles.append((Self.square(column * 200, row * 200, 200), Double(rank * 7)))
            }
            let classes = try Classification(tiles.map { $0.value }, by: .quantile, count: 4)
            plate.tiles = .init(indicator: .population, tiles: tiles, classes: classes)
        }
        let found = String(decoding: plate.drawing().bytes, as: UTF8.self)
        #expect(found.contains("périmètre 2015 (49,0 ha)") && found.contains("limite de commune"))
        let path = ProjectFiles.path("Tests/QuartierCartographyTests/Goldens/\(name).svg")
        if ProcessInfo.processInfo.environment["WRITE_GOLDENS"] == "1" { try found.write(toFile: path, atomically: true, encoding: .utf8) }
        let golden = try String(contentsOfFile: path, encoding: .utf8)
        #expect(found == golden)
    }
}
