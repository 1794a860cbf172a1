import QuartierModel

/// A label of the pages that present a quartier, where it stands in their text.
struct PresentationLabel {
    /// What the label announces.
    enum Kind: Hashable {
        case status, code, communes
        case indicator(Indicator)
        case figureSource
        case mapPeriod, mapSource, mapCredit, mapLink
    }

    /// What it announces.
    let kind: Kind
    /// Where it begins, in folded positions.
    let start: Int
    /// Where its value begins.
    let valueStart: Int
    /// A year that the label itself gives: « Population (2021) : ».
    private(set) var year: String?
    /// What it should read, where letters of it are wrong.
    private(set) var intended: String?

    /// Finds the labels of a text, in order.
    ///
    /// The label of an indicator counts only where a sentence may begin: « Densité de population : 51 » is no population. Two of them may share a
    /// line without a mark between, when the first one's figure reaches to the second.
    ///
    /// - Parameter agglomeration: how the document calls its agglomeration, folded; nil when it is not known.
    static func all(in text: FoldedText, agglomeration: String? = nil) -> [PresentationLabel] {
        var labels: [PresentationLabel] = []
        var position = 0
        while position < text.bytes.count {
            if isWordStart(position, text), let label = at(position, text), isTrusted(label, after: labels.last, text, agglomeration) {
                labels.append(label)
                position = max(label.valueStart, position + 1)
            } else {
                position += 1
            }
        }
        return labels
    }

    private static func isWordStart(_ position: Int, _ text: FoldedText) -> Bool {
        let byte = text.bytes[position]
        guard byte == UInt8(ascii: "(") || FoldedText.isLetter(byte) else { return false }
        return position == 0 || !(FoldedText.isLetter(text.bytes[position - 1]) || FoldedText.isDigit(text.bytes[position - 1]))
    }

    /// The label at a position; nil when what follows no form is a value.
    private static func at(_ position: Int, _ text: FoldedText) -> PresentationLabel? {
        for form in LabelForms.all {
            guard let end = text.end(of: form.words, at: position) else { continue }
            if let label = PresentationLabel(form.kind, from: position, behind: end, text) { return label }
        }
        return nearly(at: position, text)
    }

    /// The longest label, in bytes.
    private static let reach = 120

    /// The label that a sentence begins with, where OCR took a letter or two for others: up to its colon it can be nothing else, and what stands
    /// behind is what it announces.
    private static func nearly(at position: Int, _ text: FoldedText) -> PresentationLabel? {
        guard !isInSentence(position, text) else { return nil }
        let words = text.bytes[position...].prefix(reach)
        guard let colon = words.firstIndex(of: UInt8(ascii: ":")), let form = LabelForms.nearest(to: words[..<colon]) else { return nil }
        var label = PresentationLabel(form.kind, at: position, value: colon + 1)
        label.intended = form.words
        let value = text.words(from: label.valueStart)
        switch form.kind {
        case .status: return StatusWords.status(String(value.prefix { $0 != "\n" })) == nil ? nil : label
        case .communes: return label
        case .indicator(let indicator):
            return (try? PrintedFigure(text, from: label.valueStart, unit: indicator.unit)) == nil ? nil : label
        case .code, .figureSource, .mapPeriod, .mapSource, .mapCredit, .mapLink: return nil
        }
    }

    private init(_ kind: Kind, at start: Int, value: Int) {
        self.kind = kind
        self.start = start
        valueStart = value
    }

