import GeoFormats
import PlanarGeometry
import Reporting
import TestSupport
import Testing

@Suite struct KMLWriterTests {
    private static let columns = [
        Column("nom", .text, Text(fr: "nom", en: "name")), Column("pop", .real, Text(fr: "population", en: "population")),
    ]

    /// A document of one placemark.
    private func document(_ area: MultiPolygon?, _ row: [Value], name: String = "Un") throws -> String {
        var sink = ByteSink()
        var writer = KMLWriter(columns: Self.columns, schema: "essai")
        try writer.begin(
            title: "Essai", notes: ["a < b"], styles: [KMLWriter.Style("s", colour: "8b1a2c", width: 2)], language: .english, to: &sink)
        try writer.beginFolder("dossier", to: &sink)
        try writer.write(area, row, name: name, style: "s", to: &sink)
        try writer.endFolder(&sink)
        try writer.end(&sink)
        return String(decoding: sink.pending, as: UTF8.self)
    }

    @Test func ringsTurnAsTheStandardWants() throws {
        // A square given clockwise, and a hole given counter-clockwise.
        let exterior = try Ring([Coordinate(0, 0), Coordinate(0, 3), Coordinate(3, 3), Coordinate(3, 0), Coordinate(0, 0)])
        let hole = try Ring([Coordinate(1, 1), Coordinate(2, 1), Coordinate(2, 2), Coordinate(1, 2), Coordinate(1, 1)])
        let text = try document(MultiPolygon([Polygon(exterior: exterior, holes: [hole])]), [.text("Un"), .real(1.5)])
        #expect(text.contains("<outerBoundaryIs><LinearRing><coordinates>0,0 3,0 3,3 0,3 0,0</coordinates>"))
        #expect(text.contains("<innerBoundaryIs><LinearRing><coordinates>1,1 1,2 2,2 2,1 1,1</coordinates>"))
        #expect(text.contains("<SimpleData name=\"pop\">1.5</SimpleData>"))
        #expect(text.contains("<color>ff2c1a8b</color>"))
        #expect(text.contains("<description>a &lt; b</description>"))
    }

    @Test func whatIsUnknownIsLeftOut() throws {
        let text = try document(nil, [.null, .null], name: "<b>\u{1B}")
        #expect(!text.contains("SimpleData"))
        #expect(!text.contains("MultiGeometry"))
        #expect(text.contains("<name>&lt;b&gt;\u{FFFD}</name>"))
    }

    @Test func refusesWhatIsNoLongitude() throws {
        let ring = try Ring([Coordinate(650_000, 0), Coordinate(650_001, 0), Coordinate(650_001, 1), Coordinate(650_000, 0)])
        let error = #expect(throws: QuartiersError.self) {
            try document(MultiPolygon([Polygon(exterior: ring)]), [.null, .null])
        }
        #expect(error?.status == .badData)
        #expect(error?.message.english.contains("KML") == true)
    }
}
