import Foundation
import GeoFormats
import PlanarGeometry
import QuartierExchange
import QuartierModel
import Reporting
import ShapefileStorage
import TestSupport
import Testing

/// Deliveries as they come: shapefiles, zips that repeat the same quartiers, lists without geometry.
@Suite struct DeliveryTests {
    private static let date = "2026-01-01T00:00:00Z"

    private func layer() throws -> Layer<Perimeter> {
        let names = ["Cités 5, de Marles et du Rond-Point", "3 Îlots", "Nœux \"Terre\""]
        let elements = try names.enumerated().map { index, name in
            Perimeter(
                quartier: "QP06200\(index + 5)", code: "QP06200\(index + 5)", name: name, generation: .of2015,
                outline: index == 1
                    ? MultiPolygon(
                        try Shapes.rectangle(674_000, 7_048_000, 300, 200).polygons + Shapes.rectangle(675_000, 7_048_000, 50, 40).polygons)
                    : try Shapes.rectangle(680_000 + Double(index) * 900, 7_050_000, 250, 160),
                declaredCommunes: [CommuneReference(code: CommuneCode("62048"), name: "Auchel")], rank: index + 1)
        }
        return Layer(name: "qpv", crs: .lambert93, elements: elements, source: SourceRecord(title: "test", file: "test"))
    }

    private func flat() throws -> FlatLayer { try FlatLayer(try layer(), communes: nil, quartiers: [], date: Self.date) }

    private func read(_ path: String, layer: String? = nil) throws -> (Layer<Perimeter>, [Finding]) {
        var findings: [Finding] = []
        let loader = LayerLoader(store: nil)
        let read = try loader.perimeters(.file(path: path, layer: layer)) { findings.append($0) }
        return (read, findings)
    }

