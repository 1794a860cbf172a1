import CommandArguments
import Reporting
import TestSupport
import Testing

@Suite struct CommandParserTests {
    @Test(arguments: [
        "surface a.gpkg -o out --format csv -c QP1 --code=QP2 -p", "surface -pcQP1 -oout --format=csv --code QP2 a.gpkg",
        "-o out --format csv surface --plane -c QP1 -c QP2 -- a.gpkg", "surface --code QP1 a.gpkg -pc QP2 -oout --format csv",
    ])
    func readsOptionsAndArgumentsInAnyOrderAndSpelling(line: String) throws {
        let arguments = try #require(try Toy.arguments(line))
        #expect(arguments.path.verb == ["surface"])
        #expect(arguments[Toy.layer] == "a.gpkg")
        #expect(arguments[Toy.code] == ["QP1", "QP2"])
        #expect(arguments[Toy.plane])
        #expect(arguments[CommonOptions.output] == "out")
        #expect(arguments[CommonOptions.format] == .csv)
    }

    @Test func whatIsNotGivenHasItsDefault() throws {
        let arguments = try #require(try Toy.arguments("surface"))
        #expect(arguments[Toy.layer] == nil)
        #expect(arguments[Toy.code] == [])
        #expect(!arguments[Toy.plane])
        #expect(arguments[Toy.minimumWidth] == nil)
        #expect(arguments[CommonOptions.format] == .table)
        #expect(!arguments.isGiven(CommonOptions.format))
        #expect(try #require(try Toy.arguments("surface --format table")).isGiven(CommonOptions.format))
    }

    @Test func twoDashesEndTheOptionsAndOneIsStandardInput() throws {
        #expect(try #require(try Toy.arguments("surface -"))[Toy.layer] == "-")
        #expect(try #require(try Toy.arguments("surface -- --plane"))[Toy.layer] == "--plane")
        #expect(try #require(try Toy.arguments("import communes a -- -b --"))[Toy.files] == ["a", "-b", "--"])
        #expect(try #require(try Toy.arguments("surface -o -"))[CommonOptions.output] == "-")
        #expect(try #require(try Toy.arguments("surface --output=--plane"))[CommonOptions.output] == "--plane")
    }

    @Test func readsNestedCommandsAndTheOptionsOfThoseAbove() throws {
        let arguments = try #require(try Toy.arguments("import --field code_qp=c=q communes --field nom=libelle a b --strict"))
        #expect(arguments.path.verb == ["import", "communes"])
        #expect(arguments[Toy.files] == ["a", "b"])
        #expect(arguments[Toy.field] == ["code_qp": "c=q", "nom": "libelle"])
        #expect(arguments[CommonOptions.strict])
    }

    /// Words drawn from what command lines are made of, in lines of up to eight.
    @Test func anyLineIsUnderstoodOrRefusedForItsUsage() throws {
        let words = [
            "surface", "import", "communes", "overlap", "-", "--", "---", "-=", "--=", "--output", "--output=", "-o", "-ox", "-po", "-cpo",
            "--field", "nom=x", "nom", "=", "--format=csv", "csv", "--min-width", "5m", "", " ", "é", "\u{301}", "👨‍👩‍👧", "-👨‍👩‍👧", "\u{1B}",
        ]
        var generator = SeededGenerator(seed: 9)
        var understood = 0
        for _ in 0..<20_000 {
            let line = (0..<Int.random(in: 0...8, using: &generator)).map { _ in words[Int.random(in: 0..<words.count, using: &generator)] }
            do {
                if case .run(let arguments) = try CommandParser(Toy.program).parse(line) {
                    understood += 1
                    #expect(arguments.path.command.subcommands.isEmpty)
                }
            } catch {
                #expect(error.status == .usage && error.remedy != nil, "\(line)")
            }
        }
        #expect(understood > 100)
    }

    @Test func helpAndVersionAreAnsweredWithoutTheRest() throws {
        func helped(_ line: String) throws -> String? {
            if case .help(let path) = try Toy.parse(line) { path.name } else { nil }
        }
        #expect(try helped("--help") == "quartiers")
        #expect(try helped("surface -h") == "quartiers surface")
        #expect(try helped("--help import communes") == "quartiers import communes")
        #expect(try helped("overlap --help") == "quartiers overlap")
        #expect(try helped("surface --help --unknown") == "quartiers surface")
        guard case .version = try Toy.parse("--version") else {
            Issue.record("--version is no question for the version")
            return
        }
    }
}

@Suite struct UsageErrorsTests {
    /// The error of a command line in English, message and remedy.
    private func error(_ line: String) throws -> String {
        let error = try #require(throws: QuartiersError.self) { try Toy.parse(line) }
        #expect(error.status == .usage)
        #expect(error.message.french != error.message.english)
        return error.description(in: .english)
    }

