import QuartierModel
import Reporting

/// Reads the pages that present a quartier: identity, credit of the map, figures.
struct PresentationReader {
    private let passage: Passage
    private let labels: [PresentationLabel]
    private let document: String
    private let subject: String?
    private let agglomeration: String?
    /// Where the portrait begins: whatever stands behind it is read or reported.
    private let portraitStart: Int
    private let mapStart: Int?
    /// What was read.
    private(set) var quartier = ConventionQuartier()
    /// Lines of a list that no heading announces.
    private(set) var looseItems: [SourceLine] = []
    /// What could not be read.
    private(set) var findings: [Finding] = []

    /// Reads the lines of a quartier down to its first list.
    ///
    /// - Parameter agglomeration: how the document calls its agglomeration, folded; nil when it is not known.
    init(_ outline: OutlineQuartier, document: String, agglomeration: String?) {
        passage = Passage(outline.presentation)
        labels = PresentationLabel.all(in: passage.folded, agglomeration: agglomeration)
        self.document = document
        self.agglomeration = agglomeration
        subject = outline.name?.text
        let starts = passage.lines.isEmpty ? [] : passage.lineStarts
        let end = passage.folded.bytes.count
        mapStart = outline.mapStart.map { $0 < starts.count ? starts[$0] : end }
        let heading = outline.portraitStart.map { $0 < starts.count ? starts[$0] : end }
        let first = labels.first { $0.kind.isOfPortrait }?.start
        portraitStart = min(heading ?? end, first ?? end)
        readAll()
    }

    private mutating func readAll() {
        var position = 0
        for (index, label) in labels.enumerated() {
            readGap(position..<label.start)
            if let intended = label.intended { reportMisspelt(label, intended) }
            let limit = index + 1 < labels.count ? labels[index + 1].start : passage.folded.bytes.count
            position = read(label, to: limit)
        }
        readGap(position..<passage.folded.bytes.count)
        finishFigures()
    }

    /// Reads what a label announces and gives the position behind it.
    private mutating func read(_ label: PresentationLabel, to limit: Int) -> Int {
        switch label.kind {
        case .indicator(let indicator): return readFigure(indicator, label, to: limit)
        case .figureSource:
            let close = passage.folded.bytes[label.start..<limit].firstIndex(of: UInt8(ascii: ")")).map { $0 + 1 }
            let range = label.start..<(close ?? passage.lineEnd(from: label.start, to: limit))
            guard quartier.figureSource == nil else {
                unread(range)
                return range.upperBound
            }
            quartier.figureSource = citation(range)
            return range.upperBound
        case .status, .code, .communes: return readIdentity(label, to: limit)
        case .mapPeriod, .mapSource, .mapCredit, .mapLink: return readMap(label, to: limit)
        }
    }

    // MARK: - Identity

    private mutating func readIdentity(_ label: PresentationLabel, to limit: Int) -> Int {
        var end = passage.valueEnd(from: label.valueStart, to: limit, goesOnAfterComma: label.kind == .communes)
        if label.kind == .communes { end = passage.itemsEnd(from: label.valueStart, behind: end, to: limit) }
        let value = passage.words(label.valueStart..<end)
        switch label.kind {
        case .status:
            guard let status = StatusWords.status(passage.foldedWords(label.valueStart..<end)) else {
                findings.append(finding(.conventionStatus, at: label.valueStart, found: value))
                return end
            }
            quartier.status = Quoted(status, citation(label.start..<end))
        case .code:
            if let (code, codeEnd) = passage.code(in: label.valueStart..<end) {
                // What stands behind it on the line is read as any other words, or reported.
                quartier.code = Quoted(code, citation(label.start..<codeEnd))
                return codeEnd
            } else if !["", "neant", "sans objet", "aucun"].contains(passage.foldedWords(label.valueStart..<end)),
                value.contains(where: \.isLetter)
            {
                findings.append(finding(.conventionCode, at: label.valueStart, found: value))
            }
        default:
            let names = CommuneNames.split(passage.folded.original(label.valueStart..<end))
            if !names.isEmpty { quartier.communes = Quoted(names, citation(label.start..<end)) }
        }
        return end
    }

