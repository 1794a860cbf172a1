public import QuartierModel
public import QuartierSources
public import Reporting

/// What the controls of portraits look at.
public struct PortraitInput: Sendable {
    /// The portraits of the quartiers, with the figures of all sources.
    public var portraits: [Portrait]
    /// What sources declare of the quartiers.
    public var declarations: [Declaration]
    /// The totals of the preambles, a record a document.
    public var totals: [StatedTotals]
    /// The sources of everything imported.
    public var sources: [SourceRecord]

    /// Makes an input.
    public init(
        portraits: [Portrait], declarations: [Declaration], totals: [StatedTotals], sources: [SourceRecord]
    ) {
        self.portraits = portraits
        self.declarations = declarations
        self.totals = totals
        self.sources = sources
    }

    /// The figures that documents state, one portrait a document.
    var byDocument: [Portrait] {
        portraits.flatMap { portrait in
            let stated = portrait.figures.filter { $0.method == .printed || $0.method == .supplied }
            var documents: [String] = []
            for figure in stated where !documents.contains(figure.citation.document) { documents.append(figure.citation.document) }
            return documents.map { document in
                var part = portrait
                part.figures = stated.filter { $0.citation.document == document }
                return part
            }
        }
    }
}
