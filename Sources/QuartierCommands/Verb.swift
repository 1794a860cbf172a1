import CommandArguments
import Reporting

/// A verb of the command: its description, and what it does. One file each, in `Verbs`.
struct Verb: Sendable {
    /// The first of two words: `import` in `import communes`.
    struct Family: Sendable {
        let name: String
        let group: Text
        let summary: Text
    }

    let family: Family?
    let spec: CommandSpec
    let run: @Sendable (Run) throws -> ExitStatus

    init(in family: Family? = nil, _ spec: CommandSpec, run: @escaping @Sendable (Run) throws -> ExitStatus) {
        self.family = family
        self.spec = spec
        self.run = run
    }

    /// The words that call it.
    var path: [String] { [family?.name, spec.name].compactMap(\.self) }
}

extension Verb.Family {
    static let importing = Verb.Family(
        name: "import", group: VerbGroup.store,
        summary: Text(fr: "Importe des fichiers dans le magasin.", en: "Imports files into the store."))
    static let exporting = Verb.Family(
        name: "export", group: VerbGroup.output,
        summary: Text(fr: "Écrit les couches pour d'autres SIG.", en: "Writes the layers for other GIS."))
}

/// The headings under which the list of verbs shows them.
enum VerbGroup {
    static let store = Text(fr: "Magasin", en: "Store")
    static let measure = Text(fr: "Mesures", en: "Measures")
    static let statistics = Text(fr: "Statistiques", en: "Statistics")
    static let quality = Text(fr: "Contrôles", en: "Controls")
    static let output = Text(fr: "Sorties", en: "Outputs")
    static let program = Text(fr: "Programme", en: "Program")
}
