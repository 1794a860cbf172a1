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

@Suite struct ImportTilesTests {
    private let now = "2026-01-01T00:00:00Z"

    private func source(_ path: String, vintage: Int? = nil) throws -> TileSource {
        try TileSource(.file(path: path, layer: nil), vintage: vintage)
    }

    private func write(_ lines: [String], _ name: String, in folder: URL) throws -> String {
        let path = folder.appendingPathComponent(name).path
        try (["idcar_200m,i_est_200,lcog_geo,ind,men"] + lines).joined(separator: "\n").write(
            toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// Imports into the store of a folder, made when there is none.
    @discardableResult
    private func importing(
        _ source: TileSource, replacing: Bool = false, in folder: URL, report: FindingSink = { _ in }
    ) throws -> ImportSummary {
        try Store.importing(at: storePath(folder), crs: .lambert93, now: now) { store in
            try store.importTiles(source, replacing: replacing, provenance: Provenance(date: now), report: report)
        }
    }

    private func storePath(_ folder: URL) -> String { folder.appendingPathComponent("store.gpkg").path }

    private func rows(_ sql: String, in folder: URL) throws -> [[String]] {
        let reader = try GeoPackageReader(storePath(folder)) { _ in }
        var cursor = try reader.rows(sql)
        var rows: [[String]] = []
        while try cursor.next() { rows.append([try cursor.value(0).exact, try cursor.value(1).exact]) }
        return rows
    }

    @Test func tilesAreReadOutOfTheZipThatINSEEDelivers() throws {
        try withTemporaryFolder { folder in
            func zip(_ name: String, _ entries: [RawZip.Entry]) throws -> String {
                let path = folder.appendingPathComponent(name).path
                try Data(RawZip(entries).bytes).write(to: URL(fileURLWithPath: path))
                return path
            }
            let mainland = "idcar_200m,i_est_200,lcog_geo,ind,men\nCRS3035RES200mN3072600E3800000,0,62119,120,50\n"
            let overseas = "idcar_200m,i_est_200,lcog_geo,ind,men\nCRS3035RES200mN3072600E3800200,0,62119,7,3\n"
            let one = try zip("un.zip", [.init("doc/lisez-moi.txt", "x"), .init("csv/carreaux_200m_met.csv", mainland)])
            let found = try importing(try source(one, vintage: 2021), in: folder)
            #expect((found.read, found.added) == (1, 1))
            #expect(found.source.file == "un.zip")
            // The same archive again, and an estimate without a store.
            #expect(try importing(try source(one, vintage: 2021), in: folder).unchanged == 1)
            let tiles = try source(one, vintage: 2021).tiles(
                touching: [try CellCoverage(of: try Shapes.rectangle(3_800_000, 3_072_600, 100, 100))]
            ) { _ in }
            #expect(tiles.cells.count == 1)

            let several = try zip("plusieurs.zip", [.init("carreaux_200m_met.csv", mainland), .init("carreaux_200m_reun.csv", overseas)])
            #expect(throws: QuartiersError.self) { try source(several) }
            let named = try TileSource(.file(path: several, layer: "carreaux_200m_reun"), vintage: 2021)
            #expect(named.name == several + "/carreaux_200m_reun.csv")
            do {
                _ = try source(several)
            } catch let error as QuartiersError {
                #expect(error.status == .usage)
                #expect(error.remedy?[.french].contains("plusieurs.zip:carreaux_200m_met.csv") == true)
            }
            // What is wrong in it is said of the file in the archive, not of the copy that is read.
            let bad = try zip("faux.zip", [.init("t.csv", mainland.replacing("120", with: "cent"))])
            var places: [String?] = []
            _ = try importing(try source(bad, vintage: 2019), in: folder) { places.append($0.place.file) }
            #expect(!places.isEmpty && places.allSatisfy { $0 == bad + "/t.csv" })
            let nested = try zip("imbrique.zip", [.init("Filosofi2021_carreaux_200m.7z", "7z")])
            #expect(throws: QuartiersError.self) { try source(nested) }
        }
    }

    @Test(.needsSharedData) func bordeauxEntersWholeAndTheSameFromBothFormats() throws {
        try withTemporaryFolder { folder in
            let name = SharedData.path("data/filosofi/filosofi2015-200m-bordeaux-metropole")
            var findings: [FindingKind] = []
            let first = try importing(try source(name + ".csv"), in: folder) { findings.append($0.kind) }
            #expect((first.read, first.added, first.unchanged) == (6_735, 6_735, 0))
            #expect(findings.isEmpty)
            // 2 159 imputed and the sum of people: sqlite3 over the file of the shared folder.
            #expect(try rows("SELECT sum(i_est), sum(ind) FROM carreaux WHERE millesime = 2015", in: folder) == [["2159", "725084.5"]])
            let second = try importing(try source(name + ".gpkg"), in: folder)
            #expect((second.added, second.unchanged) == (0, 6_735))
            #expect(
                try rows("SELECT rtreecheck('rtree_carreaux_geom'), count(*) FROM rtree_carreaux_geom", in: folder) == [["ok", "6735"]])
        }
    }

    @Test func squaresAreThoseOfTheIdentifiers() throws {
        try withTemporaryFolder { folder in
            let path = try write(["CRS3035RES200mN3072600E3800000,1,6211962048,10.5,4"], "t.csv", in: folder)
            try importing(try source(path, vintage: 2021), in: folder)
            var found: [Feature] = []
            try GeoPackageReader(storePath(folder), report: { _ in }).forEachFeature(
                "carreaux", report: { _ in }
            ) { found.append($0) }
            #expect(
                found.map { $0.geometry.areal?.envelope } == [
                    Envelope(minX: 3_800_000, minY: 3_072_600, maxX: 3_800_200, maxY: 3_072_800)
                ])
            let values = Dictionary(uniqueKeysWithValues: found[0].attributes.map { ($0.name, $0.value) })
            #expect(values["lcog_geo"] == .text("6211962048"))
            #expect(values["ind"] == .real(10.5))
            #expect(values["men_pauv"] == .null)
            #expect(values["maille"] == .integer(200))
        }
    }

