import CommandArguments
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import QuartierPublishing
import Reporting

extension Run {
    /// The perimeters of one map: those of the layer named; of a store, the latest generation of the State and the local ones.
    ///
    /// - Parameter status: the quartiers to keep; nil for all.
    /// - Returns: them as one layer, and the sources of all layers in it.
    func perimetersOfMap(_ status: QuartierStatus? = nil) throws -> (layer: Layer<Perimeter>, sources: [SourceRecord]) {
        let layers = try perimeterLayers()
        let latest = layers.compactMap { $0.elements.first?.generation }.filter { $0 != .local && $0.record != nil }.max()
        let kept = layers.filter { layer in
            guard layers.count > 1, let generation = layer.elements.first?.generation, generation.record != nil else { return true }
            return generation == latest || generation == .local
        }
        guard var joined = kept.first else { throw nothingToRead }
        joined.elements = kept.flatMap(\.elements)
        var seen: Set<String> = []
        // A file may hold a code twice; a quartier is on a map once, and the finding of its reader has said so.
        joined.elements = joined.elements.filter { perimeter in
            seen.insert(perimeter.quartier).inserted
                && (status == nil || perimeter.status ?? QuartierCode(perimeter.quartier)?.status == status)
        }
        let sources = kept.map(\.source)
        if Set(sources).count > 1 { joined.source = SourceRecord(title: Set(sources.map(\.title)).sorted().joined(separator: ", ")) }
        guard !joined.elements.isEmpty else {
            throw QuartiersError(
                .noInput, Text(fr: "aucun quartier de ce statut", en: "no quartier of this status"), place: joined.place,
                remedy: Text(fr: "Retirer --status.", en: "Leave --status out."))
        }
        return (joined, sources)
    }

    /// The values of an indicator in perimeters, from portraits or from tiles.
    func values(of key: String, in layer: Layer<Perimeter>) throws -> IndicatorValues {
        let origin = arguments[MapOptions.origin] ?? (arguments[TileOptions.tiles] == nil ? nil : "carreaux")
        let store = try openStore()
        if origin != "carreaux", let indicator = Indicator.named(key), let store {
            let quartiers = try store.quartiersToPortray()
            let portraits = try store.portraits(of: quartiers, keys: [key]).map { ($0.quartier.id, $0) }
            let byQuartier = Dictionary(portraits, uniquingKeysWith: { first, _ in first })
            if let values = IndicatorValues(of: indicator, in: layer.elements, from: byQuartier, sources: try store.sources()) {
                return values
            }
            if origin == "portraits" || !TileIndicator.all.contains(where: { $0.key == key }) {
                throw nobodyHas(key, known: try known(in: store, quartiers))
            }
        }
        guard origin != "portraits", let indicator = TileIndicator.all.first(where: { $0.key == key }) else {
            if store == nil {
                throw QuartiersError(
                    .noInput,
                    Text(
                        fr: "« \(key) » vient des portraits, et aucun magasin n'est nommé",
                        en: "'\(key)' comes from portraits, and no store is named"),
                    remedy: Text(
                        fr:
                            "Nommer le magasin (--store agglo.gpkg), ou prendre un indicateur des carreaux : tx_pauvrete_menages --tiles FICHIER.",
                        en: "Name the store (--store agglo.gpkg), or take an indicator of tiles: tx_pauvrete_menages --tiles FILE."))
            }
            throw QuartiersError(
                .usage, Text(fr: "les carreaux ne donnent pas « \(key) »", en: "tiles do not give '\(key)'"),
                remedy: Text(
                    fr:
                        "Ils donnent : \(TileIndicator.all.suffix(5).map(\.key).joined(separator: ", ")), et les effectifs de leurs colonnes.",
                    en: "They give: \(TileIndicator.all.suffix(5).map(\.key).joined(separator: ", ")), and the counts of their columns."))
        }
        return try IndicatorValues(
            of: indicator, in: layer, from: try tileSource(), secrecy: secrecy, workers: workers, progress: progress, report: report)
    }

    private func known(in store: Store, _ quartiers: [Quartier]) throws -> [String] {
        let held = Set(try store.portraits(of: quartiers).flatMap { $0.portrait.figures.map(\.key) })
        return Indicator.all.map(\.key).filter(held.contains)
    }

    private func nobodyHas(_ key: String, known: [String]) -> QuartiersError {
        let list = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? "…" : "")
        return QuartiersError(
            .noInput, Text(fr: "aucun quartier n'a de chiffre « \(key) »", en: "no quartier has a figure '\(key)'"),
            place: Place(file: storePath),
            remedy: known.isEmpty
                ? Text(fr: "Importer des chiffres : quartiers import figures.", en: "Import figures: quartiers import figures.")
                : Text(fr: "Il y a : \(list)", en: "There are: \(list)"))
    }
}
