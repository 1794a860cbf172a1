import Foundation
import GeoFormats
import Testing

@Suite struct XMLElementTests {
    @Test func indentsWhatItHolds() {
        let element = XMLElement("a", ["b": "1"], [XMLElement("c"), XMLElement("d", text: "e")])
        #expect(String(decoding: element.document, as: UTF8.self) == XMLElement.declaration + "<a b=\"1\">\n  <c/>\n  <d>e</d>\n</a>\n")
    }

    @Test func escapesWhatIsNoText() {
        let element = XMLElement("a", ["b": "\"<'\u{0}"], [XMLElement("c", text: "]]> & \u{1B} é😀\u{202E}")])
        var bytes: [UInt8] = []
        element.append(to: &bytes)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "<a b=\"&quot;&lt;&#39;\u{FFFD}\">\n  <c>]]&gt; &amp; \u{FFFD} é😀\u{202E}</c>\n</a>\n")
    }
}
