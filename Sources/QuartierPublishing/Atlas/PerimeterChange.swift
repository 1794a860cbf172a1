import PlanarGeometry
public import QuartierAnalysis
public import QuartierModel
import Reporting

/// What became of the outline of a quartier from one generation of the State to the next.
public struct PerimeterChange: Sendable, Hashable {
    /// The former generation.
    public let before: Generation
    /// The new one.
    public let after: Generation
    /// The class of the change.
    public let change: ChangeClass
    /// What both have in common, in square metres on the ellipsoid.
    public let common: Double
    /// What the new one has more.
    public let gained: Double
    /// What the former one had more.
    public let lost: Double
    /// The parent or child that goes by another identifier.
    public let kin: String?

    /// The change in a sentence.
    func words(in language: Language) -> String {
        let style = NumberStyle(language)
        func hectares(_ surface: Double) -> String { style.string(surface / 10_000, decimals: 1...1) + "\u{202F}ha" }
        let (kept, more, less) = (hectares(common), hectares(gained), hectares(lost))
        let relation = kin.map { " (\($0))" } ?? ""
        return Text(
            fr: "De \(before) à \(after) : \(change.label.french)\(relation) ; \(kept) en commun, \(more) gagnés, \(less) perdus.",
            en: "From \(before) to \(after): \(change.label.english)\(relation); \(kept) in common, \(more) gained, \(less) lost.")[
                language]
    }

    /// What became of each quartier of a store's generations, by identifier.
    ///
    /// - Parameter layers: the perimeters of each generation, in order.
    /// - Throws: `QuartiersError` when two generations cannot be put over each other.
    static func changes(across layers: [Layer<Perimeter>], workers: Int) throws -> [String: [PerimeterChange]] {
        let drawn = layers.filter { layer in
            guard let generation = layer.elements.first?.generation, generation != .local, generation.record != nil else { return false }
            return layer.elements.contains { $0.outline?.isEmpty == false }
        }
        var changes: [String: [PerimeterChange]] = [:]
        for (former, new) in zip(drawn, drawn.dropFirst()) {
            guard let before = former.elements.first?.generation, let after = new.elements.first?.generation else { continue }
            for row in try GenerationComparison(from: former, to: new, cutsKept: false, workers: workers).evolutions {
                let parent = row.before.map { former.elements[$0].quartier }
                let child = row.after.map { new.elements[$0].quartier }
                for own in Set([parent, child].compactMap(\.self)) {
                    changes[own, default: []].append(
                        PerimeterChange(
                            before: before, after: after, change: row.change, common: row.common, gained: row.gained, lost: row.lost,
                            kin: [parent, child].compactMap(\.self).first { $0 != own }))
                }
            }
        }
        return changes
    }
}
