public import Reporting

/// The words around a map.
public struct MapTexts: Sendable, Hashable {
    /// What the map shows.
    public var title: String
    /// The unit, the perimeters, the vintage.
    public var subtitle: String
    /// What a reader must know.
    public var notes: [String]
    /// « Source : … – Réalisation : … – date ».
    public var credits: String
    /// The language of the legend.
    public var language: Language

    /// Makes the words of a map.
    public init(title: String, subtitle: String, notes: [String] = [], credits: String, language: Language) {
        self.title = title
        self.subtitle = subtitle
        self.notes = notes
        self.credits = credits
        self.language = language
    }
}
