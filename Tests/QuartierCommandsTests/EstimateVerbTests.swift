import Foundation
import PlanarGeometry
import Reporting
import TestSupport
import Testing

@Suite struct EstimateVerbTests {
    private let lille = SharedData.path("data/lille/icu-mediapart-lille.gpkg")
    private let lilleFields = [
        "--field", "idcar_200m=id", "--field", "ind=num_people", "--field", "i_est_200=imputed", "--vintage", "2017",
    ]

    /// A layer in EPSG:3035 of boxes counted in metres from the corner of tile N3072600 E3800000.
    private func layer(
        _ boxes: [(code: String, x: Double, y: Double, width: Double, height: Double)], in folder: URL, name: String = "boxes.geojson"
    ) throws -> String {
        let features = boxes.map { box in
            let (west, south) = (3_800_000 + box.x, 3_072_600 + box.y)
            let (east, north) = (west + box.width, south + box.height)
            return """
                {"type": "Feature", "properties": {"code_qp": "\(box.code)", "nom": "\(box.code)"}, "geometry": {"type": "Polygon", "coordinates": \
                [[[\(west), \(south)], [\(east), \(south)], [\(east), \(north)], [\(west), \(north)], [\(west), \(south)]]]}}
                """
        }
        let path = folder.appendingPathComponent(name).path
        try """
        {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3035"}}, "features": \
        [\(features.joined(separator: ", "))]}
        """.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func file(_ name: String, _ lines: [String], in folder: URL) throws -> String {
        let path = folder.appendingPathComponent(name).path
        try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func tile(_ column: Int, _ rest: String) -> String { "CRS3035RES200mN3072600E\(3_800_000 + 200 * column),\(rest)" }

    @Test func demonstrationSaysThatItIsMadeUp() throws {
        let run = english(["estimate", "2024", "--demo", "--format", "csv"])
        #expect(run.status == .success)
        let rows = try run.rows
        #expect(rows.count == 5 * 33)
        #expect(rows.allSatisfy { $0["source"] == "schematique" && $0["millesime"] == "2021" })
        #expect(rows.allSatisfy { ($0["diffusable"] == "false") == ($0["absence"] == "secret") })
        #expect(run.errors.contains("made up for the demonstration"))
    }

    @Test(.needsSharedData) func agreesWithShapelyAndTheOracleOnLille() throws {
        let run = english(
            ["estimate", lille + ":qpvs", "--tiles", lille + ":enriched_grid", "--threshold", "0", "--indicator", "ind", "--format", "csv"]
                + lilleFields)
        #expect(run.status == .success)
        let rows = try run.rows
        #expect(rows.count == 26)
        // By identifiers in EPSG:3035 (origin: Goldens/README.md), and by rotated squares in Lambert-93 (the folder's own oracle).
        let exact = try table(ProjectFiles.path("Tests/QuartierCommandsTests/Goldens/lille-individuals.csv"), key: "code_qp")
        let oracle = try table(SharedData.path("data/lille/oracle-qpv-area-population.csv"), key: "CODE_QP")
        for row in rows {
            let code = try #require(row["code_qp"])
            let value = try #require(Double(row["valeur"] ?? ""))
            #expect(abs(value / (try number(exact[code]?["ind"])) - 1) < 1e-9)
            #expect(abs(value / (try number(oracle[code]?["ind_area_weighted"])) - 1) < 5e-6)
            #expect(row["n_carreaux"] == exact[code]?["n_carreaux"])
            #expect(abs(try number(row["borne_min"]) - number(exact[code]?["borne_min"])) < 0.06)
            #expect(abs(try number(row["borne_max"]) - number(exact[code]?["borne_max"])) < 0.06)
        }
    }

    @Test(.needsSharedData) func aroundTheWholeOfBordeauxGivesItsTotals() throws {
        try withTemporaryFolder { folder in
            let box = try layer([("TOUT", 3_466_000 - 3_800_000, 2_462_000 - 3_072_600, 32_000, 33_000)], in: folder)
            let name = SharedData.path("data/filosofi/filosofi2015-200m-bordeaux-metropole")
            let outputs = try ["csv", "gpkg"].map { format in
                let run = english(["estimate", box, "--tiles", "\(name).\(format)", "--format", "csv"])
                #expect(run.status == .success)
                #expect(!run.errors.contains("TILE-"))
                return try run.rows
            }
            #expect(outputs[0] == outputs[1])
            let figures = Dictionary(uniqueKeysWithValues: outputs[0].map { ($0["cle"] ?? "", $0) })
            // The sums of the file's columns, by sqlite3 over its GeoPackage.
            for (key, total) in [("ind", 725_084.5), ("men", 336_070.1), ("log_soc", 67_931.8), ("ind_snv", 16_836_242_992.7)] {
                #expect(try abs(number(figures[key]?["valeur"]) / total - 1) < 1e-12)
                #expect(figures[key]?["borne_min"] == figures[key]?["valeur"])
                #expect(figures[key]?["borne_max"] == figures[key]?["valeur"])
            }
            #expect(figures["ind"]?["n_carreaux"] == "6735")
            #expect(figures["ind"]?["millesime"] == "2015")
        }
    }

    @Test(.needsSharedData) func emptyCellsOf2021AreMissingAndLowerTheKnownShare() throws {
        try withTemporaryFolder { folder in
            let box = try layer([("Q1", -15_000, -3_000, 20_000, 3_000)], in: folder)
            let run = english([
                "estimate", box, "--tiles", SharedData.path("data/filosofi/filosofi2021-200m-auchel-marles-bethune-extract.csv"),
                "--vintage",
                "2021", "--format", "csv",
            ])
            #expect(run.status == .success)
            let figures = Dictionary(uniqueKeysWithValues: try run.rows.map { ($0["cle"] ?? "", $0) })
            #expect(figures["ind"]?["n_carreaux"] == "224")
            let known = try number(figures["men_pauv"]?["part_connue"])
            #expect(known > 0 && known < 1)
            #expect(figures["men_pauv"]?["borne_max"] == "")
            #expect(figures["log_soc"]?["absence"] == "non_publie")
            #expect(figures["pt_parc_social"]?["absence"] == "non_publie")
        }
    }

    @Test func saysWhatTheTilesDoNot() throws {
        try withTemporaryFolder { folder in
            let box = try layer([("Q1", 0, 0, 300, 200), ("Q2", 50_000, 0, 100, 100)], in: folder)
            let tiles = try file("miroir.csv", ["idcar_200m,ind,men", tile(0, "100,40"), tile(1, "50,20")], in: folder)
            let run = english(["estimate", box, "--tiles", tiles, "--indicator", "ind", "--format", "csv"])
            let rows = try run.rows
            #expect(rows.map { $0["valeur"] } == ["125", ""])
            #expect(rows.map { $0["absence"] } == ["", "non_publie"])
            #expect(rows.map { $0["part_impute"] } == ["", ""])
            #expect(rows.map { $0["diffusable"] } == ["true", ""])
            #expect(rows.map { $0["millesime"] } == ["2019|2021", "2019|2021"])
            for code in ["TILE-FLAG", "TILE-FIELDS", "TILE-VINTAGE", "EST-NONE"] { #expect(run.errors.contains(code), "\(code)") }
        }
    }

    @Test func refusesBadTiles() throws {
        try withTemporaryFolder { folder in
            let box = try layer([("Q1", 0, 0, 300, 200)], in: folder)
            let header = "idcar_200m,i_est_200,ind,men"
            func run(_ lines: [String]) throws -> Outcome {
                english(["estimate", box, "--tiles", try file("t.csv", lines, in: folder), "--indicator", "ind", "--format", "csv"])
            }
            let twice = try run([header, tile(0, "0,100,40"), tile(0, "0,101,40")])
            #expect(twice.status == .badData)
            #expect(twice.errors.contains("different figures"))
            let nameless = try run(["ident,i_est_200,ind,men", tile(0, "0,100,40")])
            #expect(nameless.status == .badData)
            #expect(nameless.errors.contains("missing column"))
            for bad in [
                "CRS3035RES200mN30726E3800000,0,100,40", "CRS3035RES200mN3072650E3800000,0,100,40",
                "CRS3035RES1000mN3072000E3800000,0,100,40",
                tile(0, "0,cent,40"),
            ] {
                let odd = try run([header, bad, tile(1, "0,50,20")])
                #expect(odd.errors.contains("TILE-"), "\(bad)")
            }
            // Text in a number is missing, not zero.
            #expect(try run([header, tile(0, "0,cent,40"), tile(1, "0,50,20")]).rows.first?["part_connue"] == "\(0.5 / 1.5)")
        }
    }

    @Test func secrecyHoldsBackAndTheThresholdIsAnOption() throws {
        try withTemporaryFolder { folder in
            let box = try layer([("Q1", 0, 0, 200, 200)], in: folder)
            let tiles = try file("t.csv", ["idcar_200m,i_est_200,ind,men", tile(0, "0,20,8")], in: folder)
            let held = english(["estimate", box, "--tiles", tiles, "--indicator", "ind", "--format", "csv"])
            #expect(try held.rows.first?["absence"] == "secret")
            #expect(try held.rows.first?["diffusable"] == "false")
            #expect(try held.rows.first?["menages"] == "")
            #expect(held.errors.contains("D01"))
            let shown = english(["estimate", box, "--tiles", tiles, "--indicator", "ind", "--format", "csv", "--threshold", "8"])
            #expect(try shown.rows.first?["valeur"] == "20")
        }
    }

    @Test func calibratesShiftsAndCompares() throws {
        try withTemporaryFolder { folder in
            let box = try layer([("Q1", 50, 50, 300, 100)], in: folder)
            let tiles = try file("t.csv", ["idcar_200m,i_est_200,ind,men", tile(0, "0,100,40"), tile(1, "0,200,80")], in: folder)
            let arguments = ["estimate", box, "--tiles", tiles, "--indicator", "ind", "--format", "csv"]
            // 15 000 m² of each tile: 37.5 and 75 people.
            let calibrated = try english(arguments + ["--calibrate", "pop=225"]).rows[0]
            #expect(abs(try number(calibrated["valeur"]) - 225) < 1e-9)
            #expect(calibrated["methode"] == "carreaux:surface, calage pop=225 x 2")
            let shifted = try english(arguments + ["--sensitivity", "10"]).rows
            #expect(
                shifted.map { $0["methode"] } == ["carreaux:surface", "carreaux:surface, contour -10m", "carreaux:surface, contour +10m"])
            // 140 by 80 m of each tile remain inside.
            #expect(abs(try number(shifted[1]["valeur"]) - 300 * 0.28) < 1e-6)
            // The kilometre N3072000 E3800000 has 300 people on 25 tiles.
            let coarse = try english(arguments + ["--resolution", "1km", "--threshold", "0"]).rows[0]
            #expect(abs(try number(coarse["valeur"]) - 300 * 0.03) < 1e-9)
            #expect(coarse["n_carreaux"] == "1")
            #expect(english(arguments + ["--calibrate", "pop=beaucoup"]).status == .usage)
        }
    }

    @Test func weighsByBuildings() throws {
        try withTemporaryFolder { folder in
            let box = try layer([("Q1", 100, 0, 200, 200)], in: folder)
            let buildings = folder.appendingPathComponent("b")
            try FileManager.default.createDirectory(at: buildings, withIntermediateDirectories: true)
            let footprints = try layer([("1", 10, 10, 20, 20), ("3", 150, 10, 20, 20), ("0", 380, 10, 10, 10)], in: buildings)
            let tiles = try file("t.csv", ["idcar_200m,i_est_200,ind,men", tile(0, "0,100,40"), tile(1, "0,200,80")], in: folder)
            let arguments = ["estimate", box, "--tiles", tiles, "--indicator", "ind", "--format", "csv", "--buildings", footprints]
            let byFootprint = english(arguments)
            // Half of the first tile's buildings; the second tile's only one is outside.
            #expect(abs(try number(byFootprint.rows.first?["valeur"]) - 50) < 1e-6)
            #expect(try byFootprint.rows.first?["methode"] == "carreaux:batiments")
            #expect(english(arguments + ["--weight", "plancher"]).status == .usage)
            let byWeight = english(arguments + ["--weight", "code_qp"])
            // Three quarters of the first tile; the building of weight 0 leaves the second to its area.
            #expect(abs(try number(byWeight.rows.first?["valeur"]) - (75 + 100)) < 1e-6)
        }
    }

    @Test func aSavedCoverageStandsForTheOutlines() throws {
        try withTemporaryFolder { folder in
            let box = try layer([("Q1", 50, 50, 300, 100), ("Q2", 0, 0, 100, 100)], in: folder)
            let tiles = try file("t.csv", ["idcar_200m,i_est_200,ind,men", tile(0, "0,100,40"), tile(1, "0,200,80")], in: folder)
            let arguments = ["estimate", "--tiles", tiles, "--indicator", "ind", "--format", "csv"]
            for name in ["c.csv", "c.gpkg"] {
                let path = folder.appendingPathComponent(name).path
                let saved = english(arguments + [box, "--save-coverage", path])
                #expect(saved.status == .success)
                let reused = english(arguments + ["--coverage", path])
                #expect(try reused.rows.map { $0["valeur"] } == saved.rows.map { $0["valeur"] }, "\(name)")
                #expect(english(arguments + ["--coverage", path, "--sensitivity", "10"]).status == .usage)
            }
        }
    }

    /// Two tiles of 100 and 50 people, then of 120 and 70: the outline grows over the second, 50 of the 90 are its doing.
    @Test func twoVintagesTellBoundaryEffectFromChange() throws {
        try withTemporaryFolder { folder in
            let old = try layer([("QP062005", 0, 0, 200, 200)], in: folder, name: "avant.geojson")
            let new = try layer([("QP062005", 0, 0, 400, 200)], in: folder, name: "apres.geojson")
            let header = "idcar_200m,i_est_200,lcog_geo,ind,men"
            let before = try file("2019.csv", [header, tile(0, "0,62048,100,40"), tile(1, "0,62048,50,20")], in: folder)
            let after = try file("2021.csv", [header, tile(0, "0,62048,120,50"), tile(1, "0,62048,70,30")], in: folder)
            let store = folder.appendingPathComponent("agglo.gpkg").path
            for (path, year) in [(before, "2019"), (after, "2021")] {
                #expect(english(["import", "tiles", path, "--vintage", year, "--store", store]).status == .success)
            }
            let transfer = ["transfer", "--from", old, "--to", new, "--indicator", "ind", "--vintage", "2019", "--vintage-after", "2021"]
            for tiles in [["--tiles", before, "--tiles-after", after], ["--store", store]] {
                let run = english(transfer + tiles + ["--format", "csv"])
                #expect(run.status == .success, "\(run.errors)")
                let rows = try run.rows
                func value(_ nature: String) throws -> Double { try number(rows.first { $0["nature"] == nature }?["valeur"]) }
                #expect(try value("effet_perimetre") == 50)
                #expect(try value("evolution_constante") == 40)
                #expect(try value("evolution_totale") == 90)
                #expect(try value("transfert") == 100)
                #expect(rows.first { $0["nature"] == "evolution_totale" }?["millesime"] == "2019-2021")
            }
            // One coverage serves any vintage.
            let coverage = folder.appendingPathComponent("couverture.gpkg").path
            let saved = english(["estimate", new, "--tiles", before, "--indicator", "ind", "--save-coverage", coverage, "--format", "csv"])
            #expect(try number(saved.rows.first?["valeur"]) == 150)
            let reused = english(
                ["estimate", "--coverage", coverage, "--store", store, "--vintage", "2021", "--indicator", "ind", "--format", "csv"])
            #expect(try number(reused.rows.first?["valeur"]) == 190)
        }
    }

    @Test func transferConservesTheDemonstration() throws {
        let run = english(["transfer", "--demo", "--format", "csv", "--threshold", "0"])
        #expect(run.status == .success)
        let rows = try run.rows
        for (key, group) in Dictionary(grouping: rows.filter { $0["bilan"] != "" }, by: { "\($0["id_avant"] ?? "")/\($0["cle"] ?? "")" }) {
            let total = try group.reduce(0) { $0 + (try number($1["valeur"])) }
            let source = try number(group[0]["effectif_avant"])
            #expect(abs(total - source) <= 1e-9 * max(source, 1e-9), "\(key)")
        }
        #expect(rows.contains { $0["nature"] == "effet_perimetre" })
        #expect(run.errors.contains("D03") == false)
    }

    @Test func hasNoTilesToReadWithoutAny() {
        #expect(english(["estimate", ProjectFiles.path("Geodata/perimetres-2024.geojson")]).status == .noInput)
        #expect(english(["estimate", "--demo", "--tiles", ProjectFiles.path("Geodata/communes.geojson")]).status == .badData)
        #expect(english(["estimate", "--demo", "--calibrate", "pop=10"]).status == .usage)
        #expect(english(["estimate", "2024", "--demo", "--save"]).status == .usage)
    }

    // MARK: Helpers

    private func english(_ words: [String]) -> Outcome { quartiers(words + ["--lang", "en"]) }

    private func number(_ text: String?) throws -> Double { try #require(Double(text ?? ""), "\(text ?? "nil")") }

    private func table(_ path: String, key: String) throws -> [String: [String: String]] {
        let rows = try Outcome.rows(csv: try String(contentsOfFile: path, encoding: .utf8))
        return Dictionary(rows.map { ($0[key] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }
}
