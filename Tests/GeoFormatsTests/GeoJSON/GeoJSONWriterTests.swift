import Foundation
import GeoFormats
import PlanarGeometry
import Reporting
import TestSupport
import Testing

@Suite struct GeoJSONWriterTests {
    @Test func writesOneFeatureALineAsTheStandardWants() throws {
        // Clockwise exterior, counter-clockwise hole: both are turned.
        let area = MultiPolygon([
            Polygon(exterior: try ring(0, 0, 0, 9, 9, 9, 9, 0, 0, 0), holes: [try ring(1, 1, 2, 1, 2, 2.123_456_789, 1, 1)])
        ])
        let text = try write(columns: ["nom", "surf", "n", "vrai", "rien"], name: "qpv") { writer, sink throws(QuartiersError) in
            try writer.write(area, [.text("Cité « 5 »"), .real(46.2601), .integer(-3), .boolean(true), .null], to: &sink)
            try writer.write(nil, [.null, .null, .null, .null, .null], to: &sink)
            try writer.write(point: Coordinate(2.64, 50.53), [.text("p"), .null, .null, .null, .null], to: &sink)
        }
        #expect(
            text == """
                {"type":"FeatureCollection","name":"qpv",
                "features":[
                {"type":"Feature","properties":{"nom":"Cité « 5 »","surf":46.2601,"n":-3,"vrai":true,"rien":null},"geometry":\
                {"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[2,2.1234568],[2,1],[1,1]]]]}},
                {"type":"Feature","properties":{"nom":null,"surf":null,"n":null,"vrai":null,"rien":null},"geometry":null},
                {"type":"Feature","properties":{"nom":"p","surf":null,"n":null,"vrai":null,"rien":null},"geometry":\
                {"type":"Point","coordinates":[2.64,50.53]}}
                ]}

                """)
    }

    @Test func whatItWritesReadsBackWithoutAFinding() throws {
        var generator = SeededGenerator(seed: 40)
        var areas: [MultiPolygon] = []
        for _ in 0..<50 {
            let x = Double.random(in: -60...60, using: &generator)
            let y = Double.random(in: -20...50, using: &generator)
            let radii = (0..<30).map { _ in Double.random(in: 0.001...0.01, using: &generator) }
            var positions = radii.enumerated().map { index, radius in
                Coordinate(x + radius * cos(Double(index) * 0.2), y + radius * sin(Double(index) * 0.2))
            }
            if Bool.random(using: &generator) { positions.reverse() }
            areas.append(MultiPolygon([Polygon(exterior: try Ring(positions + [positions[0]]))]))
        }
        let text = try write(columns: ["i"]) { writer, sink throws(QuartiersError) in
            for (index, area) in areas.enumerated() { try writer.write(area, [.integer(index)], to: &sink) }
        }
        let read = try ReadLayer(text)
        #expect(read.findings == [])
        #expect(read.features.map { $0.value("i") } == areas.indices.map { .integer($0) })
        for (feature, area) in zip(read.features, areas) {
            let back = try #require(feature.geometry.areal)
            #expect(
                zip(back.rightHanded.rings[0].coordinates, area.rightHanded.rings[0].coordinates).allSatisfy { $0.distance(to: $1) < 1e-7 })
            #expect(back.positionCount == area.positionCount)
        }
    }

    @Test func aRingThatCollapsesKeepsItsPositions() throws {
        let tiny = MultiPolygon([Polygon(exterior: try ring(2, 50, 2.000_000_001, 50, 2.000_000_001, 50.000_000_001, 2, 50))])
        let text = try write(columns: []) { writer, sink throws(QuartiersError) in try writer.write(tiny, [], to: &sink) }
        #expect(text.contains("[[[[2,50],[2,50],[2,50],[2,50]]]]"))
        #expect(try ReadLayer(text).features.first?.geometry.areal?.area == 0)
    }

    @Test func refusesOtherSystemsUnlessTheFormerStandardIsAskedFor() throws {
        #expect(failure { () throws(QuartiersError) in _ = try GeoJSONWriter(columns: [], crs: .lambert93) }?.status == .usage)
        let area = MultiPolygon([
            Polygon(exterior: try ring(650_000.1234, 7_030_000, 650_010, 7_030_000, 650_010, 7_030_010, 650_000.1234, 7_030_000))
        ])
        let text = try write(columns: [], crs: .lambert93, form: .geojson2008, decimals: 2) { writer, sink throws(QuartiersError) in
            try writer.write(area, [], to: &sink)
        }
        #expect(text.contains(#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}}"#))
        #expect(text.contains("[650000.12,7030000],[650010,7030000]"))
        #expect(try ReadLayer(text).description.crs == .lambert93)
        let error = failure { () throws(QuartiersError) in
            var sink = ByteSink()
            var writer = try GeoJSONWriter(columns: [], name: "qpv")
            try writer.write(area, [], to: &sink)
        }
        #expect(error?.status == .badData)
        #expect(error?.place == Place(layer: "qpv", feature: 1, x: 650_000.1234, y: 7_030_000))
        #expect(
            failure { () throws(QuartiersError) in
                var sink = ByteSink()
                var writer = try GeoJSONWriter(columns: [])
                try writer.write(point: Coordinate(.nan, 0), [], to: &sink)
            }?.status == .badData)
    }

    @Test func addsABoundingBoxAndFurtherMembers() throws {
        let area = MultiPolygon([Polygon(exterior: try ring(1, 2, 3, 2, 3, 4.000_000_04, 1, 2))])
        let text = try write(
            columns: [], writesBoundingBox: true,
            members: [("sources", TableJSON.sources([SourceRecord(title: "Convention", producer: "CABBALR")]))]
        ) { writer, sink throws(QuartiersError) in
            try writer.write(area, [], to: &sink)
            try writer.write(point: Coordinate(0.5, 9), [], to: &sink)
        }
        #expect(text.contains(#""sources":[{"titre": "Convention", "producteur": "CABBALR", "millesime": null"#))
        #expect(text.hasSuffix("\n],\n\"bbox\":[0.5,2,3,9]}\n"))
        #expect(try ReadLayer(text).findings == [])
    }

    @Test func hostileTextsPassThroughByteForByte() throws {
        for hostile in HostileTexts.all {
            let text = try write(columns: [hostile]) { writer, sink throws(QuartiersError) in
                try writer.write(nil, [.text(hostile)], to: &sink)
            }
            #expect(try ReadLayer(text).features.first?.attributes == [.init(hostile, .text(hostile))])
            let decoded = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            let feature = try #require((decoded["features"] as? [[String: Any]])?.first)
            #expect((feature["properties"] as? [String: String]) == [hostile: hostile])
        }
    }

    @Test(.needsSharedData, arguments: ["lille/lille-qpvs-4326.geojson", "bassin-minier/communes-mbm.geojson"], [7, 10])
    func realLayersKeepCountsNamesAndAreas(file: String, decimals: Int) throws {
        var reader = try GeoJSONReader(.file(SharedData.path("data/\(file)")))
        var features: [Feature] = []
        while let feature = try reader.next({ _ in }) { features.append(feature) }
        let columns = reader.description.fields
        let text = try write(columns: columns, decimals: decimals) { writer, sink throws(QuartiersError) in
            for feature in features { try writer.write(feature.geometry.areal, columns.map { feature.value($0) }, to: &sink) }
        }
        let back = try ReadLayer(text)
        #expect(back.features.count == features.count)
        for (read, original) in zip(back.features, features) {
            #expect(columns.allSatisfy { read.value($0) == original.value($0) })
            let before = try #require(original.geometry.areal)
            let after = try #require(read.geometry.areal)
            // Rounding moves a side by half a unit of the last decimal at most, and the area by that times the length of the outline: at seven
            // decimals up to 1e-5 of the smallest quartiers, at ten less than 1e-6 of any.
            let bound = decimals == 7 ? 1e-7 * before.perimeter : 1e-6 * before.area
            #expect(abs(after.area - before.area) <= bound)
        }
    }

    private func ring(_ flat: Double...) throws -> Ring {
        try Ring(stride(from: 0, to: flat.count, by: 2).map { Coordinate(flat[$0], flat[$0 + 1]) })
    }

    private func write(
        columns: [String], crs: CRS = .wgs84, form: GeoJSONWriter.Form = .rfc7946, name: String? = nil, decimals: Int = 7,
        writesBoundingBox: Bool = false, members: [(name: String, json: [UInt8])] = [],
        _ body: (inout GeoJSONWriter, inout ByteSink) throws(QuartiersError) -> Void
    ) throws -> String {
        var sink = ByteSink()
        var writer = try GeoJSONWriter(
            columns: columns, crs: crs, form: form, name: name, decimals: decimals, writesBoundingBox: writesBoundingBox, members: members)
        try writer.begin(&sink)
        try body(&writer, &sink)
        try writer.end(&sink)
        return String(decoding: sink.pending, as: UTF8.self)
    }
}

/// Texts that must pass through every format as they are.
enum HostileTexts {
    static let all = [
        "l'Îlot « \"n°5\" »", "<script>alert(1)</script>", "=HYPERLINK(\"http://x\";\"y\")", "a\nb\r\nc\td", "\u{0}\u{1F}\u{7F}",
        "\\u0041\\", "'; DROP TABLE x;--",
        "😀 e\u{301} \u{202F}\u{A0}\u{2028}", String(repeating: "é", count: 10_000), " bords ", ",;\t|", "",
    ]
}

/// The error that a body ends with.
func failure(_ body: () throws(QuartiersError) -> Void) -> QuartiersError? {
    do throws(QuartiersError) {
        try body()
        return nil
    } catch {
        return error
    }
}
