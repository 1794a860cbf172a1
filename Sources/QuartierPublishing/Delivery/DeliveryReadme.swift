import GeoFormats
import Reporting

/// The page that a person reads first in a delivery, in French, as Markdown.
enum DeliveryReadme {
    static let fileName = "LISEZMOI.md"

    /// - Parameter controls: the findings that stand or were lifted, under the columns of `check`.
    static func text(_ description: DeliveryDescription, controls: Table, columns: TableSchema, files: [DeliveryManifest.Entry]) -> String {
        var lines = ["# \(inline(description.title))", "", description.abstract, ""]
        lines += description.notes.map { "**\(inline($0.french))**\n" }
        lines += [
            "- Producteur : \(inline(description.producer))" + (description.contact.map { " (\(inline($0)))" } ?? ""),
            "- Date des données : \(description.date.prefix(10))", "- Système de coordonnées : \(description.crs) (GeoJSON : WGS 84)",
            "- Licence : \(inline(description.licence ?? "non précisée"))", "", "## Fichiers", "", "| fichier | contenu |", "|---|---|",
        ]
        lines += files.compactMap { file in purpose(of: file.path).map { "| `\(file.path)` | \($0) |" } }
        lines += [
            "",
            "Une couche par génération de périmètres. Les surfaces `surf_ell_ha` sont celles de l'ellipsoïde GRS 80 : elles font foi ici ;",
        ]
        lines += [
            "`surf_plane_ha` est celle du plan de projection que nomme `scr_plane`.", "", "## Colonnes", "",
            "| colonne | unité | contenu |", "|---|---|---|",
        ]
        lines += columns.columns.map { "| `\($0.name)` | \($0.unit ?? "") | \(inline($0.definition.french)) |" }
        lines += [
            "",
            "Une cellule vide est une valeur inconnue, secrète ou sans objet : jamais 0. Dans le shapefile, les noms sont coupés à dix caractères.",
            "",
        ]
        lines += ["## Sources", ""]
        lines += description.sources.map { source in
            let facts = [
                source.producer, source.vintage, source.licence, source.url, source.file,
                source.obtained.map { "obtenu le \($0.prefix(10))" },
            ]
            return "- " + inline(([source.title] + facts.compactMap(\.self)).joined(separator: ", "))
        }
        lines += ["", "## Contrôles", "", summary(controls), "", "## Vérifier cette livraison", ""]
        lines += ["`quartiers publish --verify DOSSIER`, ou `sha256sum --check \(DeliveryManifest.fileName)` dans le dossier.", ""]
        return lines.joined(separator: "\n")
    }

    private static func summary(_ controls: Table) -> String {
        let lifted = controls.rows.indices.count { !controls.value($0, "leve_par").isNull }
        if controls.rows.isEmpty { return "Tous les contrôles de la norme « publication » ont été passés, sans constat." }
        return """
            Les contrôles de la norme « publication » ont été passés : rien ne bloque. Constats : \(controls.rows.count), dont levés par une personne qui en \
            répond : \(lifted). Ils sont dans `csv/controles.csv`.
            """
    }

    private static func purpose(of path: String) -> String? {
        switch path {
        case _ where path.hasSuffix(".gpkg"):
            "GeoPackage : toutes les couches, communes et sources ; s'ouvre dans QGIS avec ses styles et son projet « Quartiers »"
        case _ where path.hasSuffix(".geojson"): "GeoJSON (RFC 7946)"
        case _ where path.hasSuffix(".shp"): "shapefile, avec ses fichiers .shx, .dbf, .prj, .cpg et son style"
        case "csv/quartiers.csv": "CSV exact : virgule, point décimal"
        case "csv/quartiers-tableur.csv": "CSV pour un tableur : point-virgule, virgule décimale"
        case "csv/controles.csv": "constats des contrôles"
        case _ where path.hasPrefix("metadonnees/"): "métadonnées"
        case "atlas/index.html": "atlas : vue d'ensemble et une fiche par quartier, à ouvrir dans un navigateur"
        case "atlas/atlas.pdf": "les cartes et les graphiques de l'atlas, une page chacun"
        case _ where path.hasPrefix("cartes/"): "carte"
        default: nil
        }
    }

    /// A text that Markdown takes as text in a line, a cell or an item.
    private static func inline(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ").unicodeScalars.reduce(into: "") { result, scalar in
            if "\\`*_[]<>#|".unicodeScalars.contains(scalar) { result.append("\\") }
            result.unicodeScalars.append(scalar)
        }
    }
}
