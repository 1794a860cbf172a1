import QuartierModel
import Reporting
import Testing

@Suite struct ReadingTests {
    @Test func onlyExactAndAboutHaveAPlainValue() {
        #expect(Reading.exact(33).plain == 33)
        #expect(Reading.about(840).plain == 840)
        #expect(Reading.atLeast(30).plain == nil)
        #expect(Reading.atMost(11).plain == nil)
        #expect(Reading.estimated(100, in: 80...130).plain == nil)
        #expect(Reading.missing(.secret).plain == nil)
    }

    @Test func aBoundStaysABoundThroughADifference() {
        #expect(Reading.atLeast(30).minus(.exact(18)) == .atLeast(12))
        #expect(Reading.exact(30).minus(.atLeast(18)) == .atMost(12))
        #expect(Reading.atMost(11).minus(.about(1)) == .atMost(10))
        #expect(Reading.atLeast(30).minus(.atMost(10)) == .atLeast(20))
        // Two numbers above their bounds may differ by anything.
        #expect(Reading.atLeast(30).minus(.atLeast(10)) == .missing(.unknown))
    }

    @Test func aDifferenceIsAsPreciseAsTheLessPreciseOfBoth() {
        #expect(Reading.exact(40).minus(.exact(18)) == .exact(22))
        #expect(Reading.about(40).minus(.exact(18)) == .about(22))
        #expect(Reading.estimated(40, in: 30...50).minus(.exact(10)) == .estimated(30, in: 20...40))
        #expect(Reading.estimated(40, in: 30...50).minus(.estimated(10, in: 5...20)) == .estimated(30, in: 10...45))
        #expect(Reading.estimated(40, in: 30...50).minus(.atLeast(10)) == .atMost(40))
        #expect(Reading.missing(.secret).minus(.exact(1)) == .missing(.secret))
        #expect(Reading.exact(1).minus(.missing(.notPublished)) == .missing(.notPublished))
    }

    @Test func aRatioKeepsBoundsAndRefusesWhatMayBeZero() {
        #expect(Reading.exact(30).divided(by: .exact(20)) == .exact(1.5))
        #expect(Reading.atLeast(30).divided(by: .exact(20)) == .atLeast(1.5))
        #expect(Reading.atMost(30).divided(by: .exact(20)) == .atMost(1.5))
        #expect(Reading.exact(30).divided(by: .atLeast(20)) == .atMost(1.5))
        #expect(Reading.estimated(30, in: 20...40).divided(by: .estimated(10, in: 5...20)) == .estimated(3, in: 1...8))
        #expect(Reading.exact(-9).divided(by: .exact(3)) == .exact(-3))
        #expect(Reading.exact(30).divided(by: .exact(0)) == .missing(.notApplicable))
        #expect(Reading.exact(30).divided(by: .atMost(20)) == .missing(.notApplicable))
    }

    @Test func comparisonsSayWhenNobodyCanTell() {
        #expect(Reading.exact(18).isBelow(.atLeast(30)) == true)
        #expect(Reading.exact(33).isBelow(.atLeast(30)) == nil)
        #expect(Reading.atLeast(30).isBelow(.exact(30)) == false)
        #expect(Reading.exact(33).isBelow(.exact(33)) == false)
        #expect(Reading.missing(.secret).isBelow(.exact(1)) == nil)
    }

    @Test func listsPutBoundsBesideTheirNumberAndMissingOnesLast() {
        let readings: [Reading] = [.missing(.secret), .atLeast(30), .exact(40), .exact(30), .atMost(30), .estimated(35, in: 20...50)]
        #expect(
            readings.sorted(by: Reading.inDisplayOrder)
                == [.atMost(30), .exact(30), .atLeast(30), .estimated(35, in: 20...50), .exact(40), .missing(.secret)])
    }

    @Test(arguments: [
        Reading.exact(-9.4), .about(2700), .atLeast(30), .atMost(11), .estimated(2, in: 1...4), .missing(.secret), .missing(.notPublished),
        .missing(.notApplicable), .missing(.unknown),
    ])
    func columnsHoldEveryReadingAndGiveItBack(reading: Reading) {
        #expect(ReadingColumns(reading).reading == reading)
    }

    @Test func columnsThatContradictOneAnotherAreNoReading() {
        #expect(ReadingColumns(value: 1, lower: nil, upper: nil, qualifier: .exact, absence: .secret).reading == nil)
        #expect(ReadingColumns(value: nil, lower: nil, upper: nil, qualifier: .atLeast, absence: nil).reading == nil)
        #expect(ReadingColumns(value: 9, lower: 1, upper: 4, qualifier: .estimated, absence: nil).reading == nil)
        #expect(ReadingColumns(value: .nan, lower: nil, upper: nil, qualifier: .exact, absence: nil).reading == nil)
        #expect(ReadingColumns(value: nil, lower: nil, upper: nil, qualifier: nil, absence: nil).reading == nil)
    }

    @Test func wordsAreThoseOfTheDocuments() {
        #expect(Reading.about(2700).words(unit: .inhabitants, in: .french) == "environ 2\u{202F}700\u{202F}hab.")
        #expect(Reading.atLeast(30).words(unit: .percent, in: .french) == "+ de 30\u{202F}%")
        #expect(Reading.exact(40.2).words(unit: .percent, in: .english) == "40.2%")
        #expect(Reading.exact(104).words(unit: .none, in: .french) == "104")
        #expect(Reading.missing(.secret).words(unit: .percent, in: .french) == "secret statistique")
        #expect(
            Reading.estimated(2700, in: 2400...3000).words(unit: .inhabitants, in: .english) == "2,700\u{202F}inh. [2,400; 3,000]")
    }
}

@Suite struct CountColumnTests {
    @Test func onlyACountCanBeSummed() {
        #expect(CountColumn(.population) != nil)
        #expect(CountColumn(.povertyRate) == nil)
        #expect(CountColumn(.surface) == nil)
        #expect(CountColumn(.socialPositionIndex) == nil)
        // A median of income, as INSEE publishes it.
        #expect(Indicator.named("disp_q2").flatMap(CountColumn.init) == nil)
    }

    @Test func aSumIsAsSureAsItsParts() throws {
        let column = try #require(CountColumn(.population))
        #expect(column.sum([.exact(1), .exact(2)]) == .exact(3))
        #expect(column.sum([.exact(1), .about(2)]) == .about(3))
        #expect(column.sum([.exact(10), .missing(.secret)]) == .atLeast(10))
        #expect(column.sum([.exact(10), .atLeast(5)]) == .atLeast(15))
        #expect(column.sum([.exact(10), .atMost(11)]) == .atMost(21))
        #expect(column.sum([.exact(10), .estimated(5, in: 2...9)]) == .estimated(15, in: 12...19))
        #expect(column.sum([.missing(.secret), .missing(.notPublished)]) == .missing(.secret))
        #expect(column.sum([]) == .missing(.unknown))
        #expect(column.rate(.exact(30), of: .exact(120)) == .exact(25))
        #expect(column.rate(.atLeast(30), of: .exact(120)) == .atLeast(25))
    }
}