    @Test(arguments: [
        ("", "a command is missing\nSee 'quartiers --help'."),
        ("surfce", "unknown command: 'surfce'\nDid you mean 'surface'? See 'quartiers --help'."),
        ("over", "unknown command: 'over'\nDid you mean 'overlap'? See 'quartiers --help'."),
        ("banana", "unknown command: 'banana'\nSee 'quartiers --help'."),
        ("import", "'quartiers import' needs communes or perimeters\nSee 'quartiers import --help'."),
        (
            "import comunes",
            "'quartiers import' does not know 'comunes': expected communes or perimeters\n"
                + "Did you mean 'communes'? See 'quartiers import --help'."
        ),
        ("import communes", "FILE is missing: expected the path of a file\nSee 'quartiers import communes --help'."),
        ("overlap a", "B is missing: expected a layer\nSee 'quartiers overlap --help'."),
        ("overlap a b c", "'quartiers overlap' has no use for 'c'\nSee 'quartiers overlap --help'."),
        (
            "surface --fromat csv",
            "'quartiers surface' has no option '--fromat'\nDid you mean '--format'? See 'quartiers surface --help'."
        ),
        ("surface --plan", "'quartiers surface' has no option '--plan'\nDid you mean '--plane'? See 'quartiers surface --help'."),
        (
            "surface -plane",
            "'quartiers surface' has no option '-l' (in '-plane')\nDid you mean '--plane'? See 'quartiers surface --help'."
        ),
        ("surface -z", "'quartiers surface' has no option '-z'\nSee 'quartiers surface --help'."),
        ("--code QP1 surface", "'quartiers' has no option '--code'\nSee 'quartiers --help'."),
        ("surface --plane=yes", "--plane takes no value\nSee 'quartiers surface --help'."),
        ("surface --code", "--code has no value: expected the code of a quartier\nSee 'quartiers surface --help'."),
        ("surface -o --overwrite", "-o has no value: expected the path of a file\nSee 'quartiers surface --help'."),
        ("surface -o a --output b", "--output is given twice\nSee 'quartiers surface --help'."),
        (
            "import communes a --field nom=x --field nom=y",
            "--field nom= is given twice\nSee 'quartiers import communes --help'."
        ),
        (
            "surface --format jsn",
            "'jsn' is not a value of --format: expected table, csv, json or geojson\n"
                + "Did you mean 'json'? See 'quartiers surface --help'."
        ),
        (
            "surface --output=",
            "'' is not a value of --output: expected the path of a file\nSee 'quartiers surface --help'."
        ),
        (
            "surface --jobs 0",
            "'0' is not a value of --jobs: expected a whole number, at least 1\nSee 'quartiers surface --help'."
        ),
        (
            "import communes a --field name=x",
            "'name=x' is not a value of --field: expected FIELD=NAME, where the key is code_qp or nom\n"
                + "See 'quartiers import communes --help'."
        ),
    ])
    func saysWhatIsWrongAndWhatToDo(line: String, expected: String) throws {
        #expect(try error(line) == expected)
    }

    @Test func speaksFrenchWithItsTypography() throws {
        let error = try #require(throws: QuartiersError.self) { try Toy.parse("surface --format xml") }
        #expect(
            error.description(in: .french)
                == "« xml » n'est pas une valeur de --format : il faut table, csv, json ou geojson\nVoir « quartiers surface --help ».")
    }

    @Test func whatTheUserTypedReachesTheTerminalDefused() throws {
        let hostile = try #require(throws: QuartiersError.self) { try CommandParser(Toy.program).parse(["\u{1B}[2Jx\n"]) }
        #expect(hostile.message[.english] == "unknown command: '\\u{1B}[2Jx\\n'")
        let long = try #require(throws: QuartiersError.self) {
            try CommandParser(Toy.program).parse([String(repeating: "a", count: 100_000)])
        }
        #expect(long.message[.english].count < 100)
    }
}

@Suite struct CommandSpecTests {
    @Test func findsWhatContradictsItself() {
        let text = Text(verbatim: "")
        let file = Argument("file", .file, text).spec
        let flag = Option(flag: "all", short: "h", text).spec
        let wrong = CommandSpec(
            "wrong", summary: text, arguments: [Argument(repeated: "files", .file, isRequired: false, text).spec, file],
            options: [flag], subcommands: [CommandSpec("a", summary: text), CommandSpec("a", summary: text)])
        let program = CommandSpec("program", summary: text, options: [CommonOptions.help.spec], subcommands: [wrong])
        #expect(
            Set(program.inconsistencies) == [
                "program wrong: option -h twice", "program wrong: command a twice", "program wrong: arguments beside subcommands",
                "program wrong: an argument after a repeated one", "program wrong a: option -h twice",
            ])
        #expect(Toy.program.inconsistencies.isEmpty)
    }
}
