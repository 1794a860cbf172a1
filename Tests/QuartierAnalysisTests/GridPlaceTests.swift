import CellGrid
import Foundation
import PROJTransforms
import PlanarGeometry
import Testing

/// DOMAIN 4.7, check 3: tiles of INSEE's grid under places of the agglomeration, by GDAL and pyproj.
@Suite struct GridPlaceTests {
    @Test(arguments: [
        (Coordinate(2.64, 50.53), "CRS3035RES200mN3072600E3800000"), (Coordinate(2.474, 50.508), "CRS3035RES200mN3071400E3788000"),
        (Coordinate(2.783, 50.513), "CRS3035RES200mN3069600E3810000"),
    ]) func aPlaceLiesInItsTile(place: Coordinate, identifier: String) throws {
        let position = try Transformer(from: .rgf93, to: .laeaEurope).transform(place)
        let cell = try #require(Cell(holding: position, resolution: .metres200))
        #expect(CellIdentifier(cell).description == identifier)
    }

    /// A square of the grid is turned, and a little larger, in Lambert-93.
    @Test func aTileIsTurnedInLambert93() throws {
        let tile = try CellIdentifier("CRS3035RES200mN3072600E3800000")
        let square = tile.cell.envelope(tile.resolution)
        let corners = [
            Coordinate(square.minX, square.minY), Coordinate(square.maxX, square.minY), Coordinate(square.maxX, square.maxY),
            Coordinate(square.minX, square.maxY),
        ]
        let outline = try Ring(corners + [corners[0]]).densified(step: 1)
        let lambert = try Transformer(from: .laeaEurope, to: .lambert93)
        let (southWest, southEast) = (try lambert.transform(corners[0]), try lambert.transform(corners[1]))
        #expect(southWest.distance(to: Coordinate(674_314.2777, 7_048_069.7775)) < 1e-4)
        let rotation = atan2(southEast.y - southWest.y, southEast.x - southWest.x) * 180 / .pi
        #expect(abs(rotation - 5.4935) < 1e-4)
        let area = try Ring(lambert.transform(outline.coordinates)).signedArea
        #expect(abs(area - 40_124.97) < 0.05)
    }
}
