import CommandArguments
import GeoFormats
import Reporting

extension Verb {
    static let manual = Verb(
        CommandSpec(
            "manual", group: VerbGroup.program,
            summary: Text(fr: "Écrit la page de manuel, pour man.", en: "Writes the manual page, for man."),
            examples: [
                CommandSpec.Example(
                    "quartiers manual -o quartiers.1", Text(fr: "La page, dans un fichier.", en: "The page, to a file.")),
                CommandSpec.Example("quartiers manual | man -l -", Text(fr: "La lire ici.", en: "To read it here.")),
            ])
    ) { run in
        let page = ManualPage(QuartiersProgram.spec, version: QuartiersProgram.version, language: run.language)
        try run.writeOutput { sink in try sink.write(page.text) }
        return .success
    }
}
