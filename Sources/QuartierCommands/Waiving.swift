import CommandArguments
import QuartierAnalysis
import QuartierModel
import Reporting

/// What `check --waive` and `check --unwaive` do: the findings of one control on one subject are lifted, or stand again.
struct Waiving {
    private let run: Run
    private let code: String
    private let subject: String
    /// Who and why; nil to take a waiver back.
    private let words: (author: String, reason: String)?

    /// Reads what was asked; nil when nothing was.
    ///
    /// - Throws: status `usage` when an option lacks its companions.
    init?(_ run: Run) throws {
        let (waived, restored) = (run.arguments[CheckOptions.waive], run.arguments[CheckOptions.unwaive])
        let companions = [
            (CheckOptions.subject, run.arguments[CheckOptions.subject]), (CheckOptions.author, run.arguments[CheckOptions.author]),
            (CheckOptions.reason, run.arguments[CheckOptions.reason]),
        ]
        guard let code = waived ?? restored else {
            if let alone = companions.first(where: { $0.1 != nil }) { throw Self.meaningless(alone.0.spec.long, without: "--waive") }
            return nil
        }
        if waived != nil, restored != nil { throw Self.meaningless("--unwaive", with: "--waive") }
        let needed = waived != nil ? companions : [companions[0]]
        if let missing = needed.first(where: { $0.1?.allSatisfy(\.isWhitespace) ?? true }) { throw Self.missing(missing.0.spec.long) }
        if waived == nil, let extra = companions.dropFirst().first(where: { $0.1 != nil }) {
            throw Self.meaningless(extra.0.spec.long, with: "--unwaive")
        }
        let asked = run.arguments[CheckOptions.control]
        if !asked.isEmpty || run.arguments[CheckOptions.norm] != nil {
            throw Self.meaningless(asked.isEmpty ? "--norm" : "--control", with: waived != nil ? "--waive" : "--unwaive")
        }
        self.run = run
        self.code = code
        subject = companions[0].1 ?? ""
        words = waived.flatMap { _ in companions[1].1.flatMap { author in companions[2].1.map { (author, $0) } } }
    }

    /// Runs the control, changes what the store keeps of it, and shows the findings concerned.
    func perform() throws -> ExitStatus {
        let checking = try Checking(run, Checking.Request(of: run.arguments, codes: [code]))
        let concerned = checking.checked.indices.filter {
            isSubject(checking.checked[$0]) && checking.checked[$0].finding.kind.code == code
        }
        guard !concerned.isEmpty else { throw nothing(in: checking) }
        var (checked, waivers) = (checking.checked, checking.waivers)
        for index in concerned {
            let identity = checked[index].identity
            if words == nil, waivers[identity] == nil { continue }
            waivers[identity] = words.flatMap { Waiver(identity, author: $0.author, reason: $0.reason, date: run.environment.now()) }
            checked[index].finding.waivedBy = words?.author
            checked[index].finding.waiverReason = words?.reason
        }
        if words == nil, waivers == checking.waivers { throw notWaived }
        try run.keep(checking.with(checked, waivers: waivers))
        try run.write(checking.with(concerned.map { checked[$0] }, waivers: waivers))
        return .success
    }

    private func isSubject(_ entry: Checking.Checked) -> Bool {
        let wanted = QuartierCode(subject)?.text ?? subject
        return [entry.finding.subject, entry.perimeter?.quartier, entry.perimeter?.code].contains(wanted)
    }

    private func nothing(in checking: Checking) -> QuartiersError {
        let subjects = Set(checking.findings.compactMap(\.subject)).sorted()
        let list = subjects.prefix(20).joined(separator: ", ") + (subjects.count > 20 ? "…" : "")
        return QuartiersError(
            .noInput, Text(fr: "aucun constat \(code) sur « \(subject) »", en: "no finding \(code) on '\(subject)'"),
            place: Place(file: run.storePath),
            remedy: subjects.isEmpty
                ? Text(fr: "\(code) ne trouve rien dans ce magasin.", en: "\(code) finds nothing in this store.")
                : Text(fr: "Objets de ses constats : \(list).", en: "Subjects of its findings: \(list)."))
    }

    private var notWaived: QuartiersError {
        QuartiersError(
            .noInput, Text(fr: "aucun constat \(code) levé sur « \(subject) »", en: "no finding \(code) lifted on '\(subject)'"),
            place: Place(file: run.storePath),
            remedy: Text(
                fr: "quartiers check --store … montre ce qui est levé, et par qui.",
                en: "quartiers check --store … shows what is lifted, and by whom."))
    }

    private static func missing(_ option: String) -> QuartiersError {
        QuartiersError(
            .usage, Text(fr: "il manque \(option)", en: "\(option) is missing"),
            remedy: Text(
                fr: "Une levée dit sur quoi (--subject), par qui (--by) et pourquoi (--reason), en toutes lettres.",
                en: "A waiver says on what (--subject), by whom (--by) and why (--reason), in words."))
    }

    private static func meaningless(_ option: String, without other: String) -> QuartiersError {
        QuartiersError(
            .usage, Text(fr: "\(option) n'a de sens qu'avec \(other)", en: "\(option) makes sense only with \(other)"),
            remedy: Text(fr: "Ajouter \(other) CODE.", en: "Add \(other) CODE."))
    }

    private static func meaningless(_ option: String, with other: String) -> QuartiersError {
        QuartiersError(
            .usage, Text(fr: "\(option) ne va pas avec \(other)", en: "\(option) does not go with \(other)"),
            remedy: Text(fr: "Retirer l'un des deux.", en: "Leave one of them out."))
    }
}
