import CommandArguments
import Reporting

/// A program with one of everything, described as a real one would be.
enum Toy {
    static let layer = Argument(
        optional: "layer",
        ValueForm<String>.text(
            Text(fr: "COUCHE", en: "LAYER"), expecting: Text(fr: "un fichier ou une génération", en: "a file or a generation"),
            completion: Completion(words: ["2015", "2024"], paths: .files)),
        Text(fr: "Un fichier, FICHIER:COUCHE, ou une génération du magasin.", en: "A file, FILE:LAYER, or a generation of the store."))
    static let code = Option(
        repeated: "code", short: "c",
        .text(Text(verbatim: "CODE"), expecting: Text(fr: "un code de quartier", en: "the code of a quartier")),
        Text(fr: "Ce quartier seulement.", en: "This quartier alone."))
    static let plane = Option(
        flag: "plane", short: "p", Text(fr: "Mesure dans le plan de la couche.", en: "Measures in the layer's plane."))
    static let minimumWidth = Option(
        "min-width", .length, Text(fr: "Laisse de côté les pièces plus étroites.", en: "Leaves out the pieces that are narrower."))
    static let field = Option(
        perKey: "field", .keyValue(Text(fr: "CHAMP=NOM", en: "FIELD=NAME"), keys: ["code_qp", "nom"]),
        Text(fr: "Le nom que porte un champ dans le fichier.", en: "The name that a field has in the file."))
    static let files = Argument(repeated: "files", .file, isRequired: true, Text(fr: "Les fichiers à lire.", en: "The files to read."))
    static let before = Argument("a", .file, Text(fr: "La première couche.", en: "The first layer."))
    static let after = Argument(
        "b", .text(Text(verbatim: "B"), expecting: Text(fr: "une couche", en: "a layer")),
        Text(fr: "La seconde couche.", en: "The second layer."))

    static let surface = CommandSpec(
        "surface", group: Text(fr: "Mesurer", en: "Measure"),
        summary: Text(fr: "Mesure la surface de chaque quartier.", en: "Measures the area of each quartier."),
        discussion: [
            Text(
                fr: "La surface publiée est celle de l'ellipsoïde ; celle du plan est donnée à côté : elle en diffère de 0,3 % à Béthune.",
                en: "The area to publish is the one on the ellipsoid; that of the plane stands beside it: at Béthune they differ by 0.3%."),
            Text(fr: "Une valeur absente n'est jamais 0.", en: "A missing value is never 0."),
        ],
        arguments: [layer.spec], options: [code.spec, plane.spec, minimumWidth.spec],
        examples: [
            .init("quartiers surface --demo", Text(fr: "Les données de démonstration.", en: "The demonstration data.")),
            .init("quartiers surface qpv.gpkg:lille --format csv -o s.csv", Text(fr: "Un fichier à soi.", en: "A file of one's own.")),
        ],
        endings: [
            .init(.success, Text(fr: "Tout est mesuré.", en: "Everything is measured.")),
            .init(.noInput, Text(fr: "Il n'y a pas de couche.", en: "There is no layer.")),
        ])
    static let overlap = CommandSpec(
        "overlap", group: Text(fr: "Mesurer", en: "Measure"),
        summary: Text(fr: "Croise deux couches.", en: "Crosses two layers."), arguments: [before.spec, after.spec])
    static let communes = CommandSpec(
        "communes", summary: Text(fr: "Importe des communes.", en: "Imports communes."), arguments: [files.spec])
    static let perimeters = CommandSpec(
        "perimeters", summary: Text(fr: "Importe des périmètres.", en: "Imports perimeters."), arguments: [files.spec])
    static let importing = CommandSpec(
        "import", group: Text(fr: "Réunir", en: "Gather"),
        summary: Text(fr: "Fait entrer des fichiers dans le magasin.", en: "Brings files into the store."), options: [field.spec],
        subcommands: [communes, perimeters])

    static let program = CommandSpec(
        "quartiers",
        summary: Text(fr: "Les quartiers prioritaires : périmètres, surfaces.", en: "Priority neighbourhoods: perimeters, areas."),
        options: CommonOptions.all, subcommands: [importing, surface, overlap])

    static func parse(_ commandLine: String) throws -> Invocation {
        try CommandParser(program).parse(commandLine.split(separator: " ").map(String.init))
    }

    /// The arguments of a command line that asks to run a command; nil for one that asks for something else.
    static func arguments(_ commandLine: String) throws -> ParsedArguments? {
        if case .run(let arguments) = try parse(commandLine) { arguments } else { nil }
    }

    static func path(_ names: String...) -> CommandPath {
        names.reduce(CommandPath(program)) { path, name in path.command.subcommand(named: name).map(path.appending) ?? path }
    }
}
