import CommandArguments
import FoundationEssentials
import GeoFormats
import QuartierCartography
import QuartierExchange
import QuartierModel
import QuartierPublishing
import Reporting

extension Verb {
    private static let single = Option(
        "single", .file,
        Text(
            fr: "Une seule page, qui n'a besoin de rien d'autre : carte à parcourir, table, détails.",
            en: "One page that needs nothing else: a map to move in, a table, details."))
    static let noPDF = Option(
        flag: "no-pdf", Text(fr: "Ne fait pas le PDF, et se passe de rsvg-convert.", en: "Makes no PDF, and does without rsvg-convert."))

    static let atlas = Verb(
        CommandSpec(
            "atlas", group: VerbGroup.output,
            summary: Text(
                fr: "L'atlas des quartiers : une fiche chacun, une vue d'ensemble, un PDF ; ou une seule page.",
                en: "The atlas of the quartiers: a sheet each, an overview, a PDF; or a single page."),
            discussion: [
                Text(
                    fr: """
                        Chaque fiche porte la plate du quartier (dernière génération en trait plein, les autres en tirets), son portrait, ses écarts à \
                        l'agglomération, ses communes, l'évolution de son périmètre, les estimations des carreaux avec leurs bornes, les constats et les \
                        sources.
                        """,
                    en: """
                        Each sheet holds the plate of the quartier (its latest generation in a full line, others dashed), its portrait, its gaps to the \
                        agglomeration, its communes, the evolution of its perimeter, estimates from tiles with their bounds, findings and sources.
                        """),
                Text(
                    fr: """
                        La page de --single s'ouvre sans réseau : elle ne charge rien, et sa politique de sécurité l'interdit. Tout s'y fait au clavier, \
                        et la carte y est doublée d'une table.
                        """,
                    en: """
                        The page of --single opens without a network: it loads nothing, and its security policy forbids it. Everything in it works by \
                        keyboard, and the map is doubled by a table.
                        """),
            ],
            arguments: [LayerOptions.layer.spec],
            options: [
                single.spec, noPDF.spec, MapOptions.plateTiles.spec, MapOptions.size.spec, MapOptions.orientation.spec,
                MapOptions.author.spec, MapOptions.date.spec, MapOptions.resolution.spec, MapOptions.status.spec, TileOptions.tiles.spec,
                TileOptions.vintage.spec, TileOptions.threshold.spec,
                LayerOptions.communes.spec, TileOptions.field.spec, LayerOptions.crs.spec, LayerOptions.generation.spec,
                LayerOptions.code.spec,
            ],
            examples: [
                CommandSpec.Example("quartiers atlas --demo -o atlas", Text(fr: "Un dossier de fiches.", en: "A folder of sheets.")),
                CommandSpec.Example(
                    "quartiers atlas --store agglo.gpkg --single quartiers.html", Text(fr: "Une page à envoyer.", en: "A page to send.")),
            ])
    ) { run in
        let page = MapPage(run.arguments[MapOptions.size], run.arguments[MapOptions.orientation])
        let overwrite = run.arguments[CommonOptions.overwrite]
        let folder = run.arguments[CommonOptions.output]
        if let path = run.arguments[single] {
            guard folder == nil else { throw bothForms }
            let content = try AtlasContent(
                try run.atlasRequest(mapping: QuartierOptions.printedKeys, mapsEstimates: true, page: page), report: run.report)
            let bytes = SinglePage(content, language: run.language).bytes
            var sink = try ByteSink(path: path, overwrite: overwrite)
            sink.pending += bytes
            try sink.finish()
            return .success
        }
        guard let folder, folder != "-" else { throw noFolder }
        let content = try AtlasContent(
            try run.atlasRequest(mapping: [Indicator.povertyRate.key, Indicator.population.key], page: page), report: run.report)
        let pages = AtlasPages(content, language: run.language)
        // The PDF first: where it cannot be made, nothing is left behind.
        let document = run.arguments[noPDF] ? nil : try run.picture(of: pages.drawings, as: .pdf)
        try makeFolder(folder)
        let files = pages.files.map { ($0.name, $0.bytes) } + (document.map { [("atlas.pdf", $0)] } ?? [])
        for (name, bytes) in files {
            var sink = try ByteSink(path: folder + "/" + name, overwrite: overwrite)
            sink.pending += bytes
            try sink.finish()
        }
        return .success
    }

    private static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw QuartiersError(
                .cannotCreate, Text(fr: "le dossier ne peut pas être créé", en: "the folder cannot be created"), place: Place(file: path),
                cause: error.systemReason, remedy: Text(fr: "Choisir un autre dossier.", en: "Choose another folder."))
        }
    }

    private static let bothForms = QuartiersError(
        .usage, Text(fr: "--single et -o disent chacun où écrire", en: "--single and -o each say where to write"),
        remedy: Text(fr: "Ne garder que l'un des deux.", en: "Keep one of them."))

    private static let noFolder = QuartiersError(
        .usage, Text(fr: "dans quel dossier écrire l'atlas ?", en: "which folder shall the atlas go to?"),
        remedy: Text(
            fr: "Le nommer (-o atlas), ou demander une seule page : --single page.html.",
            en: "Name it (-o atlas), or ask for a single page: --single page.html."))
}