    private init?(_ kind: Kind, from start: Int, behind end: Int, _ text: FoldedText) {
        self.kind = kind
        self.start = start
        switch kind {
        case .figureSource:
            valueStart = start
        case .mapPeriod:
            let years = text.skippingSpace(from: end)
            guard years < text.bytes.count, FoldedText.isDigit(text.bytes[years]) else { return nil }
            valueStart = years
        case .mapCredit, .mapLink:
            valueStart = end
        case .status, .code, .communes, .mapSource:
            var colon = text.skippingSpace(from: end)
            if kind == .code, let (close, words) = Self.parenthesis(at: colon, text), words.allSatisfy(\.isNumber) {
                colon = text.skippingSpace(from: close)
            }
            guard colon < text.bytes.count else { return nil }
            if text.bytes[colon] == UInt8(ascii: ":") {
                valueStart = colon + 1
            } else {
                // The colon was lost: what follows must be what the label announces.
                let value = kind == .code ? "qp" : kind == .status ? "quartier " : nil
                guard let value, Self.precedingMark(start, text) == nil, text.hasPrefix(value.utf8, at: colon) else { return nil }
                valueStart = colon
            }
        case .indicator(let indicator):
            var position = text.skippingSpace(from: end)
            if let (close, words) = Self.parenthesis(at: position, text) {
                year = words.allSatisfy(\.isNumber) && words.count == 4 ? words : nil
                // « (IPS) », a unit and a year belong to the label; anything else changes what is measured.
                guard year != nil || Self.partsOfLabel.contains(words) else { return nil }
                position = text.skippingSpace(from: close)
            }
            guard let start = Self.value(of: indicator, at: position, label: start, text) else { return nil }
            valueStart = start
        }
    }

    private static let partsOfLabel: Set<String> = ["ips", "%", "en %", "ha", "en ha", "en hectares", "hab.", "en habitants"]

    /// Where the value of an indicator begins: behind a colon, or at once where a line begins with the label and the colon was lost.
    private static func value(of indicator: Indicator, at position: Int, label: Int, _ text: FoldedText) -> Int? {
        guard position < text.bytes.count else { return nil }
        if text.bytes[position] == UInt8(ascii: ":") || text.bytes[position] == UInt8(ascii: "=") { return position + 1 }
        if indicator == .socialPositionIndex {
            // « … des établissements scolaires où sont scolarisés les enfants du quartier »: many words, none of them a number.
            let words = text.bytes[position...].prefix(200)
            if let colon = words.firstIndex(of: UInt8(ascii: ":")),
                !words[..<colon].contains(where: { FoldedText.isDigit($0) || $0 == UInt8(ascii: ".") })
            {
                return colon + 1
            }
        }
        return valueWithoutColon(of: indicator, at: position, label: label, text)
    }

    /// Where the value begins when no colon parts it from its label: at the beginning of a line or cell, behind dots, a bar or a dash, a value with
    /// its unit.
    private static func valueWithoutColon(of indicator: Indicator, at position: Int, label: Int, _ text: FoldedText) -> Int? {
        guard precedingMark(label, text).map({ $0 == UInt8(ascii: "|") }) ?? true else { return nil }
        let start = text.bytes[position...].firstIndex { !(FoldedText.isSpace($0) || ".|_".utf8.contains($0)) } ?? text.bytes.count
        let value = text.hasPrefix("- ".utf8, at: start) ? start + 1 : start
        guard let figure = try? PrintedFigure(text, from: value, unit: indicator.unit), !figure.lacksUnit else { return nil }
        if case .missing = figure.reading { return nil }
        return value
    }

    private static func parenthesis(at position: Int, _ text: FoldedText) -> (close: Int, words: String)? {
        guard position < text.bytes.count, text.bytes[position] == UInt8(ascii: "(") else { return nil }
        guard let close = text.bytes[position...].prefix(40).firstIndex(of: UInt8(ascii: ")")) else { return nil }
        let words = String(decoding: text.bytes[(position + 1)..<close], as: UTF8.self)
        return (close + 1, Words.squeezed(words))
    }

