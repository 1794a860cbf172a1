/// A figure as the conventions print it: a value with its qualifier and unit, an evolution, the value of a wider zone.
///
/// `environ 2 700 habitants (+500 par rapport à 2015)`, `+ de 30% (18,8% sur l'ensemble de l'agglomération)`, `non communiqué`.
public struct PrintedFigure: Sendable, Hashable {
    /// The value.
    public private(set) var reading: Reading
    /// How many decimals are printed; 0 when the value is missing.
    public let decimals: Int
    /// The evolution beside it.
    public private(set) var change: Figure.Change?
    /// The value of a wider zone beside it.
    public private(set) var reference: Reference?
    /// Whether a unit should stand there and does not.
    public let lacksUnit: Bool
    /// The folded positions of words that stand in it and say nothing that is understood; the reader reports them.
    public private(set) var unread: [Range<Int>] = []
    /// The folded position behind its last part.
    public private(set) var end: Int

    /// Reads the figure that begins at a folded position and ends before another.
    ///
    /// - Parameter agglomeration: how the document calls its agglomeration, folded: `cabbalr`; nil when it is not known.
    /// - Throws: `PrintedProblem` when no value can be read without guessing.
    public init(
        _ text: FoldedText, from start: Int = 0, to limit: Int? = nil, unit: Indicator.Unit, agglomeration: String? = nil
    ) throws(PrintedProblem) {
        var scanner = PrintedScanner(text, from: start, to: limit)
        scanner.skipSpace()
        if let absence = scanner.absence() {
            reading = .missing(absence)
            decimals = 0
            lacksUnit = false
        } else {
            let value = try scanner.value(unit: unit)
            reading = value.reading
            decimals = value.decimals
            lacksUnit = value.lacksUnit
        }
        end = scanner.position
        while true {
            if let part = scanner.nextOpenPart(),
                readPart(PrintedScanner(text, from: part.lowerBound, to: part.upperBound), unit, agglomeration)
            {
                scanner.move(to: part.upperBound)
            } else if let content = scanner.nextParenthesis(unread: &unread) {
                let part = PrintedScanner(text, from: content.lowerBound, to: content.upperBound)
                if !readPart(part, unit, agglomeration) { unread.append(content) }
            } else {
                return
            }
            end = scanner.position
        }
    }

    /// Reads the figure that is the whole of a text.
    ///
    /// - Throws: `PrintedProblem` when no value can be read without guessing.
    public init(_ text: String, unit: Indicator.Unit) throws(PrintedProblem) {
        try self.init(FoldedText(text), unit: unit)
    }

    /// Reads an evolution, the value of a wider zone or a word that qualifies the value; false when the part is none of them.
    private mutating func readPart(_ scanner: PrintedScanner, _ unit: Indicator.Unit, _ agglomeration: String?) -> Bool {
        var attempt = scanner
        if change == nil, let found = attempt.change(unit: unit) {
            change = found
            return true
        }
        attempt = scanner
        if reference == nil, let found = attempt.reference(unit: unit, agglomeration: agglomeration) {
            reference = found
            return true
        }
        attempt = scanner
        if case .exact(let value) = reading, let qualified = attempt.qualified(value) {
            reading = qualified
            return true
        }
        return false
    }
}
