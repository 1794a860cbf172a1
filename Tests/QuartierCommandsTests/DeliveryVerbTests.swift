import Foundation
import Reporting
import TestSupport
import Testing

/// Deliveries as they come, through the command: what is said of each, and how the command ends.
@Suite struct DeliveryVerbTests {
    private static let parts = ["shp", "shx", "dbf", "prj", "cpg"]

    /// The 2024 perimeters of the demonstration as a shapefile `qpv.shp`.
    private func withShapefile(_ body: (URL) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let outcome = quartiers(["export", "shp", "2024", "--demo", "-o", folder.path + "/qpv.shp"])
            #expect(outcome.status == .success, "\(outcome.errors)")
            try body(folder)
        }
    }

    private func bytes(_ file: URL) throws -> [UInt8] { Array(try Data(contentsOf: file)) }

    private func surfaces(_ folder: URL, _ name: String) -> Outcome {
        quartiers(["surface", folder.path + "/" + name, "--format", "csv"])
    }

    @Test func aShapefileGivesWhatTheStoreDoes() throws {
        try withShapefile { folder in
            let rows = try surfaces(folder, "qpv.shp").rows
            let expected = try quartiers(["surface", "2024", "--demo", "--format", "csv"]).rows
            #expect(rows.count == expected.count)
            for (row, other) in zip(rows, expected) {
                #expect(row["code_qp"] == other["code_qp"])
                #expect(row["nom"] == other["nom"])
                let (area, reference) = (Double(row["surf_ell_m2"] ?? "") ?? 0, Double(other["surf_ell_m2"] ?? "") ?? 1)
                #expect(abs(area / reference - 1) < 1e-6)
            }
            #expect(rows.contains { $0["nom"] == "Cités 5, de Marles et du Rond-Point" })
        }
    }

    @Test(arguments: ["shx", "dbf"]) func aPartThatIsMissingIsNamed(part: String) throws {
        try withShapefile { folder in
            try FileManager.default.removeItem(at: folder.appendingPathComponent("qpv.\(part)"))
            surfaces(folder, "qpv.shp").expectRefusal(.noInput, saying: "il manque le fichier", "qpv.\(part)", "livraison complète")
        }
    }

    @Test func aLayerWithoutSystemAsksForIt() throws {
        try withShapefile { folder in
            try FileManager.default.removeItem(at: folder.appendingPathComponent("qpv.prj"))
            surfaces(folder, "qpv.shp").expectRefusal(
                .badData, saying: "système de coordonnées de la couche n'est pas connu", "--crs EPSG:2154")
            #expect(quartiers(["surface", folder.path + "/qpv.shp", "--crs", "EPSG:2154"]).status == .success)
        }
    }

    /// A table of one record more, then of one less, than there are shapes.
    @Test(arguments: [1, -1]) func aTableOfAnotherLengthIsABlockingFinding(difference: Int) throws {
        try withShapefile { folder in
            var table = try bytes(folder.appendingPathComponent("qpv.dbf"))
            let (count, head, record) = (Int(table[4]), Int(table[8]) | Int(table[9]) << 8, Int(table[10]) | Int(table[11]) << 8)
            let first = Array(table[head..<head + record])
            table[4] = UInt8(count + difference)
            table = Array(table[..<(head + record * min(count, count + difference))]) + (difference > 0 ? first : []) + [0x1A]
            _ = try folder.write(Data(table), as: "qpv.dbf")
            let outcome = surfaces(folder, "qpv.shp")
            #expect(outcome.errors.contains("bloquant SHP-DBF"))
            #expect(outcome.errors.contains("\(count) formes et le .dbf \(count + difference) enregistrements"))
            #expect(try outcome.rows.count == max(count, count + difference))
        }
    }

    @Test func anEncodingThatIsNotTheOneAnnouncedIsSaidAndRead() throws {
        try withShapefile { folder in
            // The accent of Cités, and no other byte of its field, as Windows-1252 writes it.
            var table = try bytes(folder.appendingPathComponent("qpv.dbf"))
            let name = Array("Cités 5, de Marles et du Rond-Point ".utf8)
            let place = try #require(table.indices.first { table[$0...].starts(with: name) })
            table.replaceSubrange(place..<place + name.count, with: [0x43, 0x69, 0x74, 0xE9] + name.dropFirst(5) + [0x20])
            _ = try folder.write(Data(table), as: "qpv.dbf")
            let outcome = surfaces(folder, "qpv.shp")
            #expect(outcome.errors.contains("avertissement DBF-NOT-UTF8"))
            #expect(try outcome.rows.contains { $0["nom"] == "Cités 5, de Marles et du Rond-Point" })
            _ = try folder.write("KLINGON", as: "qpv.cpg")
            #expect(surfaces(folder, "qpv.shp").errors.contains("le .cpg nomme un encodage inconnu, « KLINGON »"))
        }
    }

    @Test func anIndexThatLiesLeavesTheOtherShapes() throws {
        try withShapefile { folder in
            var index = try bytes(folder.appendingPathComponent("qpv.shx"))
            // The length of the second record, in words: far beyond the file.
            index.replaceSubrange(112..<116, with: [0x7F, 0xFF, 0xFF, 0xFF])
            _ = try folder.write(Data(index), as: "qpv.shx")
            let outcome = surfaces(folder, "qpv.shp")
            #expect(outcome.status != .software)
            #expect(outcome.errors.contains("qpv.shp"))
        }
    }

    /// As ANCT delivers: the same quartiers in Lambert-93, in two formats, and in WGS 84.
    private func delivery(_ folder: URL) throws -> String {
        let shapefile = try Self.parts.map { part in
            RawZip.Entry("QP2024_France_hexagonale_LB93.\(part)", try bytes(folder.appendingPathComponent("qpv.\(part)")))
        }
        #expect(quartiers(["convert", folder.path + "/qpv.shp", "-o", folder.path + "/qpv.geojson"]).status == .success)
        let zip = RawZip(
            shapefile + [
                RawZip.Entry("QP2024_France_Hexagonale_Outre_Mer_WGS84.geojson", try bytes(folder.appendingPathComponent("qpv.geojson")))
            ])
        return try folder.write(Data(zip.bytes), as: "livraison.zip")
    }

    @Test func ofADeliveryOneLayerIsReadAndTheOthersAreListed() throws {
        try withShapefile { folder in
            let path = try delivery(folder)
            let outcome = quartiers(["surface", path, "--format", "csv"])
            #expect(try outcome.rows.count == quartiers(["surface", folder.path + "/qpv.shp", "--format", "csv"]).rows.count)
            #expect(outcome.errors.contains("info ZIP-LAYER"))
            #expect(outcome.errors.contains("est lue QP2024_France_hexagonale_LB93"))
            #expect(outcome.errors.contains("QP2024_France_Hexagonale_Outre_Mer_WGS84"))
            let other = quartiers(["surface", path + ":QP2024_France_Hexagonale_Outre_Mer_WGS84", "--format", "csv"])
            #expect(try other.rows.count == outcome.rows.count)
            quartiers(["surface", path + ":autre"]).expectRefusal(.usage, saying: "« autre »", "QP2024_France_hexagonale_LB93")
        }
    }

    @Test func aDeliveryGoesIntoTheStoreOnce() throws {
        try withShapefile { folder in
            let (path, store) = (try delivery(folder), folder.path + "/s.gpkg")
            #expect(quartiers(["import", "perimeters", path, "--store", store]).status == .success)
            let count = try quartiers(["list", "--store", store, "--format", "csv"]).rows.count
            #expect(quartiers(["import", "perimeters", path, "--store", store]).status == .success)
            #expect(try quartiers(["list", "--store", store, "--format", "csv"]).rows.count == count)
            // To a shapefile and back: the round trip that partners ask for.
            let again = folder.path + "/retour.shp"
            #expect(quartiers(["export", "shp", "2024", "--store", store, "-o", again]).status == .success)
            #expect(try quartiers(["surface", again, "--format", "csv"]).rows.count == count)
        }
    }

    @Test func archivesThatAreNoDeliveryAreRefused() throws {
        try withShapefile { folder in
            let whole = try Data(contentsOf: URL(fileURLWithPath: try delivery(folder)))
            _ = try folder.write(whole.prefix(whole.count / 2), as: "coupe.zip")
            surfaces(folder, "coupe.zip").expectRefusal(.badData, saying: "coupe.zip : le zip est tronqué", "recommencer")
            _ = try folder.write(Data(RawZip([RawZip.Entry("livraison.zip", Array(whole))]).bytes), as: "double.zip")
            surfaces(folder, "double.zip").expectRefusal(.badData, saying: "ZIP-NESTED", "aucune couche")
            _ = try folder.write(Data(RawZip(names: ["../../ailleurs.geojson"]).bytes), as: "dehors.zip")
            surfaces(folder, "dehors.zip").expectRefusal(.badData, saying: "ZIP-NAME", "mène hors de l'archive")
            var bomb = RawZip.Entry("a.geojson", "{}")
            bomb.size = 1 << 40
            _ = try folder.write(Data(RawZip([bomb]).bytes), as: "bombe.zip")
            surfaces(folder, "bombe.zip").expectRefusal(.badData, saying: "bombe.zip, a.geojson", "limites de lecture")
            var locked = RawZip.Entry("a.geojson", "{}")
            locked.flags = 1
            _ = try folder.write(Data(RawZip([locked]).bytes), as: "chiffre.zip")
            surfaces(folder, "chiffre.zip").expectRefusal(.badData, saying: "ZIP-ENCRYPTED", "sans mot de passe")
        }
    }
}
