import Foundation
import PlanarGeometry
import Reporting
import TestSupport
import Testing

@testable import GeoFormats

@Suite struct GeoJSONReaderTests {
    private static let square = "[[[0,0],[10,0],[10,10],[0,10],[0,0]]]"

    @Test func readsFieldsOfEveryType() throws {
        let read = try ReadLayer(
            """
            {"type": "FeatureCollection", "name": "qpv", "features": [
              {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": \(Self.square)}, "properties": {
                "nom": "Cit\u{e9} n\u{b0}5 \\u00e0 \\"Auchel\\"\\n\\ud83d\\ude00", "pop": 2700, "part": -0.5, "grand": 12345678901234567890,
                "vrai": true, "rien": null, "liste": [1, {"a": "]"}], "objet": { "b" : [ ] } }},
              {"type": "Feature", "geometry": null, "properties": {"pop": 1e3, "autre": ""}, "id": "QP062005"}
            ]}
            """)
        #expect(read.findings == [])
        #expect(
            read.features[0].attributes == [
                .init("nom", .text("Cité n°5 à \"Auchel\"\n😀")), .init("pop", .integer(2700)), .init("part", .real(-0.5)),
                .init("grand", .real(12_345_678_901_234_567_168)), .init("vrai", .boolean(true)), .init("rien", .null),
                .init("liste", .text("[1, {\"a\": \"]\"}]")), .init("objet", .text("{ \"b\" : [ ] }")),
            ])
        #expect(read.features[0].geometry.areal?.area == 100)
        #expect(
            read.features[1]
                == Feature(
                    rank: 2, geometry: .null,
                    attributes: [
                        .init("pop", .real(1000)), .init("autre", .text("")), .init("id", .text("QP062005")),
                    ]))
        #expect(read.description.name == "qpv")
        #expect(read.description.fields == ["nom", "pop", "part", "grand", "vrai", "rien", "liste", "objet", "autre", "id"])
        #expect(read.description.featureCount == 2)
    }

    @Test func membersMayComeInAnyOrder() throws {
        let read = try ReadLayer(
            """
            {"features": [{"properties": {"a": 1}, "geometry": {"coordinates": \(Self.square), "type": "Polygon"}, "type": "Feature"}],
             "type": "FeatureCollection"}
            """)
        #expect(read.findings == [])
        #expect(read.features.first?.geometry.areal?.area == 100)
    }

    @Test func aFeatureOrABareGeometryIsALayer() throws {
        let feature = try ReadLayer(#"{"geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"a": 1}, "type": "Feature"}"#)
        #expect(feature.features == [Feature(rank: 1, geometry: .point(Coordinate(1, 2)), attributes: [.init("a", .integer(1))])])
        let geometry = try ReadLayer(#"{"coordinates": \#(Self.square), "type": "Polygon"}"#)
        #expect(geometry.features.first?.geometry.areal?.area == 100)
        #expect(geometry.description.featureCount == 1)
        let collection = try ReadLayer(
            #"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}, {"type": "Polygon", "coordinates": []}]}"#
        )
        #expect(collection.features.first?.geometry == .other(.geometryCollection))
        #expect(try ReadLayer(#"{"type": "FeatureCollection", "features": []}"#).features == [])
    }

    @Test func tellsOtherAndEmptyGeometries() throws {
        for (json, expected) in [
            (#"{"type": "LineString", "coordinates": [[0, 0], [1, 1]]}"#, FeatureGeometry.other(.lineString)),
            (#"{"type": "MultiLineString", "coordinates": [[[0, 0], [1, 1]], [[2, 2], [3, 3]]]}"#, .other(.multiLineString)),
            (#"{"type": "MultiPoint", "coordinates": [[0, 0]]}"#, .other(.multiPoint)),
            (#"{"type": "Point", "coordinates": []}"#, .empty(.point)),
            (#"{"type": "Polygon", "coordinates": []}"#, .empty(.polygon)),
            (#"{"type": "Polygon", "coordinates": [[]]}"#, .empty(.polygon)),
            (#"{"type": "MultiPolygon", "coordinates": []}"#, .empty(.multiPolygon)),
            (#"{"type": "MultiPolygon", "coordinates": [[], [[]]]}"#, .empty(.multiPolygon)),
            (#"{"type": "GeometryCollection", "geometries": []}"#, .empty(.geometryCollection)),
        ] {
            let read = try ReadLayer(json)
            #expect(read.features.map(\.geometry) == [expected], "\(json)")
            #expect(read.findings == [], "\(json)")
        }
    }

    @Test func keepsPartsAndHolesApart() throws {
        let read = try ReadLayer(
            """
            {"type": "MultiPolygon", "coordinates": [
              [[[0,0],[10,0],[10,10],[0,10],[0,0]], [[1,1],[1,2],[2,2],[2,1],[1,1]], [[3,3],[3,5],[5,5],[5,3],[3,3]]],
              [],
              [[[20,0],[30,0],[30,5],[20,5],[20,0]]]]}
            """)
        let area = try #require(read.features.first?.geometry.areal)
        #expect(area.polygons.map(\.area) == [95, 50])
        #expect(area.polygons.map(\.holes.count) == [2, 0])
        #expect(read.findings == [])
    }

    @Test func aWindowMayEndAnywhere() throws {
        let text = """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"nom": "Barœul \\u00e9\\ud83d\\ude00", "n": -12.5e-1,
            "t": true, "l": [ 1 , "x]" ]}, "geometry": {"type": "Polygon", "coordinates": [ [ [ 0.125 , 0 ] ,[10,0],[10,10, 7],[0.125,0]]]}}]
            , "crs": {"type": "name", "properties": {"name": "EPSG:2154"}}}
            """
        let whole = try ReadLayer(text)
        #expect(whole.features.count == 1)
        #expect(whole.description.crs == .lambert93)
        for capacity in 3...80 {
            let pieces = try ReadLayer(text, windowCapacity: capacity)
            #expect(pieces.features == whole.features)
            #expect(pieces.findings == whole.findings)
            #expect(pieces.description == whole.description)
        }
    }

    @Test func acceptsAByteOrderMark() throws {
        #expect(try ReadLayer("\u{FEFF}{\"type\": \"Point\", \"coordinates\": [1, 2]}").features.count == 1)
    }

    @Test func followsTheSystemWhereverItStands() throws {
        let name = #""crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}"#
        for json in [
            #"{"type": "FeatureCollection", \#(name), "features": []}"#, #"{"type": "FeatureCollection", "features": [], \#(name)}"#,
            #"{"features": [{"type": "Feature", "geometry": null, "properties": {"\"crs\"": "{"}}], \#(name), "type": "FeatureCollection"}"#,
        ] {
            var reader = try GeoJSONReader(.bytes(Array(json.utf8), name: "a.json"))
            let (crs, isDeclared) = (reader.description.crs, reader.declaresCRS)
            #expect(crs == .lambert93, "\(json)")
            #expect(isDeclared)
            while try reader.next({ _ in }) != nil {}
        }
        for (value, crs, text) in [
            (#"{"type": "name", "properties": {"name": "EPSG:2154"}}"#, CRS.lambert93, "EPSG:2154"),
            (#"{"type": "EPSG", "properties": {"code": 2154}}"#, .lambert93, "2154"),
            (#"{"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}"#, .wgs84, "urn:ogc:def:crs:OGC:1.3:CRS84"),
            (#"{"type": "name", "properties": {"name": "Lambert"}}"#, nil, "Lambert"), ("null", nil, "null"),
        ] as [(String, CRS?, String)] {
            let read = try ReadLayer(#"{"type": "FeatureCollection", "features": [], "crs": \#(value)}"#)
            #expect(read.description.crs == crs)
            #expect(read.description.crsText == text)
        }
        let without = try ReadLayer(#"{"type": "FeatureCollection", "features": []}"#)
        #expect(without.description.crs == .wgs84)
        #expect(without.description.crsText == nil)
    }

    @Test func aSystemBeyondReachIsAnErrorAndNotForgotten() throws {
        // The file is searched a megabyte from its end: here the member stands before that, and behind the features.
        let json = #"{"type": "FeatureCollection", "features": [], "crs": {"type": "EPSG", "properties": {"code": 2154}}, "x": ""#
        let error = failure(json + String(repeating: " ", count: 1 << 20) + "\"}")
        #expect(error?.message[.english].contains("too late") == true)
    }

    @Test func saysWhereJSONBreaks() {
        let cases: [(String, Int, Int, String)] = [
            ("{\"type\": \"FeatureCollection\",\n \"features\": [\n  {\"type\": \"Feat", 3, 12, "without an end"),
            ("{\"type\": \"FeatureCollection\",\n \"features\": [\n  {\"type\": \"Feature\",", 3, 22, "before it is complete"),
            ("{\"type\": \"Polygon\", \"coordinates\": [[[0,0],\n[1,", 2, 4, "before it is complete"),
            ("{\"nom\": \"é é\", x}", 1, 16, "'\"' expected, 'x' found"),
            ("{\"type\": \"Point\"\n \"coordinates\": [1, 2]}", 2, 2, "'}' expected"),
            ("{\"type\": \"Point\", \"coordinates\": [NaN, 2]}", 1, 35, "NaN"),
            ("{\"type\": \"Point\", \"coordinates\": [1,\n -Infinity]}", 2, 2, "NaN and Infinity"),
            ("{\"type\": \"Feature\", \"geometry\": null, \"properties\": {\"a\": NaN}}", 1, 59, "NaN"),
            ("{\"a\": [1, 2,]}", 1, 13, "unexpected ']'"),
            ("{\"a\": \"\u{1}\"}", 1, 8, "control character"),
            ("{\"a\": \"\\x\"}", 1, 9, "escape"),
            ("{\"type\": \"\\ud800\"}", 1, 11, "escape"),
            ("{\"a\": 01}", 1, 7, "unexpected '0'"),
            ("{} {}", 1, 4, "after the end"),
            ("", 1, 1, "empty file"),
            ("  \n", 2, 1, "empty file"),
            ("[]", 1, 1, "no GeoJSON"),
        ]
        for (json, line, column, words) in cases {
            let error = failure(json)
            #expect(error?.status == .badData, "\(json)")
            #expect(error?.place.line == line, "\(json)")
            #expect(error?.place.column == column, "\(json)")
            #expect(error?.message[.english].contains(words) == true, "\(json): \(error?.message[.english] ?? "no error")")
        }
    }

    @Test func everyPrefixOfAFileIsAnError() {
        let text =
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":"é"},"geometry":{"type":"Point","coordinates":[1,2]}}]}"#
        let bytes = Array(text.utf8)
        for length in 0..<bytes.count { #expect(failure(Array(bytes.prefix(length))) != nil) }
        #expect(failure(bytes) == nil)
    }

    @Test func boundsTheDepth() {
        for open in ["[", "{\"a\":"] {
            let deep = String(repeating: open, count: 100_000)
            for json in ["{\"x\": \(deep)", "{\"type\": \"Polygon\", \"coordinates\": \(deep)", "{\"properties\": {\"a\": \(deep)"] {
                #expect(failure(json)?.message[.english] == "JSON nested more than 256 levels deep")
            }
        }
        let geometries = String(repeating: "{\"type\": \"GeometryCollection\", \"geometries\": [", count: 100_000)
        #expect(failure(geometries)?.message[.english] == "JSON nested more than 256 levels deep")
    }

    @Test func refusesTextThatIsNotUnicode() {
        let latin =
            Array("{\"type\": \"Feature\", \"geometry\": null,\n\"properties\": {\"nom\": \"B".utf8) + [0xE9] + Array("thune\"}}".utf8)
        let error = failure(latin)
        #expect(error?.message[.english] == "text that is not UTF-8")
        #expect(error?.place.line == 2)
        #expect(error?.remedy?[.english].contains("iconv") == true)
        #expect(failure([0xFF, 0xFE] + Array("{\0".utf8))?.message[.english].contains("UTF-16") == true)
    }

    @Test func refusesWhatCannotBeRead() throws {
        #expect(failure(.file("/nowhere/a.geojson"))?.status == .noInput)
        try withTemporaryFolder { folder in #expect(failure(.file(folder.path))?.status == .noInput) }
    }

    @Test func noMutationCrashes() {
        let samples = [
            #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:2154"}},"features":[{"type":"Feature","id":1,"properties":{"a":"é\u00e9","b":[1,{}],"c":-1.5e3},"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1,5],[0,0]]]]}}],"bbox":[1,2,3,4]}"#,
            #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[1,2],[3,4]]}]}"#,
        ]
        expectNoCrash(on: samples.map { Array($0.utf8) }, rounds: 10_000, GeoJSONReader.fuzz)
    }
}

/// A whole layer, read from a text.
struct ReadLayer {
    var features: [Feature] = []
    var findings: [Finding] = []
    var description: LayerDescription

    init(_ text: String, windowCapacity: Int = 1 << 18) throws {
        var reader = try GeoJSONReader(.bytes(Array(text.utf8), name: "a.geojson"), windowCapacity: windowCapacity)
        description = reader.description
        var found: [Finding] = []
        while let feature = try reader.next({ found.append($0) }) { features.append(feature) }
        findings = found
        description = reader.description
    }

    var codes: [String] { findings.map(\.kind.code) }
}

private func failure(_ text: String) -> QuartiersError? { failure(Array(text.utf8)) }

private func failure(_ bytes: [UInt8]) -> QuartiersError? { failure(.bytes(bytes, name: "a.geojson")) }

private func failure(_ source: ByteSource) -> QuartiersError? {
    do {
        var reader = try GeoJSONReader(source)
        while try reader.next({ _ in }) != nil {}
        return nil
    } catch {
        return error as? QuartiersError
    }
}
