import PlanarGeometry
import QuartierModel
public import Reporting

/// What a control cannot do without.
public enum ControlNeed: Sendable, Hashable, CaseIterable {
    /// Perimeters.
    case perimeters
    /// Communes.
    case communes
    /// Perimeters of 2015 and of 2024.
    case generations
    /// ANCT's table of kinship.
    case correspondences
    /// Portraits.
    case portraits
    /// Estimates that the store keeps.
    case estimates
    /// Tiles, and perimeters of 2015 and of 2024.
    case transfers
    /// Sources to credit.
    case sources

    /// Whether an input has it.
    public func isMet(by input: ControlInput) -> Bool {
        switch self {
        case .perimeters: input.layers.contains { !$0.elements.isEmpty }
        case .communes: input.communes?.elements.isEmpty == false
        case .generations:
            [.of2015, .of2024].allSatisfy { generation in
                input.layers.contains { $0.elements.contains { $0.generation == generation && $0.outline?.isEmpty == false } }
            }
        case .correspondences: !input.correspondences.isEmpty
        case .portraits: input.portraits?.portraits.isEmpty == false
        case .estimates: !input.estimates.isEmpty
        case .transfers: input.transfers != nil
        case .sources: !(input.sources.isEmpty && input.portraits?.sources.isEmpty ?? true)
        }
    }

    /// Whether a control without it has nothing to look at, rather than nothing to look with.
    public var isSubject: Bool {
        switch self {
        case .communes, .correspondences: false
        case .perimeters, .generations, .portraits, .estimates, .transfers, .sources: true
        }
    }

    /// What to say when there is none, and how to have it.
    public var absence: Text {
        switch self {
        case .perimeters: Text(fr: "aucun périmètre", en: "no perimeter")
        case .communes:
            Text(
                fr: "aucune couche de communes (--communes FICHIER, ou import communes)",
                en: "no layer of communes (--communes FILE, or import communes)")
        case .generations: Text(fr: "une seule génération de périmètres", en: "one generation of perimeters only")
        case .correspondences:
            Text(fr: "aucune table de correspondance (import correspondence)", en: "no correspondence table (import correspondence)")
        case .portraits: Text(fr: "aucun chiffre de portrait", en: "no figure of a portrait")
        case .estimates: Text(fr: "aucune estimation gardée (estimate --save)", en: "no estimate kept (estimate --save)")
        case .transfers:
            Text(fr: "pas de carreaux entre deux générations à comparer", en: "no tiles between two generations to compare")
        case .sources: Text(fr: "aucune source à créditer", en: "no source to credit")
        }
    }
}
