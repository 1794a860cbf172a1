import Foundation
import Reporting
import TestSupport
import Testing

/// The figures of the issue on the national workload.
@Suite struct NationalComparisonTests {
    private static let words = ["compare", NationalData.path("quartiers_old.gpkg"), NationalData.path("quartiers_new.gpkg"), "--quiet"]

    @Test(.needsNationalData("quartiers_old.gpkg")) func theCountsOfTheWorkload() throws {
        let outcome = quartiers(Self.words + ["--tolerance", "0", "--show", "summary", "--format", "csv"])
        #expect(outcome.status == .success)
        let rows = try outcome.rows
        let counts = Dictionary(uniqueKeysWithValues: rows.map { ($0["classe"] ?? "", ($0["n_avant"] ?? "", $0["n_apres"] ?? "")) })
        // 401 outlines equal one of the other generation exactly.
        #expect(counts["inchange"]?.0 == "401")
        #expect(counts["inchange"]?.1 == "401")
        #expect(counts["sorti"]?.0 == "191")
        #expect(counts[""]?.0 == "1500")
        #expect(counts[""]?.1 == "1600")
        let notes = try #require(
            try quartiers(Self.words + ["--tolerance", "0", "--show", "summary", "--format", "json"]).json["notes"] as? [String])
        #expect(notes.contains("Sans aucune surface commune avec l'autre génération : 265 nouveaux, 191 sortis."))
        // What is kept and what is lost make the former generation: its surface on the ellipsoid is that of `surface`.
        let surfaces = try quartiers(["surface", NationalData.path("quartiers_old.gpkg"), "--quiet", "--format", "csv"]).rows
        let whole = surfaces.reduce(0) { $0 + (Double($1["surf_ell_m2"] ?? "") ?? 0) }
        let total = try #require(rows.last)
        let parts = (Double(total["commun_m2"] ?? "") ?? 0) + (Double(total["perdu_m2"] ?? "") ?? 0)
        #expect(abs(parts / whole - 1) < 1e-9)
    }

    /// The areas in common are those of the peers, pair by pair.
    @Test(.needsSharedData, .needsNationalData("quartiers_old.gpkg")) func commonAreasAreThoseOfThePeers() throws {
        let reference = try Outcome.rows(
            csv: String(contentsOfFile: SharedData.path("bench/reference/j2_overlaps.csv"), encoding: .utf8))
        let expected = Dictionary(
            uniqueKeysWithValues: reference.map { ("\($0["old"] ?? "")-\($0["new"] ?? "")", Double($0["inter"] ?? "") ?? 0) })
        let rows = try quartiers(Self.words + ["--plane", "--format", "csv"]).rows
        let kin = rows.filter { $0["id_avant"] != "" && $0["id_apres"] != "" }
        #expect(kin.count == 1_311)
        for row in kin {
            let area = try #require(expected["\(row["id_avant"] ?? "")-\(row["id_apres"] ?? "")"])
            #expect(abs((Double(row["commun_m2"] ?? "") ?? 0) - area) <= 1e-6 * area, "\(row)")
        }
    }

    /// J7: the outlines that two swapped vertices made invalid. Areas are those of shapely 2 by structure (GEOS 3.11 to 3.13 agree).
    @Test(.needsNationalData("quartiers_bad.gpkg")) func invalidOutlinesAreFoundAndRepaired() throws {
        let outcome = quartiers(["repair", NationalData.path("quartiers_bad.gpkg"), "--force", "--quiet", "--format", "csv"])
        #expect(outcome.status == .success)
        let rows = try outcome.rows
        #expect(rows.count == 302)
        #expect(rows.allSatisfy { $0["methode"] == "structure" && $0["accepte"] == "true" })
        let area = rows.reduce(0) { $0 + (Double($1["surf_apres_m2"] ?? "") ?? 0) }
        #expect(abs(area - 106_888_532.735744) < 1e-3)
        #expect(abs((Double(rows[0]["surf_apres_m2"] ?? "") ?? 0) - 201_501.78836546) < 1e-6)
    }
}
