import CommandArguments
import GeoFormats
import QuartierExchange
import Reporting

/// The options that say where an imported file comes from, and how it is taken.
enum ImportOptions {
    static let files = Argument(
        repeated: "FILE", .layerOfFile, isRequired: true,
        Text(fr: "Fichier, fichier:couche, ou « - » pour l'entrée standard.", en: "File, file:layer, or '-' for standard input."))
    static let documents = Argument(
        repeated: "FILE", .file, isRequired: true,
        Text(fr: "Les fichiers à importer, ou « - » pour l'entrée standard.", en: "The files to import, or '-' for standard input."))
    static let file = Argument("FILE", .file, Text(fr: "Le fichier à importer.", en: "The file to import."))
    static let replace = Option(
        flag: "replace",
        Text(
            fr: "Remplace ce qui est déjà là sous le même code et la même génération.",
            en: "Replaces what is already there under the same code and generation."))
    static let title = text(
        "title", Text(fr: "Le titre de la source ; à défaut le nom du fichier.", en: "The title of the source; without it the file's name.")
    )
    static let producer = text("producer", Text(fr: "Qui l'a produite : ANCT, IGN…", en: "Who made it: ANCT, IGN…"))
    static let vintage = text("vintage", Text(fr: "Le millésime des données.", en: "The vintage of the data."))
    static let licence = text("licence", Text(fr: "Sous quelle licence.", en: "Under what licence."))
    static let url = text("url", Text(fr: "Où on la trouve.", en: "Where it can be had."))

    /// What every import knows.
    static let all: [OptionSpec] = [replace.spec, title.spec, producer.spec, vintage.spec, licence.spec, url.spec]

    private static func text(_ name: String, _ summary: Text) -> Option<String?> {
        Option(name, .text(Text(fr: "TEXTE", en: "TEXT"), expecting: Text(fr: "un texte", en: "a text")), summary)
    }
}

extension Run {
    /// What the command line says of the source of an import.
    var provenance: Provenance {
        Provenance(
            title: arguments[ImportOptions.title], producer: arguments[ImportOptions.producer], vintage: arguments[ImportOptions.vintage],
            url: arguments[ImportOptions.url], licence: arguments[ImportOptions.licence], date: environment.now())
    }

    /// What a file name of the command line stands for.
    func source(_ name: String) -> ByteSource { name == "-" ? environment.input : .file(name) }

    /// Shows what imports did.
    func write(_ summaries: [ImportSummary]) throws {
        var table = Table(ImportSummary.schema, sources: summaries.map(\.source))
        for summary in summaries { table.append(summary.row) }
        for summary in summaries where summary.changedNothing {
            let name = summary.source.file ?? summary.source.title
            say(
                Text(
                    fr: "\(name) : tout est déjà dans le magasin, rien n'a changé.",
                    en: "\(name): everything is in the store already, nothing has changed."))
        }
        try write(table)
    }
}
