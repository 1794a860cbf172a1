import GeoFormats
import PlanarGeometry
import Reporting
import ShapefileStorage
import TestSupport
import Testing

@Suite struct ShapefileReaderTests {
    @Test func readsShapesAndAttributes() throws {
        var raw = RawShapefile()
        raw.fields = [
            .init(name: "code_qp", type: "C", width: 8), .init(name: "pop", type: "N", width: 6),
            .init(name: "taux", type: "N", width: 6, decimals: 2),
            .init(name: "mesure", type: "F", width: 6), .init(name: "actif", type: "L", width: 1), .init(name: "maj", type: "D", width: 8),
        ]
        raw.prj = "PROJCS[\"RGF93_Lambert_93\"]\r\n"
        raw.add(polygonShape([square(0, 0, 10), square(2, 2, 3, clockwise: false)]), "QP062005  2700 40.20   1.5T20240713")
        raw.add(nullShape, "                                   ")
        let layer = try ReadLayer(raw)

        #expect(layer.description.name == "couche")
        #expect(layer.description.crs == nil)
        #expect(layer.description.crsText == "PROJCS[\"RGF93_Lambert_93\"]")
        #expect(layer.description.kind == .multiPolygon)
        #expect(layer.description.fields == ["code_qp", "pop", "taux", "mesure", "actif", "maj"])
        #expect(layer.description.featureCount == 2)
        #expect(layer.features.map(\.rank) == [1, 2])
        #expect(layer.features[0].geometry.areal?.area == 91)
        #expect(layer.features[1].geometry == .null)
        #expect(
            layer.features[0].attributes.map(\.value) == [
                .text("QP062005"), .integer(2700), .real(40.2), .real(1.5), .boolean(true), .text("2024-07-13"),
            ])
        #expect(layer.features[1].attributes.allSatisfy { $0.value.isNull })
        #expect(layer.findings.isEmpty)
    }

    @Test func keepsZeroApartFromNothing() throws {
        var raw = RawShapefile()
        raw.fields = [.init(name: "n", type: "N", width: 4), .init(name: "d", type: "D", width: 8), .init(name: "l", type: "L", width: 1)]
        raw.add(nullShape, "   000000000?")
        raw.add(nullShape, "            F")
        raw.add(nullShape, [UInt8](repeating: 0, count: 13))
        raw.add(nullShape, "****20240230X")
        raw.add(nullShape, "1,5 2024/1/1T")
        let layer = try ReadLayer(raw)
        #expect(layer.values("n") == [.integer(0), .null, .null, .null, .null])
        #expect(layer.values("d") == [.null, .null, .null, .null, .null])
        #expect(layer.values("l") == [.null, .boolean(false), .null, .null, .boolean(true)])
        #expect(layer.codes == ["DBF-STARS", "DBF-VALUE", "DBF-VALUE", "DBF-VALUE"])
        #expect(layer.findings.map(\.place.field) == ["n", "d", "l", "n"])
        #expect(layer.findings[1].found == .text("20240230"))
        #expect(layer.findings[1].arguments["features"] == .text("4, 5"))
    }

    @Test func numbersOfAnyShape() throws {
        var raw = RawShapefile()
        raw.fields = [.init(name: "n", type: "N", width: 20, decimals: 3)]
        let cells = ["-0.000", "1e3", "+5", "12345678901234567168", "nan", "inf", "0x10", "1 2", ".5", "-"]
        for cell in cells { raw.add(nullShape, String(repeating: " ", count: 20 - cell.count) + cell) }
        let layer = try ReadLayer(raw)
        #expect(
            layer.values("n") == [
                .real(0), .real(1000), .integer(5), .real(12_345_678_901_234_567_168), .null, .null, .null, .null, .real(0.5), .null,
            ])
        #expect(layer.finding("DBF-VALUE")?.arguments["count"] == .integer(5))
    }

    @Test func keepsBlanksBeforeATextAndDropsThoseAfter() throws {
        var raw = RawShapefile()
        raw.add(nullShape, " Belle    ")
        raw.add(nullShape, [0x41, 0x42, 0, 0x43, 0x44, 0, 0, 0, 0, 0])
        #expect(try ReadLayer(raw).values("nom") == [.text(" Belle"), .text("AB")])
    }

    @Test func skipsDeletedRecordsWithTheirShapes() throws {
        var raw = RawShapefile()
        raw.add(polygonShape([square(0, 0, 1)]), "un        ")
        raw.add(polygonShape([square(0, 0, 2)]), "deux      ", deleted: true)
        raw.add(polygonShape([square(0, 0, 3)]), "trois     ")
        let layer = try ReadLayer(raw)
        #expect(layer.features.map(\.rank) == [1, 3])
        #expect(layer.features.map(\.geometry.areal?.area) == [1, 9])
        #expect(layer.finding("DBF-DELETED")?.arguments == ["count": .integer(1), "features": .text("2")])
    }

    @Test func readsOtherTypesOfShape() throws {
        let line = little(3) + [UInt8](repeating: 0, count: 32) + little(1) + little(2) + little(0) + [0, 1, 2, 3].flatMap { real($0) }
        var raw = RawShapefile()
        raw.type = 1
        raw.add(pointShape(2.5, 48.5), "point     ")
        raw.add(line, "ligne     ")
        raw.add(polygonShape([]), "vide      ")
        raw.add(pointShape(.nan, 1), "sans x    ")
        let layer = try ReadLayer(raw)
        #expect(layer.features.map(\.geometry) == [.point(Coordinate(2.5, 48.5)), .other(.multiLineString), .empty(.polygon), .unusable])
        #expect(layer.description.kind == .point)
        #expect(layer.codes == ["SHP-FINITE", "SHP-MIXED"])
    }

    @Test func dropsAltitudesAndMeasuresAndSaysSo() throws {
        var raw = RawShapefile()
        raw.type = 15
        raw.add(polygonShape([square(0, 0, 4)], type: 15, ordinates: [0, 9, 1, 2, 3, 4, 1]), "z         ")
        raw.add(polygonShape([square(0, 0, 4)], type: 15, ordinates: [0, 9, 1, 2, 3, 4, 1, 0, 9, 1, 2, 3, 4, 1]), "z et m    ")
        let layer = try ReadLayer(raw)
        #expect(layer.features.map(\.geometry.areal?.area) == [16, 16])
        #expect(layer.codes == ["SHP-ZM"])

        raw = RawShapefile()
        raw.type = 25
        raw.add(polygonShape([square(0, 0, 4)], type: 25, ordinates: [0, 9, 1, 2, 3, 4, 1]), "m         ")
        #expect(try ReadLayer(raw).features.map(\.geometry.areal?.area) == [16])
    }

    @Test func closesRingsAndRefusesThoseThatAreNone() throws {
        var raw = RawShapefile()
        raw.add(polygonShape([[(0, 0), (1, 1), (0, 0)]]), "court     ")
        raw.add(polygonShape([square(0, 0, 9), [(2, 2), (2, 3), (3, 3), (3, 2)]]), "ouvert    ")
        raw.add(polygonShape([[(0, 0), (0, .infinity), (1, 1), (0, 0)]]), "infini    ")
        let layer = try ReadLayer(raw)
        #expect(layer.features.map(\.geometry.areal?.area) == [nil, 80, nil])
        #expect(layer.features.map { $0.geometry == .unusable } == [true, false, true])
        #expect(layer.codes == ["SHP-RING-SHORT", "SHP-RING-OPEN", "SHP-FINITE", "SHP-WINDING"])
        #expect(layer.findings.map(\.place.feature) == [1, 2, 3, 2])
        #expect(layer.findings[1].arguments["ring"] == .integer(2))
        #expect(
            layer.findings[0].line(in: .french)
                == "bloquant SHP-RING-SHORT : couche.shp, objet 1, près de (0 ; 0) : l'anneau 1 a 3 sommets ; il en faut au moins 4, le dernier répétant le premier"
        )
    }

    @Test func keepsWhatHasNoCounterpart() throws {
        var raw = RawShapefile()
        raw.add(polygonShape([square(0, 0, 1)]), "un        ")
        raw.add(polygonShape([square(0, 0, 2)]), "deux      ")
        var contents = raw.contents
        raw.records.removeLast()
        contents[.dbf] = raw.dbf
        var layer = try ReadLayer(contents)
        #expect(layer.values("nom") == [.text("un"), .null])
        #expect(layer.features[1].attributes.count == 1)
        #expect(layer.features[1].geometry.areal?.area == 4)
        #expect(layer.finding("SHP-DBF")?.arguments == ["shapes": .integer(2), "records": .integer(1)])

        raw.shapes.removeAll()
        raw.records = [Array(" un        ".utf8), Array(" deux      ".utf8), Array(" trois     ".utf8)]
        contents[.dbf] = raw.dbf
        layer = try ReadLayer(contents)
        #expect(layer.description.featureCount == 3)
        #expect(layer.values("nom") == [.text("un"), .text("deux"), .text("trois")])
        #expect(layer.features[2].geometry == .null)
        #expect(layer.finding("SHP-DBF")?.message(in: .english).hasPrefix("the .shp has 2 shapes and the .dbf 3 records") == true)
    }

    @Test func readsWhatATruncatedTableStillHolds() throws {
        var raw = RawShapefile()
        for number in 0..<3 { raw.add(nullShape, "objet \(number)   ") }
        var contents = raw.contents
        contents[.dbf]?.removeLast(15)
        let layer = try ReadLayer(contents)
        #expect(layer.values("nom") == [.text("objet 0"), .null, .null])
        #expect(layer.codes == ["DBF-LENGTH", "SHP-DBF"])
        #expect(layer.findings[0].expected == .integer(3))
        #expect(layer.findings[0].found == .integer(1))
    }

    @Test func namesTheFieldsThatItDoesNotRead() throws {
        var raw = RawShapefile()
        raw.fields.append(.init(name: "notes", type: "M", width: 10))
        raw.add(nullShape, "un                 1")
        let layer = try ReadLayer(raw)
        #expect(layer.features[0].attributes == [.init("nom", .text("un")), .init("notes", .null)])
        #expect(layer.finding("DBF-TYPE")?.place.field == "notes")
        #expect(layer.finding("DBF-TYPE")?.found == .text("M"))
    }

    @Test func readsATableWithoutFields() throws {
        var raw = RawShapefile()
        raw.fields = []
        raw.add(polygonShape([square(0, 0, 2)]), "")
        let layer = try ReadLayer(raw)
        #expect(layer.features.map(\.attributes) == [[]])
        #expect(layer.features[0].geometry.areal?.area == 4)
    }

    @Test func stopsWhenAClosureThrows() throws {
        struct Stop: Error {}
        var raw = RawShapefile()
        for _ in 0..<3 { raw.add(nullShape, "un        ") }
        let reader = try ShapefileReader(try ShapefileFiles(name: "a", file: "a.shp", contents: raw.contents))
        var seen = 0
        #expect(throws: Stop.self) {
            try reader.forEachFeature(report: { _ in }) { _ in
                seen += 1
                if seen == 2 { throw Stop() }
            }
        }
        #expect(seen == 2)
    }
}
