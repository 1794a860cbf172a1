import CommandArguments
import Reporting
import Testing

@Suite struct ManualPageTests {
    @Test(arguments: Language.allCases) func holdsEveryCommandAndOption(language: Language) {
        let page = ManualPage(Toy.program, version: "1", language: language).text
        for path in CommandPath(Toy.program).tree where path.command.subcommands.isEmpty {
            #expect(page.contains(".SH \"\(path.name.uppercased())\"\n"))
            for option in path.command.options { #expect(page.contains(option.long.replacing("-", with: "\\-"))) }
        }
    }

    @Test func nothingIsARequestOfRoff() {
        let program = CommandSpec(
            "toy", summary: Text(verbatim: ".so /etc/passwd"), discussion: [Text(verbatim: "'br \\fB a\n.b"), Text(verbatim: "--x ~ ^")])
        let lines = ManualPage(program, version: "1", language: .english).text.split(separator: "\n")
        #expect(lines.contains("toy \\- \\&.so /etc/passwd"))
        #expect(lines.contains("\\&'br \\efB a"))
        #expect(lines.contains("\\&.b"))
        #expect(lines.contains("\\-\\-x \\(ti \\(ha"))
    }
}
