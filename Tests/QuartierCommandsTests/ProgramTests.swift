import CommandArguments
import QuartierCommands
import Reporting
import TestSupport
import Testing

@Suite struct ProgramTests {
    @Test func describesItselfWithoutContradiction() { #expect(QuartiersProgram.spec.inconsistencies.isEmpty) }

    @Test func everyVerbHasAnExample() {
        for path in CommandPath(QuartiersProgram.spec).tree where path.command.subcommands.isEmpty {
            #expect(!path.command.examples.isEmpty, "\(path.name)")
        }
    }
}
