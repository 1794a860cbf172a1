import CellGrid
import Foundation
import GeoFormats
import GeoPackage
import PlanarGeometry
import QuartierExchange
import QuartierSources
import Reporting
import TestSupport
import Testing

@Suite struct TileSourceTests {
    private let columns = [
        Column("idcar_200m", .text, Text(verbatim: "id")), Column("i_est_200", .integer, Text(verbatim: "i")),
        Column("ind", .real, Text(verbatim: "ind")),
    ]

    /// Ten tiles in a row, declared in a system, with squares drawn so many metres from where their identifiers say.
    private func file(_ name: String, declared crs: CRS?, drawnAt offset: Double, in folder: URL) throws -> String {
        let path = folder.appendingPathComponent(name).path
        try GeoPackageFile.create(at: path, stamp: "2026-01-01T00:00:00Z") { file in
            if let crs { try file.describe(SpatialReference(crs, name: crs.description, definition: "undefined")) }
            try file.createTable(TableDefinition("carreaux", columns: columns, geometry: GeometryColumn("geom", .polygon, crs: crs)))
            try file.insert(into: "carreaux") { rows in
                for column in 0..<10 {
                    let square = try Shapes.rectangle(3_800_000 + 200 * Double(column) + offset, 3_072_600, 200, 200)
                    let name = "CRS3035RES200mN3072600E\(3_800_000 + 200 * column)"
                    try rows.append([.text(name), .integer(0), .real(Double(column + 1))], geometry: .areal(square))
                }
            }
        }
        return path
    }

    private func read(_ path: String) throws -> (people: [Double?], findings: [FindingKind]) {
        let coverages = [
            try CellCoverage(of: try Shapes.rectangle(3_800_100, 3_072_650, 400, 100)),
            try CellCoverage(of: try Shapes.rectangle(3_800_300, 3_072_650, 400, 100)),
        ]
        var findings: [FindingKind] = []
        let tiles = try TileSource(.file(path: path, layer: nil), vintage: 2021).tiles(touching: coverages) { findings.append($0.kind) }
        let people = try #require(tiles.column("ind"))
        return (tiles.cells.indices.map { tiles.columns[people][$0] }, findings)
    }

    @Test func readsTilesOfOverlappingWindowsOnce() throws {
        try withTemporaryFolder { folder in
            let (people, findings) = try read(try file("a.gpkg", declared: .laeaEurope, drawnAt: 0, in: folder))
            #expect(people == [1, 2, 3, 4])
            #expect(!findings.contains(.tileTwice))
            #expect(!findings.contains(.tileGeometryElsewhere))
        }
    }

    @Test func readsByIdentifierWhereTheSystemIsWrongOrUndefined() throws {
        try withTemporaryFolder { folder in
            let wrong = try read(try file("b.gpkg", declared: .lambert93, drawnAt: 0, in: folder))
            #expect(wrong.people == [1, 2, 3, 4])
            #expect(wrong.findings.contains(.tileGeometryElsewhere))
            let moved = try read(try file("c.gpkg", declared: .laeaEurope, drawnAt: 50_000, in: folder))
            #expect(moved.people == [1, 2, 3, 4])
            #expect(try read(try file("d.gpkg", declared: nil, drawnAt: 0, in: folder)).people == [1, 2, 3, 4])
        }
    }

    @Test func refusesWhatHoldsNoTiles() throws {
        #expect(throws: QuartiersError.self) { try TileSource(.file(path: ProjectFiles.path("Geodata/communes.geojson"), layer: nil)) }
        #expect(throws: QuartiersError.self) { try TileSource(.file(path: ProjectFiles.path("Geodata/correspondances.csv"), layer: nil)) }
        #expect(throws: QuartiersError.self) { try TileSource(.file(path: "/nowhere/tiles.csv", layer: nil)) }
    }

    @Test func knowsTheDemonstrationsTiles() throws {
        let source = try TileSource(.file(path: ProjectFiles.path("Geodata/carreaux-2021.csv"), layer: nil), vintage: 2021)
        #expect(source.isSchematic)
        #expect(source.layout.missingFields.isEmpty)
    }
}
