import Foundation
import GeoFormats
import Testing

@Suite struct XMLElementTests {
    @Test func indentsWhatItHolds() {
        let element = XMLElement("a", ["b": "1"], [XMLElement("c"), XMLElement("d", text: "e")])
        #expect(String(decoding: element.document, as: UTF8.self) == XMLElement.declaration + "<a b=\"1\">\n  <c/>\n  <d>e</d>\n</a>\n")
    }

    @Test(arguments: [
        ("a<b>&\"c\"'", "a&lt;b&gt;&amp;&quot;c&quot;'"), ("é😀\u{202E}", "é😀\u{202E}"), ("]]>", "]]&gt;"),
        ("\u{0}\u{1B}[1m\u{FFFF}", "\u{FFFD}\u{FFFD}[1m\u{FFFD}"), ("a\r\nb\tc", "a&#13;\nb\tc"),
    ]) func escapesWhatIsNoText(text: String, escaped: String) {
        #expect(XMLText.escaped(text) == escaped)
    }
}
