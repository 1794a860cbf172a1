import QuartierAnalysis
import QuartierModel
import Reporting

/// Findings laid out for people: by weight, then by what they say, each with what to do about it; what many objects share is said once.
///
/// What programs read is CSV or JSON, which hold the columns.
struct FindingList {
    private let checking: Checking
    private let language: Language
    private let width: Int

    /// - Parameter width: the columns of the terminal; nil for a file or pipe, where lines are as long as they are.
    init(_ checking: Checking, language: Language, width: Int?) {
        self.checking = checking
        self.language = language
        self.width = width ?? .max
    }

    /// The text, with what stands behind every output.
    var text: String {
        let standing = checking.checked.filter { $0.finding.waivedBy == nil }
        var lines: [String] = []
        for severity in Severity.allCases.reversed() {
            let entries = standing.filter { $0.finding.kind.severity == severity }
            guard !entries.isEmpty else { continue }
            lines += [heading(severity, entries.count)] + self.lines(entries) + [""]
        }
        let waived = checking.checked.filter { $0.finding.waivedBy != nil }
        if !waived.isEmpty {
            lines += [Text(fr: "Levés (\(waived.count))", en: "Lifted (\(waived.count))")[language]] + self.lines(waived) + [""]
        }
        if lines.isEmpty { lines = [Text(fr: "Aucun constat.", en: "No finding.")[language], ""] }
        let footer = Table(ControlColumns.schema, sources: checking.input.layers.map(\.source), notes: checking.notes)
        let end = TextTable(footer, language: language, width: width == .max ? nil : width).footer.dropFirst()
        return (lines + (end.isEmpty ? [] : end)).reduce(into: "") { $0 += $1 + "\n" }
    }

    private func heading(_ severity: Severity, _ count: Int) -> String {
        let words =
            switch severity {
            case .blocking: Text(fr: "Bloquants", en: "Blocking")
            case .warning: Text(fr: "Avertissements", en: "Warnings")
            case .note: Text(fr: "Pour information", en: "For information")
            }
        return "\(words[language]) (\(NumberStyle(language).string(count)))"
    }

    /// The findings of one weight, by kind in the order of their first.
    private func lines(_ entries: [Checking.Checked]) -> [String] {
        var kinds: [FindingKind] = []
        for entry in entries where !kinds.contains(entry.finding.kind) { kinds.append(entry.finding.kind) }
        return kinds.flatMap { kind in
            let ofKind = entries.filter { $0.finding.kind == kind }
            let sentences = sentences(ofKind)
            let count = ofKind.count > 1 ? " (\(NumberStyle(language).string(ofKind.count)))" : ""
            // A layer with hundreds of slips would push everything else off the screen.
            let shown = width == .max || sentences.count <= Self.mostSentences ? sentences.count : Self.mostSentences
            var lines = wrapped("\(kind.code) \(kind.title[language])\(count)", first: "  ", rest: "    ")
            for sentence in sentences.prefix(shown) { lines += wrapped(sentence, first: "    ", rest: "      ") }
            if shown < sentences.count {
                let rest = NumberStyle(language).string(sentences.count - shown)
                let words = Text(
                    fr: "… et \(rest) autres : check --control \(kind.code) -o FICHIER, ou --format csv, les donne tous.",
                    en: "… and \(rest) more: check --control \(kind.code) -o FILE, or --format csv, gives them all.")
                lines += wrapped(words[language], first: "    ", rest: "      ")
            }
            return lines + wrapped(kind.remedy[language], first: "    → ", rest: "      ")
        }
    }

    /// How many sentences of a kind a terminal shows.
    private static let mostSentences = 20

    /// What findings of one kind say, each sentence once with all that it is about.
    private func sentences(_ entries: [Checking.Checked]) -> [String] {
        var messages: [String] = []
        var objects: [String: [String]] = [:]
        for entry in entries {
            let message = entry.finding.statement(in: language)
            if objects[message] == nil { messages.append(message) }
            let object = object(entry)
            objects[message, default: []] += object.isEmpty ? [] : [object]
        }
        let (separator, comma) = (Text(fr: " : ", en: ": ")[language], Text(fr: " ; ", en: "; ")[language])
        return messages.map { message in
            let objects = objects[message] ?? []
            return objects.count > 1
                ? message + separator + objects.joined(separator: comma) : (objects + [message]).joined(separator: separator)
        }
    }

    /// What a finding is about: the quartier, its generation, and where.
    private func object(_ entry: Checking.Checked) -> String {
        let finding = entry.finding
        let names = [
            entry.perimeter.map { $0.code ?? $0.quartier } ?? finding.subject,
            entry.perimeter?.name ?? checking.input.portraits?.portraits.first { $0.quartier == finding.subject }?.name,
        ].compactMap(\.self)
        let generation = entry.perimeter?.generation.map { " (\($0.name))" } ?? ""
        var place = finding.place
        (place.feature, place.name, place.layer) = (nil, nil, nil)
        if entry.perimeter != nil || place.file == finding.subject { place.file = nil }
        return ([names.joined(separator: " ") + generation, place.words(in: language)].filter { !$0.isEmpty }).joined(separator: ", ")
    }

    private func wrapped(_ text: String, first: String, rest: String) -> [String] {
        let room = width == .max ? width : max(20, width - rest.count)
        return TerminalText.wrapped(TerminalText.escaped(text), toWidth: room).enumerated().map { ($0 == 0 ? first : rest) + $1 }
    }
}
