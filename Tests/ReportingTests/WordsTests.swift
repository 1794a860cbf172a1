import Reporting
import Testing

@Suite struct NumberStyleTests {
    @Test func writesNumbersAsEachLanguageDoes() {
        #expect(NumberStyle(.french).string(1_234_567) == "1\u{202F}234\u{202F}567")
        #expect(NumberStyle(.english).string(-1_234) == "\u{2212}1,234")
        #expect(NumberStyle(.french).string(46.26, decimals: 1...4) == "46,26")
        #expect(NumberStyle(.french).string(46, decimals: 1...4) == "46,0")
        #expect(NumberStyle(.english).string(0.00004, decimals: 0...4) == "0")
        #expect(NumberStyle(.english).string(-0.00004, decimals: 0...4) == "0")
        #expect(NumberStyle(.english).string(999.99996, decimals: 0...4) == "1,000")
        #expect(NumberStyle(.english).string(.nan, decimals: 0...4) == "?")
    }
}

@Suite struct TextTests {
    @Test func fillsArgumentsInTheWayOfTheLanguage() {
        let text = Text(fr: "{n} objets, {part} %, {inconnu}", en: "{n} features, {part}%, {inconnu}")
            .filled(with: ["n": .integer(1500), "part": .real(12.5)])
        #expect(text[.french] == "1\u{202F}500 objets, 12,5 %, {inconnu}")
        #expect(text[.english] == "1,500 features, 12.5%, {inconnu}")
    }

    @Test func anArgumentIsNotReadAsATemplate() {
        let text = Text(verbatim: "{a} {b}").filled(with: ["a": .text("{b}"), "b": .text("x")])
        #expect(text[.french] == "{b} x")
    }
}

@Suite struct ValueTests {
    @Test func exactFormReadsBackToTheSameNumber() {
        for number in [0.1, 1.0 / 3, 154_105.8935, 1e300, -2.5, 12] {
            #expect(Double(Value.real(number).exact) == number)
        }
        #expect(Value.real(12).exact == "12")
        #expect(Value.real(.nan).exact == "")
        #expect(Value.null.exact == "")
    }
}

@Suite struct PlaceTests {
    @Test func saysWhatIsKnownInOrder() {
        let place = Place(file: "a.gpkg", layer: "qpv", feature: 3, name: "QP059067", x: 709_909.97, y: 7_058_181.04)
        #expect(
            place.words(in: .french)
                == "a.gpkg, couche « qpv », objet 3 (QP059067), près de (709\u{202F}909,97 ; 7\u{202F}058\u{202F}181,04)")
        #expect(Place(line: 4).within(Place(file: "b.json", line: 9)).words(in: .english) == "b.json, line 4")
    }
}
