import QuartierModel
import Reporting

/// The names of the quartiers of a document: from their headings, else from the table of contents where it leaves no choice.
struct QuartierNames {
    private let outline: ConventionOutline
    private let fromContents: [Int: (name: String, line: SourceLine)]

    init(_ outline: ConventionOutline) {
        self.outline = outline
        let entries = outline.contents.names
        let parts = outline.quartiers
        var found: [Int: (name: String, line: SourceLine)] = [:]
        let free = entries.filter { entry in !parts.contains { $0.name.map { NameKey($0.text) == NameKey(entry.name) } ?? false } }
        let nameless = parts.indices.filter { parts[$0].name == nil }
        // As many names without a heading as quartiers without a name: both lists are in the order of the document.
        if free.count == nameless.count {
            for (index, entry) in zip(nameless, free) { found[index] = entry }
        }
        fromContents = found
    }

    /// The name of a quartier; nil when nothing gives one.
    func name(_ index: Int) -> String? { outline.quartiers[index].name?.text ?? fromContents[index]?.name }

    /// The name with the line that gives it.
    func quoted(_ index: Int, document: String) -> Quoted<String>? {
        guard let (name, line) = outline.quartiers[index].name ?? fromContents[index] else { return nil }
        return Quoted(name, Citation(document: document, line: line.number, text: Words.squeezed(line.text)))
    }

    /// What is said of a quartier that begins without its heading.
    func finding(_ index: Int, document: String) -> Finding {
        let place = Place(file: document, line: outline.quartiers[index].line.number)
        guard let name = fromContents[index]?.name else { return Finding(.conventionNameless, place: place) }
        return Finding(.conventionName, subject: name, place: place, found: .text(name))
    }
}

/// What every quartier of a convention has, and what is said where it is not there.
enum IdentityChecks {
    /// Reports a missing status, code, list of communes or section. A national code settles a missing status.
    static func findings(_ quartier: inout ConventionQuartier, _ part: OutlineQuartier, document: String) -> [Finding] {
        let subject = quartier.code?.value.text ?? quartier.name?.value
        func finding(_ kind: FindingKind, _ arguments: [String: Value] = [:]) -> Finding {
            Finding(kind, subject: subject, place: Place(file: document, line: part.line.number), arguments: arguments, found: .text(""))
        }
        var findings: [Finding] = []
        if quartier.status == nil {
            findings.append(finding(.conventionStatus))
            if let code = quartier.code { quartier.status = Quoted(code.value.status, code.citation) }
        }
        if quartier.status?.value == .qpv, quartier.code == nil { findings.append(finding(.conventionCode)) }
        if quartier.communes == nil { findings.append(finding(.conventionCommunes)) }
        if part.portraitStart == nil { findings.append(finding(.conventionSection, ["section": .text("Portrait statistique")])) }
        let titles: [ConventionList: String] = [
            .irritants: "Les « irritants »", .opportunities: "Les « opportunités »", .stakes: "Les enjeux prioritaires",
        ]
        for list in ConventionList.allCases where part.lists[list] == nil {
            findings.append(finding(.conventionSection, ["section": .text(titles[list] ?? list.rawValue)]))
        }
        return findings
    }
}
