import CommandArguments
import PlanarGeometry
import QuartierExchange
import QuartierModel
import Reporting

extension Run {
    /// The communes that `--communes` names, else those of the store.
    ///
    /// - Throws: status `noInput` when there are none.
    func communes() throws -> Layer<Commune> {
        guard let communes = try communesIfKnown(report: report) else {
            throw QuartiersError(
                .noInput, Text(fr: "aucune couche de communes", en: "no layer of communes"),
                remedy: Text(
                    fr: "Nommer un fichier (--communes communes.geojson), ou importer les communes dans le magasin.",
                    en: "Name a file (--communes communes.geojson), or import the communes into the store."))
        }
        return communes
    }

    /// The communes that `--communes` names, else those of the store; nil when there are none.
    func communesIfKnown(report: FindingSink) throws -> Layer<Commune>? {
        let store = try openStore()
        guard let named = arguments[LayerOptions.communes] else { return try store?.communes(report: report) }
        return try loader(store: store).communes(LayerReference(file: named), report: report)
    }
}
