import QuartierModel
import Testing

/// A printed figure with its words, so that the decimals it was printed with are known.
private func printed(_ key: String, _ reading: Reading, _ words: String? = nil) -> Figure {
    Figure(
        key: key, reading: reading, perimeter: .of2015, vintage: "2022", method: .printed,
        citation: Citation(document: "a.txt", line: 1, text: words.map { "Libellé : \($0)" }))
}

/// Figures of INSEE for one indicator, by vintage.
private func insee(_ key: String, _ values: KeyValuePairs<String, Reading>) -> [Figure] {
    values.map { vintage, reading in
        Figure(
            key: key, reading: reading, perimeter: .of2015, vintage: vintage, method: .insee, citation: Citation(document: "\(vintage).csv")
        )
    }
}

@Suite struct FigureTraceTests {
    private let employment = insee("tx_emploi_15_64", ["IPRO 2017": .exact(45.9), "IPRO 2018": .exact(45.9), "IPRO 2022": .exact(43)])

    private func status(_ figure: Figure, _ published: [Figure]) throws -> FigureTrace.Status {
        try #require(FigureTrace(figure, in: published)).status
    }

    @Test func theVeryValueIsConfirmedInEveryVintageThatHoldsIt() throws {
        let trace = try #require(FigureTrace(printed("tx_emploi_15_64", .exact(45.9), "45,9 %"), in: employment))
        #expect(trace.status == .confirmed)
        #expect(trace.matches.map(\.vintage) == ["IPRO 2017", "IPRO 2018"])
        #expect(trace.matches.map(\.reading) == [.exact(45.9), .exact(45.9)])
        #expect(trace.vintages.count == 3)
    }

    @Test func aValuePrintedWithFewerDecimalsIsHeldAgainstTheRoundedOne() throws {
        let trace = try #require(FigureTrace(printed("tx_emploi_15_64", .exact(46), "46%"), in: employment))
        #expect(trace.status == .confirmedRounded)
        #expect(trace.matches.map(\.vintage) == ["IPRO 2017", "IPRO 2018"])
        // Printed with a decimal, 46,0 is another value than 45,9.
        #expect(try status(printed("tx_emploi_15_64", .exact(46), "46,0 %"), employment) == .notFound)
        // Halves go away from zero.
        #expect(try status(printed("ips", .exact(86)), insee("ips", ["2022": .exact(85.5)])) == .confirmedRounded)
        #expect(try status(printed("ips", .exact(40.3)), insee("ips", ["2022": .exact(40.25)])) == .confirmedRounded)
    }

    @Test func contradictedMeansFarFromEveryVintage() throws {
        #expect(try status(printed("tx_emploi_15_64", .exact(45), "45 %"), employment) == .notFound)
        #expect(try status(printed("tx_emploi_15_64", .exact(40.9), "40,9 %"), employment) == .contradicted)
        // Two points are not more than two points.
        #expect(try status(printed("tx_emploi_15_64", .exact(41), "41,0 %"), employment) == .notFound)
        let people = insee("pop", ["DEMO 2017": .exact(2396), "DEMO 2022": .exact(2022)])
        #expect(try status(printed("pop", .about(2000)), people) == .confirmedRounded)
        #expect(try status(printed("pop", .about(2500)), people) == .notFound)
        #expect(try status(printed("pop", .about(2600)), people) == .contradicted)
        #expect(try status(printed("pop", .exact(2000)), people) == .notFound)
    }

    @Test func boundsAgreeWithWhatTheyHold() throws {
        let poverty = insee("tx_pauvrete", ["REVN 2019": .exact(33), "REVN 2022": .missing(.secret)])
        #expect(try status(printed("tx_pauvrete", .atLeast(30)), poverty) == .confirmed)
        #expect(try status(printed("tx_pauvrete", .atLeast(34)), poverty) == .notFound)
        #expect(try status(printed("tx_pauvrete", .atLeast(36)), poverty) == .contradicted)
        #expect(try status(printed("tx_pauvrete", .atMost(30)), poverty) == .contradicted)
    }

    @Test func withoutColumnThereIsNoSourceAndWithoutValueNothingIsFound() throws {
        #expect(try status(printed("ips", .exact(86)), employment) == .noSource)
        #expect(try status(printed("tx_pauvrete", .exact(33)), insee("tx_pauvrete", ["REVN 2022": .missing(.secret)])) == .notFound)
        #expect(FigureTrace(printed("tx_pauvrete", .missing(.notPublished)), in: employment) == nil)
    }
}
