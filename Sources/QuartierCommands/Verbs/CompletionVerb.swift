import CommandArguments
import GeoFormats
import Reporting

extension Verb {
    private static let shell = Argument(
        "SHELL", .choice(Text(fr: "INTERPRÉTEUR", en: "SHELL"), of: Shell.self), Text(fr: "bash, zsh ou fish.", en: "bash, zsh or fish."))

    static let completion = Verb(
        CommandSpec(
            "completion", group: VerbGroup.program,
            summary: Text(fr: "Écrit le script de complétion d'un interpréteur.", en: "Writes the completion script of a shell."),
            arguments: [shell.spec],
            examples: [
                CommandSpec.Example(
                    "source <(quartiers completion bash)", Text(fr: "La complétion dans ce terminal.", en: "Completion in this terminal."))
            ])
    ) { run in
        let script = CompletionScript.text(for: run.arguments[shell], of: QuartiersProgram.spec, language: run.language)
        try run.writeOutput { sink in try sink.write(script) }
        return .success
    }
}
