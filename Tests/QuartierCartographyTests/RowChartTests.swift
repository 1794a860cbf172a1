import QuartierModel
import Reporting
import Testing

@testable import QuartierCartography

@Suite struct RowChartTests {
    private let rows = [
        RowChart.Row(label: "Mont Liébaut", reading: .estimated(46, in: 38...52)), RowChart.Row(label: "Gambetta", reading: .atLeast(30)),
        RowChart.Row(label: "<Catorive>", reading: .missing(.secret)), RowChart.Row(label: "Regain", reading: .exact(33)),
    ]

    private func text(_ mark: RowChart.Mark) -> String {
        let chart = RowChart(
            title: "Pauvreté", rows: rows, mark: mark, unit: .percent, reference: ("agglomération", 18.8), language: .french, prefix: "c-")
        return String(decoding: chart.drawing().bytes, as: UTF8.self)
    }

    @Test func saysInWordsWhatItDraws() {
        for mark in [RowChart.Mark.bars, .dots] {
            let svg = text(mark)
            #expect(XMLCheck.isWellFormed(Array(svg.utf8)))
            #expect(svg.contains("Mont Liébaut : 46\u{202F}% [38\u{202F}; 52] ; Gambetta : + de 30\u{202F}%"))
            #expect(svg.contains("agglomération : 18,8\u{202F}%") && svg.contains("secret statistique") && svg.contains("&lt;Catorive&gt;"))
        }
    }

    @Test func theAxisIsRoundAndHoldsEverything() {
        let axis = ChartAxis(rows.map(\.reading), reference: 18.8)
        #expect(axis.ticks == [0, 20, 40, 60])
        #expect(axis.share(0) == 0 && axis.share(60) == 1 && axis.share(30) == 0.5)
        let gaps = ChartAxis([.exact(-3), .exact(14.2)], reference: nil)
        #expect(gaps.ticks == [-5, 0, 5, 10, 15])
        #expect(ChartAxis([], reference: nil).ticks.count >= 2)
        #expect(ChartAxis([.missing(.unknown), .exact(0)], reference: nil).ticks.contains(0))
    }
}
