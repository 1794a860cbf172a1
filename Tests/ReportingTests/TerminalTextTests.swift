import Reporting
import Testing

@Suite struct TerminalTextTests {
    /// Widths as wcwidth 0.9.4 (Python) gives them for each text.
    @Test(arguments: [
        ("", 0), ("abc", 3), ("Béthune", 7), ("Be\u{301}thune", 7), ("Cité n°5 – « œ »", 16), ("日本", 4), ("한국", 4), ("Ａ", 2),
        ("🏘️", 2), ("👨‍👩‍👧", 2), ("🇫🇷", 2), ("☃", 1), ("→", 1),
    ])
    func measuresColumns(text: String, columns: Int) { #expect(TerminalText.width(text) == columns) }

    @Test(arguments: [
        ("Cité n°5 👨‍👩‍👧", "Cité n°5 👨‍👩‍👧"), ("a\nb\r\n\tc", "a\\nb\\r\\n\\tc"), ("\u{1B}[2J", "\\u{1B}[2J"), ("\u{9B}2J", "\\u{9B}2J"),
        ("\u{7F}\u{0}", "\\u{7F}\\u{0}"), ("\u{202E}lufituaeb", "\\u{202E}lufituaeb"), ("QP\u{FEFF}062", "QP\\u{FEFF}062"),
        ("a\u{2028}b", "a\\u{2028}b"), ("Saint\u{AD}Pol", "Saint\\u{AD}Pol"),
    ])
    func showsWhatWouldActOnTheTerminal(text: String, shown: String) { #expect(TerminalText.escaped(text) == shown) }

    @Test func cutsBetweenCharacters() {
        #expect(TerminalText.cut("Calonne", toWidth: 7) == "Calonne")
        #expect(TerminalText.cut("Calonne", toWidth: 6) == "Calon…")
        #expect(TerminalText.cut("日本語", toWidth: 4) == "日…")
        #expect(TerminalText.cut("e\u{301}e\u{301}e\u{301}", toWidth: 2) == "e\u{301}…")
    }

    @Test func breaksLinesAtSpacesButNotBeforeFrenchSigns() {
        #expect(TerminalText.wrapped("un deux trois", toWidth: 8) == ["un deux", "trois"])
        #expect(TerminalText.wrapped("un deux : trois", toWidth: 8) == ["un", "deux :", "trois"])
        #expect(TerminalText.wrapped("voir « a b » ou 12 %", toWidth: 8) == ["voir « a", "b » ou", "12 %"])
        #expect(TerminalText.wrapped("anticonstitutionnellement ?", toWidth: 5) == ["anticonstitutionnellement ?"])
        #expect(TerminalText.wrapped("  ", toWidth: 5) == [])
    }
}