    @Test func aTileTwiceCountsOnceAndContradictionsAreRefused() throws {
        try withTemporaryFolder { folder in
            let tile = "CRS3035RES200mN3072600E3800000"
            let same = try write(["\(tile),1,62119,10.5,4", "\(tile),1,62119,10.5,4"], "same.csv", in: folder)
            var findings: [Finding] = []
            let summary = try importing(try source(same, vintage: 2021), in: folder) { findings.append($0) }
            #expect((summary.read, summary.added) == (2, 1))
            let twice = try #require(findings.first { $0.kind == .tileTwice })
            #expect(twice.place == Place(file: same, name: tile, line: 3))
            #expect(
                twice.message(in: .french)
                    == "le carreau \(tile) est déjà plus haut dans le fichier, avec les mêmes données ; compté une fois")

            let contradiction = try write(
                ["CRS3035RES200mN3072800E3800000,0,,1,1", "CRS3035RES200mN3072800E3800000,0,,2,1"], "two.csv", in: folder)
            let error = try #require(throws: QuartiersError.self) {
                try importing(try source(contradiction, vintage: 2021), in: folder)
            }
            #expect(error.place == Place(file: contradiction, name: "CRS3035RES200mN3072800E3800000", line: 3))
            #expect(try rows("SELECT count(*), sum(ind) FROM carreaux", in: folder) == [["1", "10.5"]])

            let other = try write(["\(tile),1,62119,11,4"], "other.csv", in: folder)
            #expect(throws: QuartiersError.self) {
                try importing(try source(other, vintage: 2021), in: folder)
            }
            let replaced = try importing(try source(other, vintage: 2021), replacing: true, in: folder)
            #expect(replaced.replaced == 1)
            // Another vintage stands beside it.
            try importing(try source(same, vintage: 2019), in: folder)
            #expect(
                try rows("SELECT millesime, ind FROM carreaux ORDER BY millesime", in: folder) == [["2019", "10.5"], ["2021", "11"]])
        }
    }

    @Test func tilesOfAFileWithoutFlagsAreReadBackWithoutAWordOnEach() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("bare.csv").path
            try "idcar_200m,ind\nCRS3035RES200mN3072600E3800000,10.5\n".write(toFile: path, atomically: true, encoding: .utf8)
            var findings: [FindingKind] = []
            try importing(try source(path, vintage: 2019), in: folder) { findings.append($0.kind) }
            #expect(findings.contains(.tileImputationUnknown) && !findings.contains(.tileFlag))
            let square = try Shapes.rectangle(3_800_000, 3_072_600, 200, 200)
            let tiles = try Store(opening: storePath(folder)).tileSource().tiles(touching: [CellCoverage(of: square)]) {
                Issue.record("\($0)")
            }
            #expect(tiles.imputation == [.unknown])
            // In a file that has the column, an empty cell is worth a word.
            findings = []
            let flagged = try write(["CRS3035RES200mN3072600E3800000,,,10.5,4"], "flagged.csv", in: folder)
            _ = try source(flagged, vintage: 2021).tiles(touching: [CellCoverage(of: square)]) { findings.append($0.kind) }
            #expect(findings.contains(.tileFlag))
        }
    }

    @Test func aVintageThatNobodySaysIsAskedFor() throws {
        try withTemporaryFolder { folder in
            let path = try write(["CRS3035RES200mN3072600E3800000,1,62119,10.5,4"], "t.csv", in: folder)
            #expect(throws: QuartiersError.self) {
                try importing(try source(path), in: folder)
            }
            try Store.importing(at: storePath(folder), crs: .lambert93, now: now) { _ in }
            #expect(throws: QuartiersError.self) { try Store(opening: storePath(folder)).tileSource() }
        }
    }

    @Test(.needsSharedData) func theStoreGivesWhatTheFileGives() throws {
        try withTemporaryFolder { folder in
            let path = SharedData.path("data/filosofi/filosofi2015-200m-bordeaux-metropole.gpkg")
            try importing(try source(path), in: folder)
            var generator = SeededGenerator(seed: 9)
            let coverages = try (0..<4).map { rank in
                try CellCoverage(
                    of: try Shapes.star(
                        around: Coordinate(3_482_000 + 900 * Double(rank), 2_478_000), radius: 1_500, positions: 11, using: &generator))
            }
            let fromStore = try Store(opening: storePath(folder)).tileSource().tiles(touching: coverages) { _ in }
            let fromFile = try source(path).tiles(touching: coverages) { _ in }
            let fromCSV = try source(path.replacing(".gpkg", with: ".csv")).tiles(touching: coverages) { _ in }
            #expect(fromStore.cells.count > 100)
            for other in [fromFile, fromCSV] {
                #expect(fromStore.cells == other.cells)
                #expect(fromStore.names == other.names)
                for (column, otherColumn) in zip(fromStore.columns, other.columns) {
                    #expect(fromStore.cells.indices.allSatisfy { column[$0] == otherColumn[$0] }, "\(column.name)")
                }
                #expect(fromStore.imputation == other.imputation)
            }
        }
    }
}
