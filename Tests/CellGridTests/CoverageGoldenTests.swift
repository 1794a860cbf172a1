import CellGrid
import Foundation
import PlanarGeometry
import Testing

/// Fractions computed elsewhere, a file for each outline; its first lines say where they come from.
@Suite struct CoverageGoldenTests {
    struct Golden: CustomTestStringConvertible {
        let testDescription: String
        var resolution = CellResolution.metres200
        var outline = MultiPolygon.empty
        var fractions: [Cell: Double] = [:]
    }

    static let goldens: [Golden] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.sorted { $0.path < $1.path }.compactMap { try? golden($0) }
    }()

    static func golden(_ file: URL) throws -> Golden {
        var golden = Golden(testDescription: file.lastPathComponent)
        var polygons: [Polygon] = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let words = line.split(separator: " ")
            let numbers = words.dropFirst().compactMap { Double($0) }
            func ring() throws -> Ring {
                try Ring(stride(from: 0, to: numbers.count - 1, by: 2).map { Coordinate(numbers[$0], numbers[$0 + 1]) })
            }
            switch words[0] {
            case "resolution": golden.resolution = try #require(CellResolution(rawValue: Int(numbers[0])))
            case "exterior": polygons.append(Polygon(exterior: try ring()))
            case "hole":
                let polygon = try #require(polygons.last)
                polygons[polygons.count - 1] = Polygon(exterior: polygon.exterior, holes: polygon.holes + [try ring()])
            case "tile":
                let cell = try #require(Cell(southWestNorthing: Int(numbers[0]), easting: Int(numbers[1]), golden.resolution))
                golden.fractions[cell] = numbers[2]
            default: break
            }
        }
        golden.outline = MultiPolygon(polygons)
        return golden
    }

    @Test func areThere() { #expect(Self.goldens.count >= 4) }

    @Test(arguments: goldens)
    func agree(golden: Golden) throws {
        let coverage = try CellCoverage(of: golden.outline, resolution: golden.resolution)
        #expect(coverage.cellCount == golden.fractions.count)
        for (cell, fraction) in golden.fractions {
            #expect(abs(coverage.fraction(of: cell) - fraction) < 1e-14, "\(CellIdentifier(cell, golden.resolution))")
        }
    }
}
