import Foundation
import TestSupport
import Testing

@testable import QuartierCartography

@Suite struct ClassificationTests {
    /// The shares of social housing that the conventions print (DOMAIN 4, check 7).
    static let socialHousing: [Double] = [85, 84.2, 86, 68.6, 95, 77.9, 33.3, 75]

    private func limits(_ method: ClassificationMethod, _ count: Int = 4) throws -> [Double] {
        let classes = try Classification(Self.socialHousing, by: method, count: count)
        #expect(classes.minimum == 33.3)
        return classes.upperLimits
    }

    private func expect(_ found: [Double], _ expected: [Double], within tolerance: Double = 1e-9) {
        #expect(found.count == expected.count, "\(found)")
        for (left, right) in zip(found, expected) { #expect(abs(left - right) <= tolerance, "\(found)") }
    }

    @Test func givesTheLimitsOfThePrintedShares() throws {
        expect(try limits(.quantile), [73.4, 81.05, 85.25, 95])
        expect(try limits(.q6), [45.655, 74.52, 81.05, 85.075, 91.85, 95])
        expect(try limits(.naturalBreaks, 3), [33.3, 77.9, 95])
        expect(try limits(.naturalBreaks), [33.3, 77.9, 86, 95])
        expect(try limits(.equal), [48.725, 64.15, 79.575, 95])
        expect(try limits(.geometric), [43.27769, 56.245, 73.097708, 95], within: 1e-6)
        expect(try limits(.arithmetic), [39.47, 51.81, 70.32, 95])
        expect(try limits(.standardDeviation, 3), [56.761676, 94.488324, 95], within: 1e-6)
        expect(try limits(.headTails), [75.625, 85.62, 90.5, 95])
        expect(try limits(.manual([50, 80])), [50, 80, 95])
    }

    @Test func measuresTheGoodnessOfNaturalBreaks() throws {
        let three = try Classification(Self.socialHousing, by: .naturalBreaks, count: 3)
        #expect(abs(three.goodness(of: Self.socialHousing) - 0.951454) < 5e-7)
        let four = try Classification(Self.socialHousing, by: .naturalBreaks, count: 4)
        #expect(abs(four.goodness(of: Self.socialHousing) - 0.981165) < 5e-7)
    }

    struct Golden: Decodable {
        let seed: Int
        let classes: Int
        let values: [Double]
        let limits: [String: [Double]]
    }

    @Test func agreesWithMapclassifyOnSeededSeries() throws {
        let path = ProjectFiles.path("Tests/QuartierCartographyTests/Goldens/classification.json")
        let goldens = try JSONDecoder().decode([Golden].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        #expect(goldens.count == 20)
        for golden in goldens {
            for (token, method) in ClassificationMethod.named {
                guard let expected = golden.limits[token] else { continue }
                let found = try Classification(golden.values, by: method, count: golden.classes).upperLimits.dropLast()
                #expect(found.count == expected.count, "seed \(golden.seed), \(token): \(found) for \(expected)")
                for (left, right) in zip(found, expected) {
                    #expect(abs(left - right) <= 1e-9 * max(1, abs(right)), "seed \(golden.seed), \(token): \(left) for \(right)")
                }
            }
        }
    }

    /// All partitions of a few values, the best by brute force.
    @Test func naturalBreaksAreTheBestPartition() throws {
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<40 {
            let values = (0..<9).map { _ in Double(Int.random(in: 0..<40, using: &generator)) }
            let classes = try Classification(values, by: .naturalBreaks, count: 3)
            let distinct = Set(values).sorted()
            guard distinct.count > 3, let greatest = distinct.last else { continue }
            var best = -Double.infinity
            for first in 0..<(distinct.count - 2) {
                for second in (first + 1)..<(distinct.count - 1) {
                    let other = Classification(
                        method: .naturalBreaks, minimum: distinct[0], upperLimits: [distinct[first], distinct[second], greatest])
                    best = max(best, other.goodness(of: values))
                }
            }
            #expect(abs(classes.goodness(of: values) - best) < 1e-12, "\(values)")
        }
    }

    @Test func everyValueHasOneClassAndLimitsBelongToTheLowerOne() throws {
        for (_, method) in ClassificationMethod.named {
            let classes = try Classification(Self.socialHousing, by: method, count: 4)
            for value in Self.socialHousing { #expect(classes.rank(of: value) != nil) }
            #expect(classes.rank(of: classes.upperLimits[0]) == 0)
            #expect(classes.rank(of: 95.1) == nil)
            #expect(classes.rank(of: 33.2) == nil)
        }
    }

    @Test func takesOneValueEqualValuesAndTies() throws {
        for (token, method) in ClassificationMethod.named {
            for values in [[7.5], [7.5, 7.5, 7.5]] {
                let classes = try Classification(values, by: method, count: 4)
                #expect(classes.upperLimits == [7.5], "\(token)")
                #expect(classes.goodness(of: values) == 1)
            }
        }
        // Half of the values are zero: the limit they share is one limit.
        let tied = try Classification([0, 0, 0, 0, 1, 2], by: .quantile, count: 4)
        #expect(tied.upperLimits == [0, 0.75, 2])
        let natural = try Classification([1, 1, 2, 2], by: .naturalBreaks, count: 5)
        #expect(natural.upperLimits == [1, 2])
    }

    @Test func refusesWhatCannotBeCut() {
        #expect(throws: ClassificationError.noValues) { try Classification([], by: .equal, count: 4) }
        #expect(throws: ClassificationError.noClass) { try Classification([1, 2], by: .equal, count: 0) }
        #expect(throws: ClassificationError.noLimit) { try Classification([1, 2], by: .manual([]), count: 1) }
        #expect(throws: ClassificationError.unordered(30, 20)) { try Classification([1, 2], by: .manual([30, 20]), count: 1) }
        #expect(throws: ClassificationError.unordered(30, 30)) { try Classification([1, 2], by: .manual([30, 30]), count: 1) }
        #expect(throws: ClassificationError.notPositive(0)) { try Classification([0, 2], by: .geometric, count: 3) }
    }

    @Test func chosenLimitsStayWhereNoValueLies() throws {
        let classes = try Classification([12, 14], by: .manual([20, 30]), count: 0)
        #expect(classes.upperLimits == [20, 30])
        #expect(classes.minimum == 12)
    }

    @Test func partsClassesAtAReference() throws {
        let (classes, below) = try Classification.around(75.6, Self.socialHousing, by: .equal, count: 4)
        // Below: 33.3 to 75 in halves, the last up to the reference; above: 77.9 to 95 in halves.
        expect(classes.upperLimits, [54.15, 75.6, 86.45, 95])
        #expect(below == 2)
        #expect(classes.rank(of: 75) == 1 && classes.rank(of: 77.9) == 2)
        let (above, none) = try Classification.around(18.8, Self.socialHousing, by: .naturalBreaks, count: 4)
        #expect(none == 0 && above.minimum == 18.8 && above.upperLimits.last == 95)
        let (under, all) = try Classification.around(99, Self.socialHousing, by: .quantile, count: 4)
        #expect(all == under.count && under.upperLimits.last == 99)
        #expect(throws: ClassificationError.noValues) { try Classification.around(1, [], by: .equal, count: 4) }
    }

    @Test func advisesByHuntsberger() {
        #expect([1, 2, 8, 25, 300].map(Classification.advisedCount) == [1, 2, 4, 6, 6])
    }
}
