import Foundation
import GeoPackage
import Reporting
import TestSupport
import Testing

@Suite struct RepairVerbTests {
    /// A polygon of Lambert-93, its positions relative to a place near Béthune.
    private func polygon(_ positions: [(Double, Double)]) -> String {
        let ring = (positions + positions.prefix(1)).map { "[\(674_000 + $0.0),\(7_048_000 + $0.1)]" }
        return Fixture.polygon("[\(ring.joined(separator: ","))]")
    }

    /// A square of 100 m whose northern side crosses itself: a loop of 2.5 m² drawn negative, beside a bump as large.
    private let crossed = [(0.0, 0.0), (100, 0), (100, 100), (60, 100), (50, 101), (60, 101), (50, 100), (0, 100)]
    /// Two triangles of 2 500 m² that cancel out as drawn.
    private let bowTie = [(0.0, 0.0), (100, 100), (100, 0), (0, 100)]

    private func layer(_ folder: URL, _ outlines: (code: String, positions: [(Double, Double)])...) throws -> String {
        let features = outlines.map { Fixture.quartier($0.code, "Quartier \($0.code)", polygon($0.positions)) }
        return try folder.write(Fixture.layer(features, crs: "EPSG:2154"), as: "qpv.geojson")
    }

    private func store(_ folder: URL, importing layer: String) -> String {
        let path = folder.path + "/agglo.gpkg"
        let outcome = quartiers(["import", "perimeters", layer, "--store", path, "--crs", "EPSG:2154"])
        #expect(outcome.status == .success, "\(outcome.errors)")
        return path
    }

    private func column(_ sql: String, of path: String) throws -> [String] { try GeoPackageReader(path) { _ in }.column(sql) }

