extension CommandSpec {
    /// What contradicts itself in the description of a program: names given twice, an argument that can never be reached.
    ///
    /// For a test: a sound program has none.
    public var inconsistencies: [String] { CommandPath(self).tree.flatMap(Self.inconsistencies) }

    private static func inconsistencies(of path: CommandPath) -> [String] {
        let command = path.command
        var found: [String] = []
        func refuseTwice(_ names: [String], _ what: String) {
            for (rank, name) in names.enumerated() where names[..<rank].contains(name) {
                found.append("\(path.name): \(what) \(name) twice")
            }
        }
        refuseTwice(path.options.flatMap(\.spellings), "option")
        refuseTwice(command.subcommands.map(\.name), "command")
        refuseTwice(command.arguments.map(\.name), "argument")
        if !command.arguments.isEmpty, !command.subcommands.isEmpty { found.append("\(path.name): arguments beside subcommands") }
        if command.arguments.dropLast().contains(where: \.isRepeated) { found.append("\(path.name): an argument after a repeated one") }
        return found
    }
}
