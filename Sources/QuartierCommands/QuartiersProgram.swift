public import CommandArguments
import PlanarGeometry
public import Reporting

/// The command `quartiers`: its description, and the way from a command line to an exit status.
public enum QuartiersProgram {
    /// The version of the program.
    public static let version = "0.1.0"

    static let verbs: [Verb] = [
        .importCommunes, .importPerimeters, .importCorrespondence, .importFigures, .importConventions, .importTiles, .list, .show, .surface,
        .split, .overlap, .compare, .estimate, .transfer, .portrait, .gap, .trace, .map, .atlas, .check, .repair, .exportGeoJSON,
        .exportGeoPackage, .exportShapefile, .exportCSV, .exportKML, .exportPostGIS, .publish, .convert, .diff, .info, .completion, .manual,
    ]

    /// The description that drives parsing, help, completion and the reference page.
    public static let spec = CommandSpec(
        "quartiers",
        summary: Text(
            fr: "Périmètres, surfaces et portraits des quartiers de la politique de la ville.",
            en: "Perimeters, surfaces and portraits of the neighbourhoods of the French politique de la ville."),
        discussion: [
            Text(
                fr: """
                    Une couche se désigne par un fichier (qpv.gpkg), un fichier et sa couche (qpv.gpkg:qpv_2024), une génération du magasin \
                    (2015, 2024, local), ou « - » pour du GeoJSON sur l'entrée standard.
                    """,
                en: """
                    A layer is a file (qpv.gpkg), a file and its layer (qpv.gpkg:qpv_2024), a generation of the store (2015, 2024, local), or '-' for \
                    GeoJSON on standard input.
                    """)
        ],
        options: CommonOptions.all,
        subcommands: subcommands,
        examples: [
            CommandSpec.Example(
                "quartiers surface --demo", Text(fr: "Les surfaces du jeu de démonstration.", en: "The surfaces of the demonstration data.")
            ),
            CommandSpec.Example(
                "quartiers split qpv.gpkg --communes communes.geojson",
                Text(fr: "La part de chaque commune dans chaque quartier.", en: "The share of each commune in each quartier.")),
        ],
        endings: [
            CommandSpec.Ending(.success, Text(fr: "tout est fait", en: "everything is done")),
            CommandSpec.Ending(.blockingFindings, Text(fr: "fait, et un constat bloque", en: "done, and a finding blocks")),
            CommandSpec.Ending(.usage, Text(fr: "ligne de commande fautive", en: "wrong command line")),
            CommandSpec.Ending(.badData, Text(fr: "données fautives", en: "wrong data")),
            CommandSpec.Ending(.noInput, Text(fr: "rien à lire", en: "nothing to read")),
            CommandSpec.Ending(.software, Text(fr: "faute du programme", en: "fault of the program")),
            CommandSpec.Ending(.cannotCreate, Text(fr: "sortie impossible à créer", en: "output that cannot be created")),
            CommandSpec.Ending(.inputOutput, Text(fr: "lecture ou écriture interrompue", en: "reading or writing failed midway")),
            CommandSpec.Ending(.busy, Text(fr: "fichier tenu par un autre programme", en: "file held by another program")),
            CommandSpec.Ending(.interrupted, Text(fr: "interrompu", en: "interrupted")),
        ])

    /// Runs a command line.
    public static func run(_ environment: CommandEnvironment) -> ExitStatus {
        let language = Language.preferred(commandLine: environment.words, environment: environment.variables)
        do {
            switch try CommandParser(spec).parse(environment.words) {
            case .version:
                try environment.write("quartiers \(version)\n")
                return .success
            case .help(let path):
                let page = HelpPage(path, language: language, terminal: environment.outputTerminal)
                try environment.write(page.text)
                return .success
            case .run(let arguments):
                guard let verb = verbs.first(where: { $0.path == arguments.path.verb }) else {
                    preconditionFailure("no verb for '\(arguments.path.name)'")
                }
                return try Interruption.during(environment.isInterrupted) {
                    try Run(environment, arguments: arguments, language: language).perform(verb)
                }
            }
        } catch {
            return report(error, to: environment, language: language)
        }
    }

    /// Says what went wrong, and how the command ends for it.
    private static func report(_ error: any Error, to environment: CommandEnvironment, language: Language) -> ExitStatus {
        guard let error = error is CancellationError ? .interrupted : error as? QuartiersError else {
            environment.tell("quartiers: \(error)")
            return .software
        }
        // Whoever reads the output wants no more of it.
        guard error.status != .success else { return .success }
        var said = error
        said.remedy = nil
        environment.tell("quartiers: \(said.description(in: language))")
        if let remedy = error.remedy { environment.tell(remedy[language]) }
        return error.status
    }

    /// Verbs of one word stand alone; those of two stand under the first.
    private static var subcommands: [CommandSpec] {
        var specs: [CommandSpec] = []
        for verb in verbs where verb.family == nil || !specs.contains(where: { $0.name == verb.family?.name }) {
            guard let family = verb.family else {
                specs.append(verb.spec)
                continue
            }
            let members = verbs.filter { $0.family?.name == family.name }.map(\.spec)
            specs.append(CommandSpec(family.name, group: family.group, summary: family.summary, subcommands: members))
        }
        return specs
    }
}