    /// The issue's figures, those of GEOS by structure in shapely; `buffer(0)` gives 154 105.8994.
    @Test(.needsSharedData) func theRealOutlineOfLille() throws {
        let file = SharedData.path("data/lille/icu-mediapart-lille.gpkg") + ":qpvs"
        let outcome = quartiers(["repair", file, "--format", "csv"])
        #expect(outcome.status == .success)
        let rows = try outcome.rows
        #expect(rows.map { $0["id_quartier"] } == ["QP059067"])
        let row = try #require(rows.first)
        func rounded(_ column: String) -> Double { ((Double(row[column] ?? "") ?? 0) * 10_000).rounded() / 10_000 }
        #expect(rounded("surf_avant_m2") == 154_105.8935)
        #expect(rounded("surf_apres_m2") == 154_105.9054)
        #expect(row["surf_ref"] == "EPSG:2154")
        #expect(row["methode"] == "structure")
        #expect(row["parties_avant"] == "1")
        #expect(row["parties_apres"] == "2")
        #expect(row["accepte"] == "true")
        #expect(row["motif_invalide"]?.hasPrefix("Self-intersection (709909.97407") == true)
        #expect(outcome.errors.contains("Le fichier n'est pas changé"))

        try withTemporaryFolder { folder in
            let path = store(folder, importing: file)
            let former = try column("SELECT hex(geom) FROM perimetres WHERE id_quartier = 'QP059067'", of: path)
            #expect(quartiers(["repair", "--store", path]).status == .success)
            #expect(try column("SELECT hex(geom) FROM perimetres_origine", of: path) == former)
            #expect(try column("SELECT id_perimetre FROM perimetres_origine", of: path) == ["QP059067/2015"])
            #expect(
                try column("SELECT round(surf_plane_m2, 4) FROM perimetres WHERE id_quartier = 'QP059067'", of: path) == ["154105.9054"])
            #expect(try column("SELECT count(*) FROM perimetres WHERE NOT valide", of: path) == ["0"])
            #expect(try quartiers(["repair", "--store", path, "--format", "csv"]).rows.isEmpty)
        }
    }

    @Test func aDryRunWritesNothing() throws {
        try withTemporaryFolder { folder in
            let path = store(folder, importing: try layer(folder, ("QP062005", crossed)))
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            let dry = quartiers(["repair", "2015", "--store", path, "--dry-run", "--tolerance", "0.1%", "--lang", "en"])
            #expect(dry.status == .success)
            #expect(dry.errors.contains("Nothing was written. Outlines that would change: 1."))
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }

    @Test func aRepairKeepsTheOutlineReceivedAndMeasuresAnew() throws {
        try withTemporaryFolder { folder in
            let path = store(folder, importing: try layer(folder, ("QP062005", crossed)))
            let former = try column("SELECT hex(geom) FROM perimetres", of: path)
            let wet = quartiers(["repair", "--store", path, "--tolerance", "6m2", "--format", "csv"])
            #expect(wet.status == .success, "\(wet.errors)")
            #expect(wet.errors.contains("Contours changés dans le magasin : 1"))
            let row = try #require(try wet.rows.first)
            #expect(row["surf_avant_m2"] == "10000")
            #expect(row["surf_apres_m2"] == "10005" || row["surf_apres_m2"] == "10002.5", "\(row)")
            #expect(try column("SELECT hex(geom) FROM perimetres_origine", of: path) == former)
            #expect(try column("SELECT motif FROM perimetres_origine", of: path).first?.hasPrefix("structure: Self-intersection (") == true)
            #expect(try column("SELECT repare_le FROM perimetres_origine", of: path) == ["2026-01-02T03:04:05Z"])
            #expect(try column("SELECT valide || coalesce(motif_invalide, '-') FROM perimetres", of: path) == ["1-"])
            #expect(try column("SELECT surf_plane_m2 FROM perimetres", of: path) == [(Double(row["surf_apres_m2"] ?? "") ?? 0).description])
            for table in ["perimetres", "perimetres_origine"] {
                #expect(try column("SELECT rtreecheck('rtree_\(table)_geom')", of: path) == ["ok"])
            }
        }
    }

    @Test func aLargeChangeIsRefusedUnlessForced() throws {
        try withTemporaryFolder { folder in
            let path = store(folder, importing: try layer(folder, ("QP062005", bowTie), ("QP062006", crossed.map { ($0.0 + 500, $0.1) })))
            let refused = quartiers(["repair", "--store", path, "--tolerance", "0.1%", "--format", "csv"])
            #expect(refused.status == .blockingFindings)
            #expect(try refused.rows.map { $0["accepte"] } == ["false", "true"])
            #expect(refused.errors.contains("bloquant REPAIR"))
            #expect(refused.errors.contains("plus de 0.1% de changement : 0 m² avant, 5\u{202F}000 m² après"), "\(refused.errors)")
            // The other one is repaired all the same.
            #expect(try column("SELECT id_perimetre FROM perimetres_origine", of: path) == ["QP062006/2015"])
            let forced = quartiers(["repair", "--store", path, "--force", "--format", "csv"])
            #expect(forced.status == .success)
            #expect(try forced.rows.map { $0["accepte"] } == ["true"])
            #expect(try column("SELECT count(*) FROM perimetres WHERE valide", of: path) == ["2"])
        }
    }

    @Test func anOutlineThatRepairEmptiesStays() throws {
        try withTemporaryFolder { folder in
            let flat = try layer(folder, ("QP062005", [(0, 0), (100, 0), (200, 0), (100, 0)]))
            let path = store(folder, importing: flat)
            for option in ["--force", "--dry-run"] {
                let outcome = quartiers(["repair", "--store", path, option, "--format", "csv"])
                #expect(outcome.status == .blockingFindings)
                #expect(outcome.errors.contains("la réparation ne laisse aucune surface"))
                #expect(try outcome.rows.map { $0["accepte"] } == ["false"])
            }
            #expect(try column("SELECT count(*) FROM perimetres_origine", of: path) == ["0"])
        }
    }

    @Test func neighboursAreListedWithWidthAndArea() throws {
        try withTemporaryFolder { folder in
            func square(_ east: Double, _ north: Double, _ side: Double = 100) -> [(Double, Double)] {
                [(east, north), (east + side, north), (east + side, north + side), (east, north + side)]
            }
            // The second 0.5 m from the first, the third half a metre over the second; communes part at 350 m, the third goes 1 m beyond.
            let file = try layer(
                folder, ("QP062001", square(0, 0)), ("QP062002", square(100.5, 0)), ("QP062003", square(200, 0)),
                ("QP062004", square(251, 500)))
            let communes = try folder.write(
                Fixture.layer(
                    [
                        Fixture.Feature(
                            properties: [("insee_com", "62119"), ("nom", "Béthune")],
                            geometry: polygon([(-1_000, -1_000), (350, -1_000), (350, 1_000), (-1_000, 1_000)])),
                        Fixture.Feature(
                            properties: [("insee_com", "62126"), ("nom", "Beuvry")],
                            geometry: polygon([(350, -1_000), (1_000, -1_000), (1_000, 1_000), (350, 1_000)])),
                    ], crs: "EPSG:2154"), as: "communes.geojson")
            let rows = try quartiers(["repair", file, "--communes", communes, "--show", "neighbours", "--format", "csv"]).rows
            let found = rows.map { "\($0["nature"] ?? "") \($0["id_a"] ?? "") \($0["id_b"] ?? "") \($0["insee_com"] ?? "")" }
            #expect(
                found == ["jour QP062001 QP062002 ", "recouvrement QP062002 QP062003 ", "debord QP062004  62126"], "\(rows)")
            // Metres on the ellipsoid are 0.16 % shorter here than those of Lambert-93.
            for (row, expected) in zip(rows, [(0.5, 50.0), (0.5, 50), (1, 100)]) {
                #expect(abs((Double(row["largeur_max_m"] ?? "") ?? 0) / expected.0 - 0.99844) < 2e-4)
                #expect(abs((Double(row["surf_m2"] ?? "") ?? 0) / expected.1 - 0.99689) < 2e-4)
            }
            // With a smaller width there is no gap; an overlap is one whatever its width.
            let narrow = try quartiers(["repair", file, "--width", "0.2m", "--show", "neighbours", "--format", "csv"]).rows
            #expect(narrow.map { $0["nature"] } == ["recouvrement"])
            let geojson = try quartiers(["repair", file, "--show", "neighbours", "--format", "geojson"]).json
            #expect((geojson["features"] as? [Any])?.count == 2)
        }
    }

    @Test func sliversGoOnlyWhenAskedAndAreListed() throws {
        try withTemporaryFolder { folder in
            let parts = [
                "[[[674000,7048000],[674100,7048000],[674100,7048100],[674000,7048100],[674000,7048000]]"
                    + ",[[674050,7048020],[674050,7048040],[674050.05,7048040],[674050.05,7048020],[674050,7048020]]]",
                "[[[674200,7048000],[674200.08,7048000],[674200.08,7048100],[674200,7048100],[674200,7048000]]]",
                "[[[674300,7048000],[674301,7048000],[674301,7048100],[674300,7048100],[674300,7048000]]]",
            ]
            let geometry = "{\"type\":\"MultiPolygon\",\"coordinates\":[\(parts.joined(separator: ","))]}"
            let file = try folder.layer("qpv.geojson", Fixture.quartier("QP062005", "Un", geometry), crs: "EPSG:2154")
            let path = store(folder, importing: file)
            #expect(quartiers(["repair", "--store", path]).status == .success)
            #expect(try column("SELECT count(*) FROM perimetres_origine", of: path) == ["0"])

            let outcome = quartiers(["repair", "--store", path, "--remove-slivers", "0.1m", "--show", "removed", "--format", "csv"])
            #expect(outcome.status == .success)
            let rows = try outcome.rows
            #expect(rows.map { $0["nature"] } == ["partie", "trou"])
            #expect(rows.map { (Double($0["surf_m2"] ?? "") ?? 0).rounded() } == [8, 1])
            let measured = try #require(try quartiers(["surface", "--store", path, "--format", "csv"]).rows.first)
            #expect(measured["parties"] == "2")
            #expect(measured["trous"] == "0")
            #expect(try column("SELECT motif FROM perimetres_origine", of: path) == ["lamelles: 2"])
        }
    }

    @Test func wrongWordsAreRefused() {
        quartiers("repair").expectRefusal(.noInput, saying: "rien à lire", "repair --demo")
        quartiers("repair --demo --tolerance 5").expectRefusal(.usage, saying: "--tolerance", "0.01%")
        quartiers("repair --demo --tolerance -1%").expectRefusal(.usage, saying: "--tolerance")
        quartiers("repair --demo --remove-slivers wide").expectRefusal(.usage, saying: "--remove-slivers")
        quartiers("repair --demo --show gaps").expectRefusal(.usage, saying: "neighbours")
        quartiers("repair 2031 --demo").expectRefusal(.noInput, saying: "2031")
    }

    @Test func theDemonstrationIsNotChangedAndSaysWhatItIs() {
        let outcome = quartiers("repair --demo --lang en")
        #expect(outcome.status == .success)
        #expect(outcome.errors.contains("Nothing was written."))
        #expect(outcome.output.contains("Schematic outlines, drawn for the demonstration"))
    }
}
