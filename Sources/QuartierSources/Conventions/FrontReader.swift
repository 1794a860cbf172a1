import QuartierModel

/// Reads what stands before the first quartier: the commune that signs, the totals of the preamble.
struct FrontReader {
    /// The commune that signs.
    private(set) var commune: Quoted<String>?
    /// The totals.
    private(set) var totals = StatedTotals()
    /// How the document calls its agglomeration, folded: `cabbalr` in « Sur la CABBALR, 25 quartiers présentent… »; nil when no line says.
    private(set) var agglomeration: String?

    init(_ lines: [SourceLine], document: String) {
        for line in lines where !line.isBlank {
            let text = FoldedText(line.text)
            let citation = Citation(document: document, line: line.number, text: Words.squeezed(line.text))
            if commune == nil, let name = Self.commune(text) { commune = Quoted(name, citation) }
            func total(_ words: String, _ current: Quoted<Int>?) -> Quoted<Int>? {
                current ?? Self.number(before: words, in: text).map { Quoted($0, citation) }
            }
            guard text.bytes.contains(where: FoldedText.isDigit) else { continue }
            agglomeration = agglomeration ?? Self.agglomeration(text)
            totals.quartiers = total(" quartiers presentent", totals.quartiers)
            totals.qpv = total(" quartiers denses", totals.qpv)
            totals.communes = total(" communes", totals.communes)
            totals.qic = total(" territoires vulnerables", totals.qic)
        }
    }

    /// The name in a line that says « Commune de Labourse » or « Commune d'Auchy-les-Mines » and nothing more.
    private static func commune(_ text: FoldedText) -> String? {
        let start = text.skippingSpace(from: 0)
        for opening in ["commune de ", "commune d'", "commune du ", "ville de ", "ville d'"] where text.hasPrefix(opening.utf8, at: start) {
            let name = Words.squeezed(text.original((start + opening.utf8.count)..<text.bytes.count))
            let isName = !name.isEmpty && name.utf8.count <= 60 && !name.contains { ".:,;".contains($0) }
            return isName ? name : nil
        }
        return nil
    }

    /// The name between « Sur la » and the comma before the number of quartiers.
    private static func agglomeration(_ text: FoldedText) -> String? {
        let line = text.words(from: 0)
        guard let start = line.firstRange(of: "sur "), let end = line[start.upperBound...].firstIndex(of: ","),
            line[end...].prefix(40).contains(" quartiers ")
        else { return nil }
        let name = line[start.upperBound..<end]
        let bare = ["la ", "le ", "les ", "l'"].first(where: name.hasPrefix).map { name.dropFirst($0.count) } ?? name
        return (3...60).contains(bare.utf8.count) && bare.allSatisfy { $0.isLetter || $0 == " " || $0 == "-" } ? Words.squeezed(bare) : nil
    }

    /// The whole number that stands right before some words.
    private static func number(before words: String, in text: FoldedText) -> Int? {
        let pattern = Array(words.utf8)
        for position in text.bytes.indices.dropLast(pattern.count) where text.hasPrefix(pattern, at: position) {
            let digits = text.bytes[..<position].reversed().prefix(while: FoldedText.isDigit).reversed()
            if (1...3).contains(digits.count), let number = Int(String(decoding: Array(digits), as: UTF8.self)) { return number }
        }
        return nil
    }
}
