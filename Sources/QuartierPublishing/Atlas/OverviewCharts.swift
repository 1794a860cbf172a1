import QuartierAnalysis
import QuartierCartography
import QuartierExchange
import QuartierModel
import Reporting

/// Each quartier beside the agglomeration, a chart for each rate: those of documents, then the one that tiles tell, with its bounds.
struct OverviewCharts {
    let content: AtlasContent
    let language: Language

    /// Of so many quartiers the table tells more than bars.
    private static let mostQuartiers = 40

    var charts: [RowChart] {
        guard content.entries.count <= Self.mostQuartiers else { return [] }
        let printed = content.maps.map(\.map).compactMap { map -> RowChart? in
            chart(of: map.indicator, reference: map.reference) { $0.portrait.portrait.foremost(map.indicator.key)?.reading }
        }
        let estimated = TileIndicator.householdPovertyRate.indicator
        return printed
            + [chart(of: estimated, reference: nil) { entry in entry.estimates.first { $0.indicator.key == estimated.key }?.reading }]
            .compactMap(\.self)
    }

    /// The highest first, what is missing last; nil for what is no rate, and where no quartier has a value.
    private func chart(of indicator: Indicator, reference: Double?, reading: (AtlasContent.Entry) -> Reading?) -> RowChart? {
        guard case .rate = indicator.nature else { return nil }
        let known = content.entries.compactMap { entry in reading(entry).map { (entry, $0) } }
        guard known.contains(where: { $0.1.absence == nil }) else { return nil }
        let isMixed = Set(known.map(\.0.portrait.quartier.status)).count > 1
        let rows = known.sorted { left, right in
            let (first, second) = (left.1.drawn ?? -.infinity, right.1.drawn ?? -.infinity)
            return first == second ? left.0.id < right.0.id : first > second
        }.map { entry, reading in
            let status = isMixed ? " (\(entry.portrait.quartier.status.rawValue))" : ""
            return RowChart.Row(label: entry.name + status, reading: reading)
        }
        let words = reference.map { (label: Text(fr: "agglomération", en: "agglomeration")[language], value: $0) }
        return RowChart(
            title: indicator.label[language] + " (%)", rows: rows, mark: .bars, unit: .percent, reference: words, language: language,
            prefix: "overview-\(indicator.key)-")
    }
}
