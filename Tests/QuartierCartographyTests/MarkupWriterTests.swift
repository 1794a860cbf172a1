import PlanarGeometry
import Testing

@testable import QuartierCartography

@Suite struct MarkupWriterTests {
    private func text(_ body: (inout MarkupWriter) -> Void) -> String {
        var writer = MarkupWriter()
        body(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func escapesTextsAndAttributes() {
        let hostile = "\"><img src=x onerror=alert(1)>&'\u{0}"
        let escaped = "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;&#39;\u{FFFD}"
        #expect(text { $0.element("text", ["id": .text(hostile)], text: hostile) } == "<text id=\"\(escaped)\">\(escaped)</text>\n")
    }

    @Test func writesNumbersWithTwoDecimalsAtMost() {
        #expect(
            text { $0.empty("rect", ["x": 12.0, "y": .number(-0.256), "width": 3, "height": .number(.nan), "rx": .none]) }
                == "<rect x=\"12\" y=\"-0.26\" width=\"3\" height=\"0\"/>\n")
    }

    @Test func nestsElements() {
        #expect(text { $0.element("g") { $0.element("p", text: "a") } } == "<g><p>a</p>\n</g>\n")
    }

    @Test func pathsLieOnTheirGrid() {
        var path = PathData(decimals: 1)
        // A square with a point in the middle of a side and one that repeats on the grid.
        let drawn = path.addRing([
            Coordinate(0, 0), Coordinate(5, 0), Coordinate(10, 0), Coordinate(10.01, 0.01), Coordinate(10, 10), Coordinate(0, 10),
            Coordinate(0, 0),
        ])
        #expect(drawn)
        #expect(String(decoding: path.bytes, as: UTF8.self) == "M0 0l10 0 0 10-10 0z")
        var small = PathData(decimals: 1)
        let isDrawn = small.addRing([Coordinate(0, 0), Coordinate(0.01, 0), Coordinate(0.01, 0.01), Coordinate(0, 0)])
        #expect(!isDrawn)
        #expect(small.isEmpty)
    }

    @Test func neighboursShareTheDrawingOfTheirBorder() {
        let border = [Coordinate(10, 0), Coordinate(10.4, 3.3), Coordinate(9.7, 6.1), Coordinate(10, 10)]
        var left = PathData(decimals: 0)
        left.addRing([Coordinate(0, 0)] + border + [Coordinate(0, 10), Coordinate(0, 0)])
        var right = PathData(decimals: 0)
        right.addRing([Coordinate(20, 10)] + border.reversed() + [Coordinate(20, 0), Coordinate(20, 10)])
        #expect(String(decoding: left.bytes, as: UTF8.self) == "M0 0l10 0 0 10-10 0z")
        #expect(String(decoding: right.bytes, as: UTF8.self) == "M20 10l-10 0 0-10 10 0z")
    }
}
