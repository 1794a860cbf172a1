import Foundation
import GeoFormats
import Reporting
import TestSupport
import Testing

@Suite struct SurfaceVerbTests {
    @Test func measuresTheDemonstration() throws {
        let rows = try quartiers("surface --demo --format csv").rows
        #expect(rows.count == 13)
        let cites = try #require(rows.first { $0["code_qp"] == "QN06205M" })
        #expect(cites["surf_imprimee_ha"] == "52")
        // The generator draws each outline until it has the printed surface.
        #expect(abs(try #require(Double(cites["surf_ell_m2"] ?? "")) - 520_000) < 5)
        #expect(rows.allSatisfy { $0["source"] == "schematique" })
    }

    @Test func keepsTheCodesAskedForHoweverTheyAreWritten() throws {
        let outcome = quartiers(["surface", "--demo", "--format", "csv", "--code", "QP 06 20 05", "--code", "qn06210m"])
        #expect(try outcome.rows.map { $0["code_qp"] } == ["QP062005", "QN06205M", "QN06210M"])
        quartiers("surface --demo --code QP062099").expectRefusal(
            .noInput, saying: "« QP062099 »", "Codes présents : QIC6205101, QIC6211901")
    }

    /// DOMAIN 4.7, check 1: figures of GDAL and GeographicLib.
    @Test func measuresAKnownCellOnEveryReference() throws {
        let input = Fixture.layer([Fixture.quartier("QP062005")])
        let row = try #require(try quartiers("surface - --format csv", input: input).rows.first)
        for (column, expected) in [("surf_ell_m2", 788_736.31), ("surf_plane_m2", 791_199.74), ("surf_cc_m2", 788_668.59)] {
            #expect(abs(try #require(Double(row[column] ?? "")) - expected) < 0.05, "\(column)")
        }
        #expect(row["scr_plane"] == "EPSG:2154")
        #expect(row["scr_cc"] == "EPSG:3950")
        #expect(abs(try #require(Double(row["alteration_pct"] ?? "")) - 0.31233) < 1e-5)
        #expect(abs(try #require(Double(row["alteration_cm_km"] ?? "")) - 156.04) < 0.01)
        #expect(row["generation"] == "2015")
    }

    @Test func aDeliveryOfTheWholeCountryIsMeasuredTerritoryByTerritory() throws {
        let input = Fixture.layer([
            Fixture.quartier("QP974001", "Le Gol", Fixture.square(55.45, -20.9)), Fixture.quartier("QP062005"),
            Fixture.quartier("QP971001", "Boissard", Fixture.square(-61.5, 16.2)),
            Fixture.quartier("QP973001", "Balata", Fixture.square(-52.3, 4.9)),
            Fixture.quartier("QP976001", "Mamoudzou", Fixture.square(45.2, -12.8)),
        ])
        let rows = try quartiers("surface - --format csv", input: input).rows
        #expect(rows.map { $0["scr_plane"] } == ["EPSG:2975", "EPSG:2154", "EPSG:5490", "EPSG:2972", "EPSG:4471"])
        #expect(rows.map { $0["scr_cc"] } == ["", "EPSG:3950", "", "", ""])
    }

    @Test func whatHasNoOutlineHasARowWithoutFigures() throws {
        let input = Fixture.layer([Fixture.quartier("QP062007", "Sans", "null"), Fixture.quartier("QP062005")])
        let outcome = quartiers("surface - --format csv", input: input)
        #expect(outcome.status == .success)
        #expect(outcome.errors.contains("bloquant G01 : -, couche « - », objet 1 (QP062007) : géométrie absente (null)"))
        let rows = try outcome.rows
        #expect(rows.map { $0["surf_ell_m2"] == "" } == [true, false])
        #expect(rows.map { $0["valide"] } == ["", "true"])
    }

    @Test func writesOutlinesAsGeoJSON() throws {
        let json = try quartiers("surface 2024 --demo --format geojson").json
        let features = try #require(json["features"] as? [[String: Any]])
        #expect(features.count == 5)
        #expect(json["crs"] == nil)
        #expect(
            json["notes"] as? [String] == [
                "Surface de référence : ellipsoïde GRS 80 (surf_ell_m2) ; les surfaces planes dépendent de leur projection.",
                "Contours schématiques, dessinés pour la démonstration : ni officiels, ni bons pour une décision.",
            ])
    }

    @Suite(.needsSharedData) struct OfLille {
        private static let file = SharedData.path("data/lille/icu-mediapart-lille.gpkg")

        /// `area_ha_valid` of the oracle is what shapely computes in Lambert-93 after make_valid, to the square metre.
        @Test func lambert93AreasAreThoseOfTheOracle() throws {
            let rows = try quartiers(["surface", "\(Self.file):qpvs", "--format", "csv"]).rows
            #expect(rows.count == 26)
            let oracle = try Outcome.rows(
                csv: String(contentsOfFile: SharedData.path("data/lille/oracle-qpv-area-population.csv"), encoding: .utf8))
            let expected = Dictionary(uniqueKeysWithValues: oracle.map { ($0["CODE_QP"] ?? "", $0) })
            for row in rows {
                let known = try #require(expected[row["code_qp"] ?? ""])
                let hectares = try #require(Double(row["surf_plane_m2"] ?? "")) / 10_000
                #expect((hectares * 10_000).rounded() / 10_000 == Double(known["area_ha_valid"] ?? ""), "\(row)")
                #expect(row["nom"] == known["NOM_QP"])
                #expect((row["valide"] == "true") == (known["valid"] == "True"))
            }
        }

        @Test func theSelfIntersectingOneIsReportedWithItsPlaceAndBothAreas() throws {
            let outcome = quartiers(["surface", "\(Self.file):qpvs", "--format", "csv"])
            #expect(
                outcome.errors.hasPrefix(
                    "bloquant G01 : \(Self.file), couche « qpvs », objet 21 (QP059067), près de (709\u{202F}909,97 ; 7\u{202F}058\u{202F}181,04) : "
                        + "contour invalide (Self-intersection) : surface brute 154\u{202F}105,8935 m², réparée 154\u{202F}105,9054 m²"),
                "\(outcome.errors)")
            let row = try #require(try outcome.rows.first { $0["code_qp"] == "QP059067" })
            #expect(row["motif_invalide"]?.hasPrefix("Self-intersection (709909.97") == true)
            #expect(row["motif_invalide"]?.contains("; 154105.893") == true)
        }
    }

    /// Hectares in Lambert-93 and on the ellipsoid, to the square metre: the issue's, computed with shapely and GeographicLib.
    @Test(.needsSharedData) func measuresTheEstatesOfTheMiningBasin() throws {
        let file = SharedData.path("data/bassin-minier/cabbalr-cite5-marles-rondpoint.geojson")
        let rows = try quartiers(["surface", file, "--format", "csv"]).rows
        func hectares(_ column: String) -> [Double] { rows.compactMap { Double($0[column] ?? "").map { ($0).rounded() / 10_000 } } }
        #expect(hectares("surf_plane_m2") == [46.4006, 51.9019, 58.1936])
        #expect(hectares("surf_ell_m2") == [46.2601, 51.7444, 58.0165])
    }
}