    private mutating func reportMisspelt(_ label: PresentationLabel, _ intended: String) {
        let place = place(at: label.start)
        let found = passage.words(label.start..<(label.valueStart - 1))
        findings.append(Finding(.conventionLabel, subject: subject, place: place, expected: .text(intended), found: .text(found)))
    }

    // MARK: - Map

    private mutating func readMap(_ label: PresentationLabel, to limit: Int) -> Int {
        let end = passage.lineEnd(from: label.valueStart, to: limit)
        var words = label.start..<end
        // A dash parts the source from the credit that follows on the line.
        while let last = passage.folded.bytes[words].last, last == UInt8(ascii: " ") || last == UInt8(ascii: "-") {
            words = words.lowerBound..<(words.upperBound - 1)
        }
        let citation = citation(words)
        let isInPortrait =
            label.start >= portraitStart && (mapStart.map { label.start < $0 } ?? true || mapStart.map { $0 < portraitStart } ?? true)
        switch label.kind {
        case .mapPeriod:
            let years = passage.foldedWords(label.valueStart..<end).prefix(4)
            let generation: Generation? =
                quartier.status?.value == .qic ? .local : years == "2024" ? .of2024 : years == "2015" ? .of2015 : nil
            if let generation { quartier.map.generation = Quoted(generation, citation) }
        case .mapSource:
            if isInPortrait, quartier.figureSource == nil {
                quartier.figureSource = citation
            } else if isInPortrait || quartier.map.source != nil {
                unread(label.start..<end)
            } else {
                quartier.map.source = citation
            }
        case .mapCredit: quartier.map.credit = citation
        default: quartier.map.link = citation
        }
        return end
    }

    // MARK: - Figures

    private mutating func readFigure(_ indicator: Indicator, _ label: PresentationLabel, to limit: Int) -> Int {
        let text = passage.folded
        let figure: PrintedFigure
        do throws(PrintedProblem) {
            figure = try PrintedFigure(text, from: label.valueStart, to: limit, unit: indicator.unit, agglomeration: agglomeration)
        } catch {
            let end = passage.valueEnd(from: label.valueStart, to: limit, goesOnAfterComma: false)
            let place = text.skippingSpace(from: label.valueStart)
            findings.append(
                finding(
                    .conventionValue, at: min(place, end), found: passage.words(label.valueStart..<end),
                    ["indicator": .text(indicator.label.french)]))
            return end
        }
        for range in figure.unread { unread(range) }
        var end = figure.end
        if end < limit, text.bytes[end] == UInt8(ascii: ".") { end += 1 }
        var read = Figure(
            key: indicator.key, reading: figure.reading, change: figure.change, reference: figure.reference, perimeter: nil,
            vintage: label.year, method: .printed, citation: citation(label.start..<end))
        read.citation.text = passage.words(label.start..<end)
        if figure.lacksUnit, indicator.unit == .percent {
            findings.append(
                finding(
                    .conventionUnit, at: label.valueStart, found: passage.words(label.valueStart..<figure.end),
                    ["indicator": .text(indicator.label.french), "unit": .text("%")]))
        }
        let position = text.skippingSpace(from: label.valueStart)
        if let outOfRange = PortraitControls.range(of: read, subject: subject, place: place(at: position)) { findings.append(outOfRange) }
        reportTwin(of: read, indicator, at: position)
        quartier.figures.append(read)
        return end
    }

    private mutating func reportTwin(of figure: Figure, _ indicator: Indicator, at position: Int) {
        guard let twin = quartier.figures.first(where: { $0.key == figure.key }) else { return }
        findings.append(
            Finding(
                .conventionTwice, subject: subject, place: place(at: position),
                arguments: [
                    "indicator": .text(indicator.label.french), "line": .integer(orNull: twin.citation.line),
                ],
                expected: .text(twin.reading.words(unit: indicator.unit, in: .french)),
                found: .text(figure.reading.words(unit: indicator.unit, in: .french))))
    }

