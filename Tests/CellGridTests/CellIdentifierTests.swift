import PlanarGeometry
import Reporting
import TestSupport
import Testing

@testable import CellGrid

@Suite struct CellIdentifierTests {
    // Positions from cs2cs (PROJ 9.1.1, EPSG:4171 to EPSG:3035), digits in DOMAIN's acceptance check 3.
    @Test(arguments: [
        ("CRS3035RES200mN3072600E3800000", Coordinate(3_800_126.2373, 3_072_658.7735)),
        ("CRS3035RES200mN3071400E3788000", Coordinate(3_788_100, 3_071_500)),
        ("CRS3035RES1000mN3072000E3800000", Coordinate(3_800_126.2373, 3_072_658.7735)),
    ])
    func namesTheTileThatHoldsAPosition(text: String, position: Coordinate) throws {
        let identifier = try CellIdentifier(text)
        #expect(Cell(holding: position, resolution: identifier.resolution) == identifier.cell)
        #expect(identifier.description == text)
        #expect(identifier.cell.envelope(identifier.resolution).contains(position))
    }

    @Test func saysItsCorner() throws {
        let identifier = try CellIdentifier("CRS3035RES200mN3072600E3800000")
        #expect(identifier.northing == 3_072_600)
        #expect(identifier.easting == 3_800_000)
        #expect(identifier.resolution == .metres200)
        #expect(
            identifier.cell.envelope(.metres200) == Envelope(minX: 3_800_000, minY: 3_072_600, maxX: 3_800_200, maxY: 3_072_800))
        #expect(Cell(southWestNorthing: 3_072_600, easting: 3_800_000, .metres200) == identifier.cell)
        #expect(Cell(southWestNorthing: 3_072_600, easting: 3_800_100, .metres200) == nil)
    }

    @Test func southAndWestSidesBelongToTheTile() throws {
        let cell = try CellIdentifier("CRS3035RES200mN3072600E3800000").cell
        #expect(Cell(holding: Coordinate(3_800_000, 3_072_600), resolution: .metres200) == cell)
        #expect(Cell(holding: Coordinate(3_800_200, 3_072_600), resolution: .metres200) != cell)
        #expect(Cell(holding: Coordinate(-1, 3_072_600), resolution: .metres200) == nil)
        #expect(Cell(holding: Coordinate(.nan, 3_072_600), resolution: .metres200) == nil)
    }

    @Test func knowsItsKilometre() throws {
        // Id_carr1km of the same row in INSEE's file of Bordeaux 2015.
        #expect(try CellIdentifier("CRS3035RES200mN2469600E3484200").parent.description == "CRS3035RES1000mN2469000E3484000")
        let kilometre = try CellIdentifier("CRS3035RES1000mN2469000E3484000")
        #expect(kilometre.parent == kilometre)
    }

    @Test func keepsLeadingZeros() throws {
        #expect(try CellIdentifier("CRS3035RES200mN0000200E0900000").description == "CRS3035RES200mN0000200E0900000")
    }

    @Test(arguments: [
        ("", CellIdentifierError.malformed), ("CRS3035RES200mN3072600", .malformed), ("CRS3035RES200mN3072600E380000", .malformed),
        ("CRS3035RES200mN3072600E38000000", .malformed), ("CRS3035RES200mE3800000N3072600", .malformed),
        ("crs3035res200mN3072600E3800000", .malformed), (" CRS3035RES200mN3072600E3800000", .malformed),
        ("CRS3035RES200mN3072600E380000é", .malformed), ("CRS3035RES200mN-072600E3800000", .malformed), ("200mN30726E38000", .malformed),
        ("CRS2975RES200mN7634000E0314400", .otherSystem(epsg: 2975)),
        ("CRS3035RES400mN3072800E3800000", .otherResolution(metres: 400, expected: nil)), ("CRS3035RES0200mN3072600E3800000", .malformed),
        ("CRS3035RES200mN3072700E3800000", .offGrid(northing: 3_072_700, easting: 3_800_000, .metres200)),
        ("CRS3035RES1000mN3072000E3800200", .offGrid(northing: 3_072_000, easting: 3_800_200, .metres1000)),
    ])
    func saysWhyATextIsNone(text: String, error: CellIdentifierError) {
        #expect(throws: error) { try CellIdentifier(text) }
        #expect(!error.reason.french.isEmpty && error.reason.french != error.reason.english)
    }

    @Test func asksForTheSideExpected() throws {
        let kilometre = "CRS3035RES1000mN2469000E3484000"
        #expect(try CellIdentifier(kilometre, expecting: .metres1000).resolution == .metres1000)
        let error = CellIdentifierError.otherResolution(metres: 1000, expected: .metres200)
        #expect(throws: error) { try CellIdentifier(kilometre, expecting: .metres200) }
        #expect(error.reason.french == "le carreau fait 1000 m de côté, 200 attendus")
    }

    @Test func keysOrderCellsSouthToNorthThenWestToEast() throws {
        let cells = try ["N2000000E4000200", "N2000200E3000000", "N2000200E3000200", "N3000000E0000000"].map {
            try CellIdentifier("CRS3035RES200m" + $0).cell
        }
        #expect(cells == cells.sorted())
        #expect(cells.allSatisfy { Cell(key: $0.key) == $0 && Cell(row: $0.row, column: $0.column) == $0 })
        #expect(Cell(row: 65_536, column: 0) == nil && Cell(row: 0, column: -1) == nil)
    }

    @Test func anyBytesAreReadOrRefused() {
        let samples = ["CRS3035RES200mN3072600E3800000", "CRS3035RES1000mN3072000E3800000"].map { Array($0.utf8) }
        // What is read prints as it was written.
        expectNoCrash(on: samples, rounds: 10_000) { #expect(CellIdentifier.fuzz($0), "\($0)") }
    }
}
