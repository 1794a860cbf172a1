import CommandArguments
import PlanarGeometry
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    static let exportShapefile = Verb(
        in: .exporting,
        CommandSpec(
            "shp",
            summary: Text(
                fr: "Shapefile : noms de dix caractères, UTF-8 avec .cpg, .prj ESRI.",
                en: "Shapefile: names of ten characters, UTF-8 with .cpg, ESRI .prj."),
            discussion: [
                Text(
                    fr: """
                        Un shapefile ne tient qu'une génération : la nommer quand il y en a plusieurs. Les textes trop longs sont coupés sur un caractère, \
                        et cela est dit ; une valeur absente reste en blanc, jamais 0. Un code n'est jamais coupé : celui d'un QIC, trop long pour \
                        code_qp, y est laissé vide et se lit dans id_quart.
                        """,
                    en: """
                        A shapefile holds one generation: name it when there are several. Texts that are too long are cut on a character, and that is said; \
                        a missing value stays blank, never 0. A code is never cut: that of a QIC, too long for code_qp, is left empty there and stands \
                        in id_quart.
                        """)
            ],
            arguments: [LayerOptions.layer.spec], options: LayerOptions.choosingAmongCommunes,
            examples: [
                CommandSpec.Example(
                    "quartiers export shp 2024 --store agglo.gpkg -o N_QPVQIC_S_062.shp",
                    Text(fr: "La génération 2024 d'un magasin.", en: "Generation 2024 of a store."))
            ])
    ) { run in
        guard let path = run.arguments[CommonOptions.output], path != "-" else {
            throw QuartiersError(
                .usage, Text(fr: "un shapefile s'écrit dans des fichiers", en: "a shapefile is written to files"),
                remedy: Text(fr: "Les nommer : -o quartiers.shp.", en: "Name them: -o quartiers.shp."))
        }
        // A zip, or a table, would be five files that bear its name and are none.
        guard ConversionTarget(path: path) == .shapefile || path.split(separator: "/").last?.contains(".") != true else {
            throw QuartiersError(
                .usage, Text(fr: "le nom de la sortie n'est pas celui d'un shapefile", en: "the output is not named as a shapefile"),
                place: Place(file: path),
                remedy: Text(
                    fr: "La nommer .shp : .shx, .dbf, .prj et .cpg viennent à côté ; l'archive se fait ensuite (zip).",
                    en: "Name it .shp: .shx, .dbf, .prj and .cpg come beside it; the archive is made afterwards (zip)."))
        }
        let layers = try run.flatLayers()
        guard let layer = layers.first, layers.count == 1 else {
            let names = layers.map(\.layer.name).joined(separator: ", ")
            throw QuartiersError(
                .usage, Text(fr: "un shapefile ne tient qu'une génération", en: "a shapefile holds one generation"),
                remedy: Text(fr: "Nommer l'une de celles-ci : \(names).", en: "Name one of these: \(names)."))
        }
        let renamed = try ShapefileExport.write(
            layer, to: path, overwrite: run.arguments[CommonOptions.overwrite], date: run.environment.now(), report: run.report)
        run.sayShortened(renamed)
        run.sayNotes(of: layers)
        return .success
    }
}
