import Foundation
import Reporting
import TestSupport
import Testing

@testable import GeoFormats

@Suite struct DecimalTextTests {
    @Test func fixedDecimalsAgreeWithPrintf() {
        var generator = SeededGenerator(seed: 30)
        for _ in 0..<5_000 {
            let number = Double.random(in: -180...180, using: &generator)
            let metres = Double.random(in: -1e7...1e7, using: &generator)
            for (value, decimals) in [(number, 7), (metres, 3), (metres, 0)] {
                var expected = String(format: "%.\(decimals)f", value)
                if expected.contains(".") {
                    while expected.hasSuffix("0") { expected.removeLast() }
                    if expected.hasSuffix(".") { expected.removeLast() }
                }
                #expect(fixed(value, decimals) == (expected == "-0" ? "0" : expected))
            }
        }
    }

    @Test func fixedDecimalsRoundTheExactValue() {
        // Each product with 1e7 rounds to a middle, and each double lies just below it; digits from python3, '%.7f' % number.
        #expect(fixed(1.000_000_05, 7) == "1")
        #expect(fixed(1.000_000_15, 7) == "1.0000001")
        #expect(fixed(2.640_000_05, 7) == "2.64")
        #expect(fixed(0.5, 0) == "1")
        #expect(fixed(-0.000_000_04, 7) == "0")
        #expect(fixed(2, 7) == "2")
        #expect(fixed(-179.999_999_99, 7) == "-180")
        #expect(fixed(1e300, 7) == "1e+300")
    }

    @Test func shortestDigitsAreThoseOfValue() {
        var generator = SeededGenerator(seed: 31)
        for _ in 0..<20_000 {
            let decimals = Int.random(in: 0...9, using: &generator)
            let whole = Double(Int.random(in: -10_000_000...10_000_000, using: &generator))
            for number in [whole / pow(10, Double(decimals)), Double.random(in: -1e4...1e4, using: &generator)] {
                #expect(shortest(number) == Value.real(number).exact)
            }
        }
        for number in [
            0, 0.1, 0.0001, 0.000_01, 1e15, 999_999_999_999_999, 1e16, 1e22, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.3, 1.0 / 3,
            100.5,
        ] {
            #expect(shortest(number) == Value.real(number).exact)
        }
    }

    @Test func integersReachTheirLimits() {
        for number in [0, 7, -10, Int.max, Int.min] {
            var bytes: [UInt8] = []
            DecimalText.append(number, to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == String(number))
        }
    }

    private func fixed(_ number: Double, _ decimals: Int) -> String {
        var bytes: [UInt8] = []
        DecimalText.appendFixed(number, decimals: decimals, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func shortest(_ number: Double) -> String {
        var bytes: [UInt8] = []
        DecimalText.appendShortest(number, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
