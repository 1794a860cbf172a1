import QuartierModel
import Testing

/// A figure as the documents print it, with the value of the agglomeration beside it.
func printedFigure(_ key: String, _ reading: Reading, reference: Double? = nil, perimeter: Generation? = .of2015) -> Figure {
    Figure(
        key: key, reading: reading, reference: reference.map { Reference(zone: .agglomeration, value: $0) }, perimeter: perimeter,
        vintage: "2022", method: .printed, citation: Citation(document: "a.txt", line: 1, text: "…"))
}

@Suite struct IndicatorTests {
    @Test func everyKeyOfTheDictionaryIsItsOwn() {
        #expect(Set(Indicator.all.map(\.key)).count == Indicator.all.count)
        #expect(
            Indicator.printed.map(\.key) == [
                "pop", "surface", "tx_pauvrete", "pt_moins_25", "pt_monoparentales", "ips", "tx_emploi_15_64", "pt_neet_16_25",
                "pt_parc_social",
            ])
        #expect(Indicator.named("tx_pauvrete")?.direction == .higherIsWorse)
        #expect(Indicator.named("ips")?.validRange == 45...185)
        #expect(Indicator.named("cnaf_a")?.nature == .count)
        // The same header, two things: recipients of Cnaf in DEMO, jobseekers in IPRO.
        #expect(Indicator.named("pe_a") != Indicator.named("cnaf_a"))
        #expect(Indicator.named("nobody") == nil)
    }
}

@Suite struct GapTests {
    // The poverty gaps that the eight conventions' figures give to 18,8 % (DOMAIN 5).
    @Test(arguments: [
        (Reading.exact(33), Reading.exact(14.2)), (.exact(40.2), .exact(21.4)), (.atLeast(30), .atLeast(11.2)),
        (.exact(37.9), .exact(19.1)),
        (.exact(46.1), .exact(27.3)), (.exact(40.3), .exact(21.5)), (.exact(21), .exact(2.2)),
    ])
    func povertyGapsAreThoseOfTheDocuments(reading: Reading, difference: Reading) throws {
        let gap = try #require(
            Portrait(quartier: "Q", name: "Q", status: .qpv, figures: [printedFigure("tx_pauvrete", reading, reference: 18.8)]).gaps().first
        )
        #expect(gap.difference == difference)
        #expect(gap.verdict == .unfavourable)
    }

    @Test func theDirectionOfTheIndicatorDecides() throws {
        func verdict(_ key: String, _ reading: Reading, _ reference: Double) throws -> Gap.Verdict {
            try #require(Gap(printedFigure(key, reading), to: .exact(reference), of: .agglomeration)).verdict
        }
        #expect(try verdict("tx_emploi_15_64", .exact(40.4), 58.8) == .unfavourable)
        #expect(try verdict("pt_monoparentales", .exact(12), 16.2) == .favourable)
        #expect(try verdict("pt_moins_25", .exact(33), 31) == .neutral)
        #expect(try verdict("ips", .exact(104), 104) == .equal)
        #expect(try verdict("tx_pauvrete", .atLeast(10), 18.8) == .undetermined)
        #expect(try verdict("tx_pauvrete", .missing(.secret), 18.8) == .undetermined)
    }

    @Test func countsAndSurfacesHaveNoGap() {
        #expect(Gap(printedFigure("pop", .about(840)), to: .exact(270_000), of: .agglomeration) == nil)
        #expect(Gap(printedFigure("surface", .exact(52)), to: .exact(64_000), of: .agglomeration) == nil)
    }

    @Test func aRowOfReferenceIsHeldAgainstTheSameVintageOnly() {
        var older = printedFigure("tx_pauvrete", .exact(20))
        older.vintage = "2019"
        let zone = ReferencePortrait(
            zone: Zone(.epci, code: "200072460"), figures: [older, printedFigure("tx_pauvrete", .missing(.secret))])
        let portrait = Portrait(quartier: "Q", name: "Q", status: .qpv, figures: [printedFigure("tx_pauvrete", .exact(30))])
        #expect(portrait.gaps(to: zone).map(\.difference) == [.missing(.secret)])
    }

    @Test func rankingsKeepStatusesApartWhereDefinitionsDiffer() throws {
        func entry(_ id: String, _ status: QuartierStatus, _ key: String, _ reading: Reading) throws -> (portrait: Portrait, gap: Gap) {
            let portrait = Portrait(quartier: id, name: id, status: status, figures: [printedFigure(key, reading, reference: 18.8)])
            return (portrait, try #require(portrait.gaps().first))
        }
        let poverty = try [
            entry("A", .qpv, "tx_pauvrete", .exact(33)), entry("B", .qic, "tx_pauvrete", .atLeast(30)),
            entry("C", .qic, "tx_pauvrete", .exact(33)), entry("D", .qic, "tx_pauvrete", .exact(21)),
            entry("E", .qpv, "tx_pauvrete", .exact(46)),
            entry("F", .qic, "tx_pauvrete", .missing(.secret)),
        ]
        let rankings = GapRanking.rankings(of: .povertyRate, poverty)
        #expect(rankings.map(\.status) == [.qpv, .qic])
        #expect(rankings[0].places.map(\.quartier) == ["E", "A"])
        #expect(rankings[1].places.map(\.quartier) == ["C", "B", "D", "F"])
        // « + de 30 % » may be the first or the second; 33 as well; 21 is surely the third.
        #expect(rankings[1].places.map(\.ranks) == [1...2, 1...2, 3...3, nil])
        let index = try [entry("A", .qpv, "ips", .exact(86)), entry("B", .qic, "ips", .exact(72)), entry("C", .qpv, "ips", .exact(86))]
        let one = GapRanking.rankings(of: .socialPositionIndex, index)
        #expect(one.map(\.status) == [nil])
        #expect(one[0].places.map(\.quartier) == ["B", "A", "C"])
        #expect(one[0].places.map(\.ranks) == [1...1, 2...2, 2...2])
    }
}
