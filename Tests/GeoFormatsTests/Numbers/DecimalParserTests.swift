import TestSupport
import Testing

@testable import GeoFormats

@Suite struct DecimalParserTests {
    private let parser = DecimalParser.standard

    @Test func agreesWithTheStandardLibraryOnDoublesWrittenInFull() {
        var generator = SeededGenerator(seed: 20)
        for _ in 0..<40_000 {
            let number = Double.random(in: -180...180, using: &generator)
            check(number.description)
            check((number * 1e5).description)
            check(String(Int(number * 1e7)) + "e-7")
        }
    }

    @Test func agreesWithTheStandardLibraryOnDigitsAtRandom() {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<60_000 {
            let digits = String(UInt64.random(in: 0...UInt64.max, using: &generator)).prefix(Int.random(in: 1...20, using: &generator))
            let decimals = String(UInt64.random(in: 0...UInt64.max, using: &generator)).prefix(Int.random(in: 1...20, using: &generator))
            check("\(digits).\(decimals)")
            check("-\(digits)e\(Int.random(in: -60...60, using: &generator))")
        }
    }

    @Test func roundsTiesToEven() {
        // 2^53 + 1 and its neighbours lie between two doubles; so do halves of the last place written with decimals.
        for text in [
            "9007199254740993", "9007199254740995", "9007199254740992.5", "4503599627370496.5", "4503599627370497.5",
            "1.00000000000000011102230246251565",
            "90071992547409930e-1", "900719925474099.25", "0.1", "5e-324", "1e308", "1e309", "-1e999", "0e999", "1e-400",
        ] {
            check(text)
        }
    }

    @Test func knowsTheGrammarOfJSON() {
        for text in ["", "-", "01", "-01", ".5", "1.", "1.e5", "1e", "1e+", "+1", "NaN", "Infinity", "--1", "e5"] {
            #expect(scan(text) == nil, "\(text)")
        }
        for (text, length) in [
            ("12,", 2), ("1.5]", 3), ("0 ", 1), ("1e5}", 3), ("-0.25", 5), ("1E-3x", 4), ("123456789012345678901234567890", 30),
        ] {
            #expect(scan(text)?.length == length)
        }
    }

    @Test func tellsIntegers() {
        #expect(scan("9223372036854775807").flatMap(parser.integer) == .max)
        #expect(scan("-9223372036854775807").flatMap(parser.integer) == -.max)
        #expect(scan("9223372036854775808").flatMap(parser.integer) == nil)
        #expect(scan("12345678901234567890123").flatMap(parser.integer) == nil)
        #expect(scan("1.0").flatMap(parser.integer) == nil)
        #expect(scan("1e2").flatMap(parser.integer) == nil)
    }

    private func check(_ text: String) {
        let padded = Array(text.utf8) + Array(repeating: 0, count: ByteWindow.padding)
        let value: Double? = unsafe padded.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress, let scan = unsafe parser.scan(start) else { return nil }
            return unsafe parser.value(scan, at: start)
        }
        #expect(value?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }

    private func scan(_ text: String) -> DecimalParser.Scan? {
        let padded = Array(text.utf8) + Array(repeating: 0, count: ByteWindow.padding)
        return unsafe padded.withUnsafeBufferPointer { bytes in unsafe bytes.baseAddress.flatMap { unsafe parser.scan($0) } }
    }
}