    /// Gives every figure the vintage and the perimeter that the source of the portrait states.
    private mutating func finishFigures() {
        guard let source = quartier.figureSource?.text else {
            if quartier.status?.value == .qic { for index in quartier.figures.indices { quartier.figures[index].perimeter = .local } }
            return
        }
        let folded = FoldedText(source).words(from: 0)
        let perimeter: Generation? =
            quartier.status?.value == .qic
            ? .local : folded.contains("ancien perimetre") ? .of2015 : folded.contains("nouveau perimetre") ? .of2024 : nil
        let year = folded.split { !$0.isNumber }.first { $0.count == 4 && $0.hasPrefix("20") }.map(String.init)
        for index in quartier.figures.indices {
            quartier.figures[index].perimeter = perimeter
            quartier.figures[index].vintage = quartier.figures[index].vintage ?? year
        }
    }

    // MARK: - What no label announces

    /// Reads the text between two parts: kept around the map, reported elsewhere.
    private mutating func readGap(_ range: Range<Int>) {
        for part in passage.parts(of: range) {
            if part.lowerBound < portraitStart, quartier.code == nil, let (code, end) = passage.code(in: part) {
                // A code has a form that nothing else has: its label may be lost.
                quartier.code = Quoted(code, citation(part))
                unread(end..<part.upperBound)
                continue
            }
            let line = passage.lines[passage.lineIndex(at: part.lowerBound)]
            if part.lowerBound >= portraitStart {
                let words = passage.foldedWords(part)
                if Self.looksLikeIndicator(words) {
                    findings.append(
                        Finding(
                            .conventionIndicator, subject: subject, place: place(at: part.lowerBound),
                            expected: .text(Indicator.printed.map(\.label.french).joined(separator: " ; ")),
                            found: .text(passage.words(part))))
                } else if Bullet.stripped(line.text) != nil {
                    looseItems.append(line)
                } else if !looseItems.isEmpty, line.number == (looseItems.last?.number ?? 0) + 1 {
                    looseItems.append(line)
                } else {
                    unread(part)
                }
            } else if let mapStart, part.lowerBound >= mapStart {
                quartier.map.other.append(citation(part))
            } else {
                unread(part)
            }
        }
    }

    /// Whether words are those of an indicator that nobody knows: a label, a colon, a number soon behind it.
    private static func looksLikeIndicator(_ folded: String) -> Bool {
        guard let colon = folded.firstIndex(of: ":"), folded[..<colon].count(where: \.isLetter) > 2 else { return false }
        return folded[colon...].prefix(24).contains(where: \.isNumber)
    }

    // MARK: - Places

    private mutating func unread(_ range: Range<Int>) {
        let words = passage.words(range)
        guard words.contains(where: { $0.isLetter || $0.isNumber }) else { return }
        findings.append(finding(.conventionUnread, at: range.lowerBound, found: words))
    }

    private func finding(_ kind: FindingKind, at position: Int, found: String, _ arguments: [String: Value] = [:]) -> Finding {
        Finding(kind, subject: subject, place: place(at: position), arguments: arguments, found: .text(found))
    }

    private func place(at position: Int) -> Place {
        let location = passage.location(at: position)
        return Place(file: document, line: location.line, column: location.column)
    }

    private func citation(_ range: Range<Int>) -> Citation {
        Citation(document: document, line: passage.location(at: range.lowerBound).line, text: passage.words(range))
    }
}

extension PresentationLabel.Kind {
    /// Whether it stands in a portrait and nowhere else.
    fileprivate var isOfPortrait: Bool {
        switch self {
        case .indicator, .figureSource: true
        case .status, .code, .communes, .mapPeriod, .mapSource, .mapCredit, .mapLink: false
        }
    }
}
