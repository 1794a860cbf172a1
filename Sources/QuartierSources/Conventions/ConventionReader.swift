import QuartierModel
public import Reporting

/// Reads the text of a convention d'application communale: quartiers, figures, lists and table of objectives.
///
/// Written from the structure of the family: headings, labels, lists and tables, through the marks of layout and the noise that extraction from
/// PDF leaves. Inside a portrait, a list or a table of objectives, what it cannot read is a finding with its line: never a guess, never silence.
public enum ConventionReader {
    /// The largest document that is read, in bytes.
    public static let largestSize = DocumentText.largestSize

    /// Reads the bytes of a text: UTF-8, UTF-16 with BOM, or Windows-1252, which is reported.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - document: the name of the document, for citations.
    ///   - report: where findings go, in the order of the lines.
    /// - Throws: `QuartiersError` of status `badData` for what is no text, is too large or is no convention; what `report` throws.
    public static func read(_ bytes: [UInt8], document: String, report: FindingSink) throws -> Convention {
        try read(DocumentText(bytes: bytes, document: document, report: report).lines, document: document, report: report)
    }

    /// Reads a text.
    ///
    /// - Throws: `QuartiersError` of status `badData` for what is no convention; what `report` throws.
    public static func read(text: String, document: String, report: FindingSink) throws -> Convention {
        try read(DocumentText(text).lines, document: document, report: report)
    }

    /// Reads any bytes to the end, for tests by mutation.
    static func fuzz(_ bytes: [UInt8]) { _ = try? read(bytes, document: "fuzz") { _ in } }

    private static func read(_ written: [SourceLine], document: String, report: FindingSink) throws -> Convention {
        let (lines, furniture) = PageEdges.cleared(written)
        let outline = ConventionOutline(lines)
        guard !outline.quartiers.isEmpty else {
            throw notAConvention(document, hasTitle: outline.hasTitle, isBlank: lines.allSatisfy(\.isBlank))
        }
        let front = FrontReader(outline.front, document: document)
        let names = QuartierNames(outline)
        let tables = outline.quartiers.indices.map { index in
            ObjectiveReader(outline.quartiers[index].objectives, document: document, subject: names.name(index))
        }
        let known = StakeNumbers.known(in: tables.map(\.blocks))
        var quartiers: [ConventionQuartier] = []
        var findings = furniture.map { line in
            Finding(.conventionPageEdge, place: Place(file: document, line: line.number), found: .text(Words.squeezed(line.text)))
        }
        for (index, part) in outline.quartiers.enumerated() {
            let subject = names.name(index)
            let presentation = PresentationReader(part, document: document, agglomeration: front.agglomeration)
            var quartier = presentation.quartier
            findings += presentation.findings
            quartier.name = names.quoted(index, document: document)
            if part.name == nil { findings.append(names.finding(index, document: document)) }
            for list in ConventionList.allCases {
                guard let lines = part.lists[list] else { continue }
                let reader = ListReader(
                    lines, document: document, subject: subject, isNextHeadingLost: list.next.map { part.lists[$0] == nil } ?? false)
                quartier.lists[list] = reader.items
                findings += reader.findings
            }
            findings += looseItems(presentation.looseItems, part, document: document, into: &quartier)
            let settled = StakeNumbers.settle(tables[index].blocks, known: known, document: document, subject: subject)
            quartier.objectives = objectives(tables[index].blocks, settled.stakes)
            findings += tables[index].findings + settled.findings
            findings += IdentityChecks.findings(&quartier, part, document: document)
            quartiers.append(quartier)
        }
        for finding in findings.inDocumentOrder { try report(finding) }
        return Convention(document: document, commune: front.commune, totals: front.totals, quartiers: quartiers)
    }

    /// Places a list that stands under no heading: where only the list of irritants can stand, it is that list; else it is reported line by line.
    private static func looseItems(
        _ lines: [SourceLine], _ part: OutlineQuartier, document: String, into quartier: inout ConventionQuartier
    ) -> [Finding] {
        guard let first = lines.first else { return [] }
        let subject = quartier.name?.value
        guard part.lists[.irritants] == nil, part.lists[.opportunities] != nil else {
            return lines.map { line in
                Finding(
                    .conventionUnread, subject: subject, place: Place(file: document, line: line.number, column: 1),
                    found: .text(Words.squeezed(line.text)))
            }
        }
        let reader = ListReader(lines, document: document, subject: subject)
        quartier.lists[.irritants] = reader.items
        return [Finding(.conventionListByPlace, subject: subject, place: Place(file: document, line: first.number))] + reader.findings
    }

    private static func objectives(_ blocks: [ObjectiveReader.Block], _ stakes: [Int?]) -> [Objective] {
        zip(blocks, stakes).flatMap { block, stake in
            block.entries.map { entry in
                Objective(
                    stake: stake, orientation: entry.orientation.map { block.orientations[$0] }, strategic: entry.strategic,
                    operational: entry.operational)
            }
        }
    }

    private static func notAConvention(_ document: String, hasTitle: Bool, isBlank: Bool) -> QuartiersError {
        if isBlank {
            return QuartiersError(
                .badData, Text(fr: "document sans texte", en: "document without text"), place: Place(file: document),
                remedy: Text(
                    fr: "Un PDF numérisé doit d'abord passer par une reconnaissance de caractères.",
                    en: "A scanned PDF must first go through character recognition."))
        }
        return QuartiersError(
            .badData,
            hasTitle
                ? Text(fr: "convention sans quartier lisible", en: "convention without a quartier that can be read")
                : Text(fr: "ce n'est pas une convention d'application communale", en: "this is no convention d'application communale"),
            place: Place(file: document),
            remedy: Text(
                fr:
                    "Attendu : un titre comme « Projet de quartier « Nom » », puis « Statut : », « Code quartier : », « Communes concernées : ».",
                en:
                    "Expected: a heading like « Projet de quartier « Name » », then « Statut : », « Code quartier : », « Communes concernées : »."
            ))
    }
}

extension [Finding] {
    /// In the order of the lines they point at, those of one line in the order they were made.
    fileprivate var inDocumentOrder: [Finding] {
        enumerated().sorted { ($0.element.place.line ?? 0, $0.offset) < ($1.element.place.line ?? 0, $1.offset) }.map(\.element)
    }
}
