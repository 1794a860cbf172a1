import CommandArguments
import GeoFormats
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import Reporting

/// One run of a verb: what it was given, and the ways to say something.
final class Run {
    let environment: CommandEnvironment
    let arguments: ParsedArguments
    let language: Language
    private var found: [FindingKind: Int] = [:]
    private var hidden: [FindingKind: Int] = [:]
    private var store: Store??
    private let terminalProgress: TerminalProgress

    init(_ environment: CommandEnvironment, arguments: ParsedArguments, language: Language) {
        self.environment = environment
        self.arguments = arguments
        self.language = language
        terminalProgress = TerminalProgress(language: language, columns: environment.errorTerminal.columns, write: environment.writeError)
    }

    /// Runs a verb, then says how many findings were not shown one by one.
    func perform(_ verb: Verb) throws -> ExitStatus {
        defer {
            terminalProgress.clear()
            sayHiddenFindings()
        }
        return try SystemMemory.during { try verb.run(self) }
    }

    /// The store to read, or the embedded dataset under `--demo`; nil when neither was named. Opened once.
    ///
    /// - Throws: status `usage` when both were: the demonstration is never mixed with the user's data.
    func openStore() throws -> Store? {
        if let store { return store }
        let opened = try storeToOpen()
        store = .some(opened)
        return opened
    }

    // MARK: What was asked

    var workers: Int { arguments[CommonOptions.jobs] ?? environment.processors }
    var isStrict: Bool { arguments[CommonOptions.strict] }
    var isQuiet: Bool { arguments[CommonOptions.quiet] }

    /// Where long work says how far it is, and learns that the user wants no more; it says nothing when asked so, or when nobody watches.
    var progress: Progress {
        let shown = isQuiet || !environment.errorTerminal.isInteractive ? .silent : terminalProgress.progress
        return Progress { shown.report($0.label, done: $0.done, total: $0.total) }
    }

    // MARK: Saying something

    /// Says a sentence on standard error, unless asked to be quiet.
    func say(_ text: Text) {
        guard !isQuiet else { return }
        terminalProgress.clear()
        environment.tell(text[language])
    }

    /// Shows a finding on standard error; under `--strict` one that is more than a note ends the run.
    func report(_ finding: Finding) throws { try report(finding, atMost: Self.findingsShown(finding.kind.severity)) }

    /// Shows a finding of a document, where each line counts: none is left to a number at the end but notes.
    func reportEach(_ finding: Finding) throws {
        try report(finding, atMost: finding.kind.severity > .note ? Int.max : Self.findingsShown(.note))
    }

    private func report(_ finding: Finding, atMost limit: Int) throws {
        if isStrict, finding.kind.severity > .note { throw strictError(finding) }
        if isQuiet, finding.kind.severity == .note { return }
        found[finding.kind, default: 0] += 1
        // A layer with a thousand slips of one kind would hide everything else.
        guard found[finding.kind, default: 0] <= limit else {
            hidden[finding.kind, default: 0] += 1
            return
        }
        terminalProgress.clear()
        environment.tell(finding.line(in: language))
        if found[finding.kind] == 1 { environment.tell("    " + finding.remedy(in: language)) }
    }

    /// How many findings of one kind are shown one by one.
    private static func findingsShown(_ severity: Severity) -> Int { severity > .note ? 10 : 1 }

    private func strictError(_ finding: Finding) -> QuartiersError {
        QuartiersError(
            .badData, Text(fr: finding.message(in: .french), en: finding.message(in: .english)), place: finding.place,
            cause: finding.kind.code,
            remedy: Text(fr: finding.remedy(in: .french), en: finding.remedy(in: .english)))
    }

    private func sayHiddenFindings() {
        for (kind, count) in hidden.sorted(by: { $0.key.id < $1.key.id }) {
            let number = NumberStyle(language).string(count)
            say(
                count == 1
                    ? Text(fr: "… et un autre constat \(kind.code).", en: "… and one more finding \(kind.code).")
                    : Text(
                        fr: "… et \(number) autres constats \(kind.code) du même genre.",
                        en: "… and \(number) more findings \(kind.code) of that kind."))
        }
    }
}