    /// Whether a label stands where one can: at the beginning of a line or sentence, or right behind the figure of the one before.
    private static func isTrusted(
        _ label: PresentationLabel, after previous: PresentationLabel?, _ text: FoldedText, _ agglomeration: String?
    ) -> Bool {
        guard isInSentence(label.start, text) else { return true }
        switch label.kind {
        case .figureSource, .mapPeriod, .mapCredit, .mapLink: return true
        case .status, .code, .communes, .mapSource:
            // One word may be part of a sentence; « Commune concernée : » behind a code is a label.
            return text.bytes[label.start..<label.valueStart].split { !FoldedText.isLetter($0) }.count > 1
        case .indicator:
            guard let previous else { return false }
            guard case .indicator(let indicator) = previous.kind else { return previous.kind != .mapSource && previous.kind != .mapCredit }
            let figure = try? PrintedFigure(
                text, from: previous.valueStart, to: label.start, unit: indicator.unit, agglomeration: agglomeration)
            return figure.map { $0.unread.isEmpty && text.skippingSpace(from: $0.end) == label.start } ?? false
        }
    }

    /// Whether words stand before a position, on its line and in its sentence.
    private static func isInSentence(_ position: Int, _ text: FoldedText) -> Bool {
        precedingMark(position, text).map { FoldedText.isWord($0) || $0 == UInt8(ascii: "%") } ?? false
    }

    /// The mark before a position on its line, spaces aside; nil at the beginning of a line, bullets aside.
    private static func precedingMark(_ position: Int, _ text: FoldedText) -> UInt8? {
        var nearest: UInt8?
        var index = position - 1
        while index >= 0, text.bytes[index] != UInt8(ascii: "\n") {
            let byte = text.bytes[index]
            let isSpace = byte == UInt8(ascii: " ") || byte == 9
            // `?` is what a bullet folds to.
            let isBullet = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?")
            if !isSpace, !isBullet {
                // A dash set apart by spaces is a mark between two parts; one inside a word is part of it.
                return nearest != nil && index + 1 < position && text.bytes[index + 1] == UInt8(ascii: " ") ? nearest : byte
            }
            if isBullet { nearest = nearest ?? byte }
            index -= 1
        }
        return nil
    }
}

/// The labels that a quartier begins with.
enum IdentityLabel {
    /// Whether a line begins with one of them.
    static func begins(_ line: SourceLine) -> Bool { first(line) != nil }

    /// Whether a line begins with one of them, and says what such a line says: a known status, a code, concerned communes.
    static func beginsSurely(_ line: SourceLine, except excepted: PresentationLabel.Kind? = nil) -> Bool {
        guard let (label, text) = first(line), label.kind != excepted else { return false }
        let value = text.words(from: label.valueStart)
        switch label.kind {
        case .status: return StatusWords.status(value) != nil
        case .code: return QuartierCode(value) != nil
        case .communes: return text.words(from: label.start).contains("concern")
        default: return false
        }
    }

    private static func first(_ line: SourceLine) -> (PresentationLabel, FoldedText)? {
        // Cheap first: most lines of a document hold none of the three words.
        let text = FoldedText(line.text)
        let start = text.bytes.prefix(24)
        guard start.contains(UInt8(ascii: "c")) || start.contains(UInt8(ascii: "s")), text.bytes.contains(UInt8(ascii: ":")) else {
            return nil
        }
        guard let label = PresentationLabel.all(in: text).first, [.status, .code, .communes].contains(label.kind),
            !text.bytes[..<label.start].contains(where: FoldedText.isWord)
        else { return nil }
        return (label, text)
    }
}

/// The words of a status.
enum StatusWords {
    /// The status that folded words name; nil when they name none, or both.
    static func status(_ folded: String) -> QuartierStatus? {
        let isPriority = folded.contains("prioritaire") || folded.contains("qpv")
        let isLocal = folded.contains("communautaire") || folded.contains("qic")
        if isPriority == isLocal { return nil }
        return isPriority ? .qpv : .qic
    }
}

extension FoldedText {
    /// The folded words from a position to the end.
    func words(from position: Int) -> String { String(decoding: bytes[min(position, bytes.count)...], as: UTF8.self) }
}