    @Test func roundTripThroughShapefileAndStoreKeepsEverything() throws {
        try withTemporaryFolder { folder in
            let shapefile = folder.appendingPathComponent("qpv.shp").path
            let renamed = try ShapefileExport.write(try flat(), to: shapefile, overwrite: false, date: Self.date) { Issue.record("\($0)") }
            #expect(renamed.contains { $0 == ("surf_plane_ha", "surfpln_ha") })
            let (layer, findings) = try read(shapefile)
            #expect(findings.isEmpty)
            #expect(layer.crs == .lambert93)

            let path = folder.appendingPathComponent("s.gpkg").path
            try importing(layer, sha256: "0", to: path)
            let store = try Store(opening: path)
            let held = try store.perimeters(of: .of2015, report: { Issue.record("\($0)") })
            let again = folder.appendingPathComponent("again.shp").path
            _ = try ShapefileExport.write(
                try FlatLayer(held, communes: nil, quartiers: try store.quartiers(), date: Self.date), to: again, overwrite: false,
                date: Self.date
            ) { Issue.record("\($0)") }

            let (back, _) = try read(again)
            let original = try self.layer()
            #expect(back.elements.map(\.name) == original.elements.map(\.name))
            #expect(back.elements.map(\.declaredCommunes) == original.elements.map(\.declaredCommunes))
            // A missing EPCI is blanks in the table, not a text.
            #expect(back.elements.allSatisfy { $0.epci == nil })
            for (a, b) in zip(back.elements, original.elements) {
                let (received, sent) = (try #require(a.outline).area, try #require(b.outline).area)
                #expect(abs(received / sent - 1) < 1e-6)
            }
        }
    }

    /// The layout of ANCT's zips: a layer in Lambert-93 and one in WGS 84, each in several formats, all with the same quartiers.
    private func delivery(in folder: URL) throws -> String {
        let stem = "QP2015_France_hexagonale_LB93"
        _ = try ShapefileExport.write(
            try flat(), to: folder.appendingPathComponent("\(stem).shp").path, overwrite: false, date: Self.date
        ) { _ in }
        var sink = ByteSink()
        try FlatExport.writeGeoJSON([try flat()], decimals: 7, language: .french, to: &sink)
        let geoJSON = sink.pending
        let shapefile = try ["shp", "shx", "dbf", "prj", "cpg"].map { part in
            RawZip.Entry("qpv/\(stem).\(part)", Array(try Data(contentsOf: folder.appendingPathComponent("\(stem).\(part)"))))
        }
        let zip = RawZip(
            [RawZip.Entry("lisez-moi.txt", "livraison")] + shapefile + [
                RawZip.Entry("qpv/QP2015_France_Hexagonale_Outre_Mer_WGS84.geojson", geoJSON)
            ])
        let path = folder.appendingPathComponent("qpv.zip").path
        try Data(zip.bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func takesTheLambert93LayerOfADeliveryAndNeverTheSameQuartiersTwice() throws {
        try withTemporaryFolder { folder in
            let (layer, _) = try read(try delivery(in: folder))
            #expect(layer.elements.count == 3)
            #expect(layer.crs == .lambert93)
            #expect(layer.name == "QP2015_France_hexagonale_LB93")
        }
    }

    @Test func takesTheLayerAskedFor() throws {
        try withTemporaryFolder { folder in
            let (layer, _) = try read(try delivery(in: folder), layer: "QP2015_France_Hexagonale_Outre_Mer_WGS84")
            #expect(layer.crs == .wgs84)
            #expect(layer.elements.map(\.name).first == "Cités 5, de Marles et du Rond-Point")
        }
    }

    @Test func listsTheLayersWhenTheOneAskedForIsNotThere() throws {
        try withTemporaryFolder { folder in
            let path = try delivery(in: folder)
            let error = #expect(throws: QuartiersError.self) { _ = try read(path, layer: "autre") }
            #expect(error?.status == .usage)
            #expect(error?.description(in: .french).contains("QP2015_France_hexagonale_LB93") == true)
        }
    }

    @Test func aListWithoutGeometryThenItsOutlinesCompleteEachOther() throws {
        try withTemporaryFolder { folder in
            let list = """
                \u{FEFF}"code_qp";"lib_qp";"insee_com";"lib_com";"siren_epci"
                "QP062005";"Cités 5, de Marles et du Rond-Point";"62048, 62194";"Auchel, Calonne-Ricouart";"200072460"
                """
            let path = folder.appendingPathComponent("listeqp.csv").path
            try list.write(toFile: path, atomically: true, encoding: .utf8)
            let storePath = folder.appendingPathComponent("s.gpkg").path
            let (listed, findings) = try read(path)
            #expect(findings.isEmpty)
            try importing(listed, sha256: "1", to: storePath)
            #expect(try Store(opening: storePath).perimeters(of: .of2015, report: { _ in }).elements.map(\.outline) == [nil])

            let outlines = try layer()
            try importing(outlines, sha256: "2", to: storePath)
            let held = try Store(opening: storePath).perimeters(of: .of2015, report: { _ in }).elements
            #expect(held.count == 3)
            #expect(held.allSatisfy { $0.outline != nil })

            // The list again, under another digest: it takes nothing away.
            try importing(listed, sha256: "3", to: storePath)
            let completed = try #require(try Store(opening: storePath).perimeters(of: .of2015, report: { _ in }).elements.first)
            #expect(completed.outline == outlines.elements[0].outline)
            #expect(completed.epci == "200072460")
        }
    }

    private func importing(_ layer: Layer<Perimeter>, sha256: String, to path: String) throws {
        try Store.importing(at: path, crs: .lambert93, now: Self.date) { store in
            _ = try store.importPerimeters(
                layer, sha256: sha256, as: PerimeterImport(provenance: Provenance(date: Self.date))
            ) { finding in
                // An outline that is not there yet is all that may be said.
                #expect(["G01", "GPKG-NULL"].contains(finding.kind.code))
            }
        }
    }

    /// A name that leads outside, a zip in a zip, nothing at all.
    @Test(arguments: [["../qpv.geojson"], ["a.zip"], []])
    func refusesArchivesWithoutALayerToRead(names: [String]) throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("x.zip").path
            try Data(RawZip(names: names).bytes).write(to: URL(fileURLWithPath: path))
            let error = #expect(throws: QuartiersError.self) { _ = try read(path) }
            #expect(error?.status == .badData)
        }
    }

    @Test func refusesATruncatedArchiveAndAShapefileWithoutItsTable() throws {
        try withTemporaryFolder { folder in
            let path = try delivery(in: folder)
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
            #expect(throws: QuartiersError.self) { _ = try read(path) }
            let stem = folder.appendingPathComponent("QP2015_France_hexagonale_LB93").path
            try FileManager.default.removeItem(atPath: stem + ".dbf")
            let error = #expect(throws: QuartiersError.self) { _ = try read(stem + ".shp") }
            #expect(error?.status == .noInput)
            #expect(error?.description(in: .french).contains(".dbf") == true)
        }
    }

    @Test func readsByContentAndNotByName() throws {
        try withTemporaryFolder { folder in
            let path = try delivery(in: folder)
            let renamed = folder.appendingPathComponent("qpv.gpkg").path
            try FileManager.default.moveItem(atPath: path, toPath: renamed)
            #expect(try read(renamed).0.elements.count == 3)
        }
    }
}
