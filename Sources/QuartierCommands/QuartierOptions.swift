import CommandArguments
import QuartierExchange
import QuartierModel
import Reporting

/// The arguments of verbs that look at quartiers of the store.
enum QuartierOptions {
    static let code = Argument(
        optional: "CODE",
        .text(Text(fr: "CODE", en: "CODE"), expecting: Text(fr: "un code ou un nom de quartier", en: "the code or name of a quartier")),
        Text(
            fr: "Un code, un identifiant, un nom de quartier ou ses premiers mots ; à défaut tous ceux du magasin.",
            en: "A code, an identifier, a name of a quartier or its first words; without it all those of the store."))
    static let indicator = Option(
        repeated: "indicator", .indicator(of: .portraits),
        Text(
            fr: "Ne garde que cet indicateur : tx_pauvrete ; « quartiers info --show indicators » les donne tous.",
            en: "Keeps this indicator only: tx_pauvrete; 'quartiers info --show indicators' lists them all."))

    /// The keys that a verb shows when none is asked for: those that conventions print.
    static let printedKeys = Indicator.printed.map(\.key)
}

extension ValueForm<String> {
    /// The key of an indicator.
    ///
    /// - Parameter origin: where its figures come from; nil for anywhere.
    static func indicator(of origin: IndicatorTable.Origin?) -> ValueForm {
        let origins = origin.map { [$0] } ?? IndicatorTable.Origin.allCases
        let keys = origins.flatMap(\.keys).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let isOfTiles = origin == .tiles
        return choice(
            Text(fr: "CLÉ", en: "KEY"), among: keys,
            expecting: Text(
                fr: "la clé d'un indicateur\(isOfTiles ? " des carreaux" : "") (quartiers info --show indicators les donne toutes)",
                en: "the key of an indicator\(isOfTiles ? " of tiles" : "") (quartiers info --show indicators lists them all)"))
    }
}

extension Run {
    /// The one quartier that a text designates.
    ///
    /// - Throws: status `noInput` when there is none, `usage` when there are several.
    func single(_ matches: [Quartier], _ asked: String, in store: Store) throws -> Quartier {
        guard let quartier = matches.first else {
            let known = try store.quartiersToPortray().map { "\($0.id) \($0.name)" }
            let list = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? "…" : "")
            throw QuartiersError(
                .noInput, Text(fr: "aucun quartier « \(asked) »", en: "no quartier '\(asked)'"), place: Place(file: store.path),
                remedy: known.isEmpty
                    ? Text(
                        fr: "Le magasin n'en contient aucun : quartiers import perimeters.",
                        en: "The store holds none: quartiers import perimeters.")
                    : Text(fr: "Il y a : \(list)", en: "There are: \(list)"))
        }
        guard matches.count == 1 else {
            let names = matches.prefix(12).map { "\($0.id) \($0.name)" }.joined(separator: ", ")
            throw QuartiersError(
                .usage, Text(fr: "« \(asked) » désigne plusieurs quartiers", en: "'\(asked)' names several quartiers"),
                remedy: Text(fr: "Donner le code de l'un d'eux : \(names).", en: "Give the code of one of them: \(names)."))
        }
        return quartier
    }

    /// The quartiers that the command line asks for.
    func quartiersAsked(in store: Store) throws -> [Quartier] {
        guard let asked = arguments[QuartierOptions.code] else { return try store.quartiersToPortray() }
        return [try single(store.quartiersWithFigures(matching: asked), asked, in: store)]
    }

    /// Says how many figures are held that are not shown, and how to see them.
    func noteHiddenFigures(of portraits: [StoredPortrait], in store: Store, on table: inout Table) throws {
        let shown = portraits.reduce(0) { $0 + $1.portrait.figures.count }
        let hidden = try store.figureCount(of: portraits.map(\.quartier)) - shown
        guard hidden > 0 else { return }
        let (french, english) = (NumberStyle(.french).string(hidden), NumberStyle(.english).string(hidden))
        table.notes.append(
            Text(
                fr: "\(french) chiffres d'autres indicateurs ne sont pas montrés (--all, ou --indicator CLÉ).",
                en: "\(english) figures of other indicators are not shown (--all, or --indicator KEY)."))
    }
}
