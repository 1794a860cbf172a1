import GeoFormats
import Testing

@Suite struct NumberDialectTests {
    @Test(arguments: [
        ("2\u{202F}224", 2224.0), ("2\u{A0}224", 2224), ("2 224", 2224), ("1\u{2009}234\u{2009}567,5", 1_234_567.5), ("33,2", 33.2),
        ("33.2", 33.2),
        ("-12,5", -12.5), ("\u{2212}12,5", -12.5), ("+500", 500), (" 7 ", 7), ("007", 7), ("6,2E+04", 62_000), ("0", 0),
        ("000 123", 123), ("012 345,50", 12_345.5), ("-0 001", -1), (" 00,5", 0.5), ("000", 0),
        ("12345678,9", 12_345_678.9),
        ("1234", 1234),
    ])
    func readsFrenchNumbers(text: String, value: Double) {
        #expect(NumberDialect.french.parse(text) == value)
    }

    @Test(arguments: [
        "", " ", "a", "12a", "12 34", "1234 567", "1 2345", "1,2,3", "1.234,5", "1,234.5", "0012 345", ",5", "5,", "-", "--1", "nan", "NaN",
        "inf", "1e999", "1e",
        "12 ,5", "s",
        "0x10", "1 234 ", "٣",
    ])
    func refusesWhatIsNoNumber(text: String) {
        // The last group may be followed by outer spaces only, which are no part of the number.
        #expect(NumberDialect.french.parse(text) == (text == "1 234 " ? 1234 : nil))
    }

    @Test func theExactDialectKnowsNoGroupsAndNoComma() {
        #expect(NumberDialect.exact.parse("1234.5") == 1234.5)
        #expect(NumberDialect.exact.parse("-1.5e3") == -1500)
        for text in ["1234,5", "1 234", "1\u{202F}234", "", "nan"] { #expect(NumberDialect.exact.parse(text) == nil) }
    }
}
