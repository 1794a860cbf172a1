import CommandArguments
import GeoFormats
import PlanarGeometry
import QuartierAnalysis
import QuartierCartography
import QuartierExchange
import QuartierModel
import QuartierPublishing
import Reporting

extension Verb {
    private static let indicator = Argument(
        "INDICATOR", .indicator(of: nil),
        Text(
            fr:
                "L'indicateur : tx_pauvrete (portraits), tx_pauvrete_menages (carreaux), pop… ; « quartiers info --show indicators » les donne "
                + "tous.",
            en:
                "The indicator: tx_pauvrete (portraits), tx_pauvrete_menages (tiles), pop…; 'quartiers info --show indicators' lists them all."
        ))

    static let map = Verb(
        CommandSpec(
            "map", group: VerbGroup.output,
            summary: Text(
                fr: "La carte d'un indicateur : SVG, PNG ou PDF, prête à imprimer.",
                en: "The map of an indicator: SVG, PNG or PDF, ready for print."),
            discussion: [
                Text(
                    fr: """
                        Un taux ou un indice se montre par plages de couleur, un effectif par des cercles proportionnels ; des plages pour un effectif sont \
                        refusées sans --force. Secret, absence, borne et estimation ont chacun leur figuré ; la méthode de discrétisation est nommée sur la \
                        carte. --format csv, json ou geojson donne les mêmes valeurs en table.
                        """,
                    en: """
                        A rate or an index is shown by classes of colour, a count by proportional circles; classes of a count are refused without --force. \
                        Secrecy, absence, bounds and estimates each have a symbol of their own; the method of classification is named on the map. --format \
                        csv, json or geojson gives the same values as a table.
                        """),
                Text(
                    fr: """
                        Le fichier de -o dit la forme : .svg, .png ou .pdf (rsvg-convert). D'un magasin, la carte prend la dernière génération de l'État et \
                        les quartiers locaux. Les noms sont placés sans se recouvrir, d'après des largeurs de caractères fixes : la même entrée donne la même \
                        carte partout.
                        """,
                    en: """
                        The file of -o says the form: .svg, .png or .pdf (rsvg-convert). Of a store, the map takes the latest generation of the State and the \
                        local quartiers. Names are placed without covering each other, by fixed widths of characters: the same input gives the same map \
                        anywhere.
                        """),
            ],
            arguments: [indicator.spec, LayerOptions.layer.spec],
            options: MapOptions.look + [MapOptions.origin.spec, MapOptions.status.spec] + [
                TileOptions.tiles.spec, TileOptions.vintage.spec, TileOptions.threshold.spec, LayerOptions.communes.spec,
                TileOptions.field.spec, LayerOptions.crs.spec, LayerOptions.generation.spec, LayerOptions.code.spec,
            ],
            examples: [
                CommandSpec.Example(
                    "quartiers map tx_pauvrete --demo --status QPV -o pauvrete.svg",
                    Text(fr: "Le jeu de démonstration.", en: "The demonstration data.")),
                CommandSpec.Example(
                    "quartiers map pop --store agglo.gpkg --size A3 --author \"Pôle SIG\" -o population.pdf",
                    Text(fr: "Des cercles, sur A3.", en: "Circles, on A3.")),
                CommandSpec.Example(
                    "quartiers map tx_pauvrete_menages qpv.gpkg --tiles carreaux.gpkg --communes communes.gpkg --method quantile -o carte.png",
                    Text(fr: "Trois fichiers, sans magasin.", en: "Three files, no store.")),
            ])
    ) { run in
        let design = try run.mapDesign()
        let format = try run.pictureFormat()
        let (layer, sources) = try run.perimetersOfMap(run.arguments[MapOptions.status])
        let values = try run.values(of: run.arguments[indicator], in: layer)
        let communes = try run.communesIfKnown(report: run.report)
        var notes: [Text] = []
        if try run.openStore()?.isDemonstration == true { notes.append(PortraitNotes.demonstration) }
        let drawn = try IndicatorMap(
            values, of: layer, on: try MapGround(layer, communes: communes), sources: sources + [communes?.source].compactMap(\.self),
            design: design, notes: notes,
            date: run.dateOfMaps, language: run.language)
        let mixed = values.mixedBases(in: layer.elements)
        if var mixed {
            mixed.place = layer.place
            try run.report(mixed)
        }
        if run.arguments.isGiven(CommonOptions.format) {
            try run.write(drawn.table) {
                try OutlineProjection.project(layer.elements.map(\.outline), from: layer.crs, to: .wgs84)
            }
        } else {
            let (svg, unnamed) = drawn.map.drawing()
            if unnamed > 0, design.isLabelled {
                try run.report(Finding(.unnamedQuartiers, place: layer.place, found: .integer(unnamed)))
            }
            try run.write(svg.bytes, as: format)
        }
        return mixed != nil && !design.isForced ? .blockingFindings : .success
    }
}

extension Run {
    /// The form that the output's name asks for; SVG on the standard output.
    func pictureFormat() throws -> PictureFile.Format {
        guard !arguments.isGiven(CommonOptions.format), let path = arguments[CommonOptions.output], path != "-" else { return .svg }
        guard let format = PictureFile.Format(path: path) else {
            throw QuartiersError(
                .usage, Text(fr: "« \(path) » : quelle forme de carte ?", en: "'\(path)': which form of map?"),
                remedy: Text(
                    fr: "Nommer un fichier .svg, .png ou .pdf, ou demander une table : --format csv.",
                    en: "Name a .svg, .png or .pdf file, or ask for a table: --format csv."))
        }
        return format
    }

    /// Writes a drawing in the form asked for.
    func write(_ drawing: [UInt8], as format: PictureFile.Format) throws {
        let bytes = format == .svg ? drawing : try picture(of: [drawing], as: format, resolution: arguments[MapOptions.resolution])
        try writeOutput { sink in sink.pending += bytes }
    }

    /// Pages as one picture, with a word where the fonts of the drawing are missing.
    func picture(of pages: [[UInt8]], as format: PictureFile.Format, resolution: Int = 150) throws -> [UInt8] {
        let home = environment.variables["HOME"].map { [$0 + "/.fonts", $0 + "/.local/share/fonts"] } ?? []
        if !PictureFile.hasFonts(in: ["/usr/share/fonts", "/usr/local/share/fonts"] + home) {
            say(
                Text(
                    fr: "Aucune des polices de la carte n'est installée, d'autres les remplacent : apt-get install fonts-liberation2.",
                    en: "None of the fonts of the map is installed, others stand in: apt-get install fonts-liberation2."))
        }
        return try PictureFile.picture(of: pages, as: format, resolution: resolution, searchPath: searchPath)
    }

    /// The folders where helper programs are.
    var searchPath: String { environment.variables["PATH"] ?? "" }
}
