import GeoFormats
import PlanarGeometry
import Reporting
import TestSupport
import Testing

@Suite struct GeoJSONFindingsTests {
    @Test func closesAnOpenRingAndSaysSo() throws {
        let read = try ReadLayer(
            layer(#"{"type": "MultiPolygon", "coordinates": [[[[0,0],[4,0],[4,4],[0,0]]],[[[5,5],[9,5],[9,9],[5,9]]]]}"#))
        #expect(read.codes == ["JSON-RING-OPEN"])
        let finding = try #require(read.findings.first)
        #expect(finding.kind.severity == .warning)
        #expect(finding.place == Place(file: "a.geojson", layer: "a", feature: 1, line: 2, x: 5, y: 5))
        #expect(
            finding.message(in: .french)
                == "l'anneau 1 du polygone 2 n'est pas fermé ; fermé à la lecture en répétant son premier sommet")
        #expect(read.features.first?.geometry.areal?.polygons.last?.exterior.coordinates.last == Coordinate(5, 5))
        #expect(read.features.first?.geometry.areal?.area == 24)
    }

    @Test func aRingOfThreePositionsIsUnusable() throws {
        for coordinates in [
            "[[[0,0],[4,0],[0,0]]]", "[[[0,0],[4,0],[4,4]]]", "[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,2],[1,1]]]",
            "[[[0,0],[9,0],[9,9],[0,0]],[]]",
        ] {
            let read = try ReadLayer(layer("{\"type\": \"Polygon\", \"coordinates\": \(coordinates)}"))
            #expect(read.codes == ["JSON-RING"])
            #expect(read.findings.first?.kind.severity == .blocking)
            #expect(read.features.map(\.geometry) == [.unusable])
        }
    }

    @Test func tellsTheOrderOfRingsOnceAFeatureAndOnlyUnderRFC7946() throws {
        let clockwise = "[[[0,0],[0,9],[9,9],[9,0],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]"
        let geometry = "{\"type\": \"Polygon\", \"coordinates\": \(clockwise)}"
        let read = try ReadLayer(layer(geometry, geometry))
        #expect(read.codes == ["JSON-RING-ORDER", "JSON-RING-ORDER"])
        #expect(read.findings.map(\.place.feature) == [1, 2])
        #expect(read.findings.allSatisfy { $0.kind.severity == .note })
        let old = try ReadLayer(layer(geometry, root: #""crs": {"type": "name", "properties": {"name": "EPSG:2154"}}, "#))
        #expect(old.codes == [])
    }

    @Test func tellsDroppedAltitudesOnceALayer() throws {
        let geometry = #"{"type": "Polygon", "coordinates": [[[0,0,5],[4,0,5],[4,4,5],[0,0,5]]]}"#
        let read = try ReadLayer(layer(geometry, geometry))
        #expect(read.codes == ["JSON-Z"])
        let mixed = try ReadLayer(layer(#"{"type": "Polygon", "coordinates": [[[0,0],[4,0],[4,4,1],[0,0]]]}"#))
        #expect(mixed.codes == ["JSON-Z"])
        #expect(mixed.features.first?.geometry.areal?.area == 8)
        let ends = try ReadLayer(layer(#"{"type": "Polygon", "coordinates": [[[0,0],[4,0],[4,4],[0,0,2]]]}"#))
        #expect(ends.codes == ["JSON-RING-Z", "JSON-Z"])
        let four = try ReadLayer(layer(#"{"type": "Polygon", "coordinates": [[[0,0,1,2],[4,0,1,2],[4,4,1,2],[0,0,1,2]]]}"#))
        #expect(four.codes == ["JSON-ORDINATES", "JSON-Z"])
    }

    @Test func coordinatesOfAnotherShapeAreUnusable() throws {
        for (geometry, code) in [
            (#"{"type": "Polygon", "coordinates": [[0,0],[4,0],[4,4],[0,0]]}"#, "JSON-NESTING"),
            (#"{"type": "Polygon", "coordinates": [[[[0,0],[4,0],[4,4],[0,0]]]]}"#, "JSON-NESTING"),
            (#"{"type": "Polygon", "coordinates": [[[0,0],[4,0],[4,4],0]]}"#, "JSON-NESTING"),
            (#"{"type": "Polygon", "coordinates": [[[0,0],[4,0],[[4,4]],[0,0]]]}"#, "JSON-POSITION"),
            (#"{"type": "Polygon", "coordinates": [[[0,0],[4,"0"],[4,4],[0,0]]]}"#, "JSON-POSITION"),
            (#"{"type": "Polygon", "coordinates": [[[0,0],[4],[4,4],[0,0]]]}"#, "JSON-POSITION"),
            (#"{"type": "Polygon", "coordinates": [[[0,0],[],[4,4],[0,0]]]}"#, "JSON-POSITION"),
            (#"{"type": "Polygon", "coordinates": [[[0,0],[4,null],[4,4],[0,0]]]}"#, "JSON-POSITION"),
            (#"{"type": "Polygon", "coordinates": [[[0,0],[4,1e999],[4,4],[0,0]]]}"#, "JSON-POSITION"),
            (#"{"type": "Polygon", "coordinates": "ici"}"#, "JSON-GEOMETRY"),
            (#"{"type": "Polygon"}"#, "JSON-GEOMETRY"),
            (#"{"coordinates": [1, 2]}"#, "JSON-GEOMETRY"),
            (#""POLYGON((0 0))""#, "JSON-GEOMETRY"),
            (#"{"type": "Circle", "coordinates": [1, 2]}"#, "JSON-TYPE"),
            (#"{"type": "LineString", "coordinates": [[1, 2]]}"#, "JSON-LINE"),
            (#"{"type": "GeometryCollection", "geometries": {}}"#, "JSON-GEOMETRY"),
        ] {
            let read = try ReadLayer(layer(geometry))
            #expect(read.codes == [code], "\(geometry)")
            #expect(read.features.map(\.geometry) == [.unusable], "\(geometry)")
            #expect(read.findings.first?.kind.severity == .blocking)
            #expect(read.findings.first?.place.line == 2)
        }
    }

    @Test func keepsTheLastOfTwoFieldsOfOneName() throws {
        let read = try ReadLayer(
            """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "geometry": null, "properties": {"a": 1, "b": 2}},
            {"type": "Feature", "geometry": null, "properties": {"a": 1, "a": 3, "b": 2}},
            {"type": "Feature", "geometry": null, "properties": {"a": 1, "b": 2, "a": 4}}]}
            """)
        #expect(read.codes == ["JSON-DUPLICATE", "JSON-DUPLICATE"])
        #expect(read.findings.map(\.place.line) == [3, 4])
        #expect(read.features.map { $0.value("a") } == [.integer(1), .integer(3), .integer(4)])
        #expect(read.features.map(\.attributes.count) == [2, 2, 2])
    }

    @Test func whatIsNoFeatureIsToldAndItsRankIsKept() throws {
        let read = try ReadLayer(
            """
            {"type": "FeatureCollection", "features": [null, [1],
            {"type": "Feature", "geometry": null, "properties": null}, {"type": "Featre", "geometry": null, "properties": {"a": 1}}]}
            """)
        #expect(read.codes == ["JSON-FEATURE", "JSON-FEATURE", "JSON-FEATURE"])
        #expect(read.findings.map(\.place.feature) == [1, 2, 4])
        #expect(read.features.map(\.rank) == [3, 4])
        #expect(read.features.map(\.geometry) == [.null, .unusable])
    }

    @Test func aNumberBeyondRealsIsKeptAsText() throws {
        let read = try ReadLayer(#"{"type": "Feature", "geometry": null, "properties": {"a": -1e999}}"#)
        #expect(read.codes == ["JSON-NUMBER"])
        #expect(read.features.first?.attributes == [.init("a", .text("-1e999"))])
    }

    @Test func aSinkThatThrowsStopsTheReading() {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            var reader = try GeoJSONReader(.bytes(Array(#"{"type": "Feature", "geometry": null}"#.utf8), name: "a"))
            while try reader.next({ _ in throw Stop() }) != nil {}
        }
    }

    @Test func everyKindIsDeclaredOnceAndFillsItsSentence() {
        let kinds = GeoJSONFindings.all
        #expect(Set(kinds.map(\.code)).count == kinds.count)
        #expect(kinds.allSatisfy { $0.code.hasPrefix("JSON-") })
    }

    private func layer(_ geometries: String..., root: String = "") -> String {
        let features = geometries.map { "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": \($0)}" }
        return "{\"type\": \"FeatureCollection\", \(root)\"features\": [\n\(features.joined(separator: ",\n"))\n]}"
    }
}
