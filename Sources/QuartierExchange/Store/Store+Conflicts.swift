import PlanarGeometry
import QuartierAnalysis
import Reporting

// The refusals that imports share.
extension Store {
    /// A record that stands twice in one file.
    func repeated(_ code: String, _ first: Int, _ second: Int, _ place: Place) -> QuartiersError {
        QuartiersError(
            .badData,
            Text(
                fr: "le code \(code) est porté par deux objets, \(first) et \(second) ; rien n'a été importé",
                en: "the code \(code) is carried by two features, \(first) and \(second); nothing was imported"),
            place: Place(feature: second, name: code).within(place),
            remedy: Text(
                fr: "Réunir les parties d'un même quartier en un seul objet (multipolygone), ou corriger le code.",
                en: "Join the parts of one quartier into one feature (a multipolygon), or mend the code."))
    }

    /// Outlines where the store's system is of no use.
    func isElsewhere(_ first: Finding, count: Int) -> QuartiersError {
        QuartiersError(
            .badData,
            Text(
                fr: "hors de l'emprise du système du magasin, \(crs) (objets dans ce cas : \(count)) ; rien n'a été importé",
                en: "outside the area of use of the store's system, \(crs) (features in that case: \(count)); nothing was imported"),
            place: first.place, cause: first.kind.code,
            remedy: Text(
                fr: "Vérifier le système de la couche (--crs) ; un magasin ne tient qu'un territoire, un autre demande le sien (--store).",
                en: "Check the system of the layer (--crs); a store holds one territory, and another takes its own (--store)."))
    }

    /// Another outline than the one held, with the difference.
    func differs(_ name: String, _ old: MultiPolygon, _ new: MultiPolygon, _ place: Place) -> QuartiersError {
        let changed = try? OutlineChange.area(old, new)
        func hectares(_ area: Double, _ language: Language) -> String {
            NumberStyle(language).string(area / 10_000, decimals: 0...4)
        }
        func words(_ language: Language) -> (String, String, String) {
            (hectares(old.area, language), hectares(new.area, language), changed.map { hectares($0, language) } ?? "?")
        }
        let (french, english) = (words(.french), words(.english))
        return QuartiersError(
            .badData,
            Text(
                fr: """
                    déjà dans le magasin avec un autre contour : \(french.0) ha ; celui-ci en a \(french.1), et \(french.2) ha \
                    n'appartiennent qu'à l'un des deux (\(crs)) ; rien n'a été importé
                    """,
                en: """
                    in the store already with another outline: \(english.0) ha; this one has \(english.1), and \(english.2) ha belong to only one of \
                    the two (\(crs)); nothing was imported
                    """),
            place: Place(name: name).within(place),
            remedy: Text(
                fr: "Ajouter --replace pour prendre le nouveau contour, ou --generation pour une autre génération.",
                en: "Add --replace to take the new outline, or --generation for another generation."))
    }
}
