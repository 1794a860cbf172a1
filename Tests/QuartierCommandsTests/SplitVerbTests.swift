import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct SplitVerbTests {
    private func total(_ rows: [[String: String]]) -> [Double] {
        Dictionary(grouping: rows) { "\($0["code_qp"] ?? "")\($0["nom"] ?? "")" }.values.map { rows in
            rows.reduce(0) { $0 + (Double($1["part_surf"] ?? "") ?? 0) }
        }
    }

    @Test func splitsTheDemonstrationAmongItsCommunes() throws {
        let rows = try quartiers("split 2024 --demo --format csv").rows
        let cites = rows.filter { $0["code_qp"] == "QN06205M" }
        #expect(Set(cites.compactMap { $0["nom_com"] }) == ["Auchel", "Calonne-Ricouart", "Marles-les-Mines"])
        #expect(total(rows).allSatisfy { abs($0 - 1) < 1e-9 })
        #expect(rows.allSatisfy { $0["surf_ref"] == "ellipsoide" && $0["annonce"] == "true" && $0["calcule"] == "true" })
    }

    @Test func whatLiesOutsideEveryCommuneIsARow() throws {
        try withTemporaryFolder { folder in
            let communes = try folder.layer(
                "communes.geojson",
                Fixture.Feature(properties: [("insee_com", "62119"), ("nom_com", "Béthune")], geometry: Fixture.square(2.63, 50.525)))
            let quartier = try folder.layer("qpv.geojson", Fixture.quartier("QP062008", "Mont Liébaut", Fixture.square(2.635, 50.525)))
            let outcome = quartiers(["split", quartier, "--communes", communes, "--format", "csv"])
            let rows = try outcome.rows
            #expect(rows.map { $0["insee_com"] } == ["62119", ""])
            #expect(rows.map { $0["calcule"] } == ["true", ""])
            // A parallel is no straight line of the plane, so that sides of other ends lie some centimetres apart.
            #expect(abs((Double(rows[1]["part_surf"] ?? "") ?? 0) - 0.5) < 1e-5)
            #expect(total(rows).allSatisfy { abs($0 - 1) < 1e-12 })
            #expect(outcome.errors.contains("avertissement G07 : \(quartier), couche « qpv », objet 1 (QP062008) : 394"))
            #expect(outcome.errors.contains("%) hors de toute commune connue"))
        }
    }

    /// The straight sides of the plane and the geodesics of the ellipsoid enclose some square decimetres, which lie in no place.
    @Test func roundingIsNoPlaceOutside() throws {
        try withTemporaryFolder { folder in
            func commune(_ code: String, _ geometry: String) -> Fixture.Feature {
                Fixture.Feature(properties: [("insee_com", code), ("nom_com", code)], geometry: geometry)
            }
            let communes = try folder.layer(
                "communes.geojson", commune("62001", Fixture.polygon(Fixture.ring(2.5, 50.4, side: 0.0531))),
                commune(
                    "62002",
                    Fixture.polygon("[[2.5,50.4531],[2.5531,50.4531],[2.5531,50.4],[2.9,50.4],[2.9,50.9],[2.5,50.9],[2.5,50.4531]]")))
            let quartier = try folder.layer("qpv.geojson", Fixture.quartier("QP062008", "Long", Fixture.square(2.54, 50.44, side: 0.03)))
            let outcome = quartiers(["split", quartier, "--communes", communes, "--format", "csv"])
            #expect(try outcome.rows.map { $0["insee_com"] } == ["62002", "62001"])
            #expect(outcome.errors == "")
        }
    }

    @Test func withoutCommunesItSaysWhereTheyMayComeFrom() throws {
        try withTemporaryFolder { folder in
            let quartier = try folder.layer("qpv.geojson", Fixture.quartier("QP062008"))
            quartiers(["split", quartier]).expectRefusal(.noInput, saying: "aucune couche de communes", "--communes communes.geojson")
        }
    }

    @Suite(.needsSharedData) struct OnRealFiles {
        private static let lille = SharedData.path("data/lille/icu-mediapart-lille.gpkg")

        /// The issue's figures, in hectares of the plane, and in square metres for what is listed apart.
        @Test func lilleSudIsSharedByFourCommunes() throws {
            let rows = try quartiers(["split", "\(Self.lille):qpvs", "--communes", "\(Self.lille):cities", "--plane", "--format", "csv"])
                .rows
            let south = rows.filter { $0["code_qp"] == "QP059074" }
            func hectares(_ row: [String: String]) -> Double { ((Double(row["surf_m2"] ?? "") ?? 0) / 100).rounded() / 100 }
            let counted = south.filter { $0["calcule"] == "true" }
            #expect(counted.map { $0["nom_com"] } == ["Lille", "Faches-Thumesnil", "Loos", "Lezennes"])
            #expect(counted.map(hectares) == [397.03, 7.62, 1.64, 1.43])
            #expect(counted.allSatisfy { $0["annonce"] == "true" })
            let apart = south.filter { $0["calcule"] == "false" }
            #expect(apart.map { $0["nom_com"] } == ["Wattignies", "Ronchin"])
            #expect(apart.map { (Double($0["surf_m2"] ?? "") ?? 0).rounded() } == [77, 27])
        }

        @Test(arguments: [["--plane"], []])
        func sharesAndRemainderSumToOne(options: [String]) throws {
            let rows = try quartiers(["split", "\(Self.lille):qpvs", "--communes", "\(Self.lille):cities", "--format", "csv"] + options)
                .rows
            let totals = Dictionary(grouping: rows) { $0["code_qp"] ?? "" }.mapValues { rows in
                rows.reduce(0) { $0 + (Double($1["part_surf"] ?? "") ?? 0) }
            }
            #expect(totals.count == 26)
            #expect(totals.values.allSatisfy { abs($0 - 1) < 1e-9 })
        }

        /// `Mons-en-Baroeul`, `Villeneuve-d'Ascq`, `Lille, Faches-Thumesnil, Loos,  Lezennes`: one quartier alone has communes that differ.
        @Test func declaredNamesAreFoundWhateverTheirSpelling() throws {
            let outcome = quartiers(["split", "\(Self.lille):qpvs", "--communes", "\(Self.lille):cities", "--format", "csv"])
            let baroeul = try outcome.rows.filter { $0["nom_com"] == "Mons-en-Barœul" && $0["calcule"] == "true" }
            #expect(baroeul.map { [$0["code_qp"], $0["annonce"]] } == [["QP059080", "true"]])
            #expect(outcome.errors.components(separatedBy: "G07").count - 1 == 1)
            #expect(outcome.errors.contains("(QP059077) : la source annonce Loos ; la géométrie donne Loos, Haubourdin"))
        }

        /// The issue's figures: hectares in the plane and on the ellipsoid.
        @Test(arguments: [(["--plane"], [34.2288, 12.1711]), ([], [34.1253, 12.1342])])
        func citeNumber5StraddlesTwoCommunes(options: [String], hectares: [Double]) throws {
            let rows = try quartiers(
                [
                    "split", SharedData.path("data/bassin-minier/cabbalr-cite5-marles-rondpoint.geojson"), "--communes",
                    SharedData.path("data/communes/cabbalr-100-communes-2018geom.geojson"), "--format", "csv",
                ] + options
            ).rows.filter { $0["nom"] == "Cité n°5 d'Auchel" }
            #expect(rows.map { $0["nom_com"] } == ["Calonne-Ricouart", "Auchel", "Marles-les-Mines"])
            let squareMetres = rows.map { (Double($0["surf_m2"] ?? "") ?? 0).rounded() }
            #expect(squareMetres.prefix(2).map { $0 / 10_000 } == hectares)
            #expect(squareMetres[2] == 6)
            #expect(rows.map { $0["calcule"] } == ["true", "true", "false"])
        }
    }
}
