public import Reporting

/// The controls that portraits alone allow, without geometry nor store.
public enum PortraitControls {
    /// P02: whether a figure is within what its indicator can take; nil when it is, or when nothing bounds it.
    public static func range(of figure: Figure, subject: String?, place: Place? = nil) -> Finding? {
        guard let indicator = figure.indicator, let range = indicator.validRange, let interval = figure.reading.interval else { return nil }
        let ends = [interval.lower, interval.upper].compactMap(\.self)
        guard let outside = ends.first(where: { !range.contains($0) }) else { return nil }
        return Finding(
            .valueOutOfRange, subject: subject, place: place ?? figure.place,
            arguments: [
                "indicator": .text(indicator.label.french), "lower": .real(range.lowerBound),
                "upper": range.upperBound < .greatestFiniteMagnitude ? .real(range.upperBound) : .text("∞"),
            ],
            found: .real(outside))
    }
}

extension Figure {
    /// Where findings about it point.
    public var place: Place { Place(file: citation.document, line: citation.line) }
}
