import Testing

@testable import QuartierCartography

@Suite struct LetteringTests {
    /// Liberation Sans: A 1366, b 1139 of 2048 units; DejaVu Sans Condensed is narrower in A (616 of 1000) and wider in b (571).
    @Test func measuresInTheCarriedWidths() {
        #expect(Lettering(10).width("A") == 6.67)
        #expect(Lettering(10).width("b") == 5.72)
        #expect(Lettering(10).width("Ab") == 6.67 + 5.72)
        #expect(Lettering(10, bold: true).width("b") > Lettering(10).width("b"))
        // A combining accent has no width, an ideograph and a picture have a whole one or more.
        #expect(Lettering(10).width("e\u{301}") == Lettering(10).width("e"))
        #expect(Lettering(10).width("字") == 10)
        #expect(Lettering(10).width("🏘") >= 10)
    }

    @Test func breaksAtSpacesAndHyphens() {
        let lettering = Lettering(10)
        let lines = lettering.lines("Cités 5, de Marles et du Rond-Point", width: 80)
        #expect(lines == ["Cités 5, de", "Marles et du", "Rond-Point"])
        for line in lines { #expect(lettering.width(line) <= 80) }
    }

    @Test func cutsWhatIsTooLong() {
        let lettering = Lettering(8)
        let name = String(repeating: "Quartier ", count: 25)
        let lines = lettering.lines(name, width: 60, atMost: 2)
        #expect(lines.count == 2)
        #expect(lines[1].hasSuffix("…"))
        for line in lines { #expect(lettering.width(line) <= 60) }
        let word = lettering.lines(String(repeating: "m", count: 200), width: 60, atMost: 3)
        #expect(word.count == 3)
        for line in word { #expect(lettering.width(line) <= 60) }
        #expect(lettering.lines("", width: 60) == [])
    }
}
