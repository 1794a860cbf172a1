import Reporting

/// The header of a CSV text and its current row.
struct CSVTable: ~Copyable {
    private(set) var columns: [String] = []
    private var scanner: CSVScanner
    private let place: Place
    private let encoding: CSVReader.Encoding
    private let decimals = DecimalParser.standard
    private var isWindows1252 = false
    private var toldEncoding = false
    private var findings: [Finding] = []

    var line: Int { scanner.line }
    var separator: Character { Character(UnicodeScalar(scanner.separator)) }

    static func open(
        _ source: ByteSource, separator: Character?, encoding: CSVReader.Encoding, windowCapacity: Int
    ) throws(QuartiersError) -> CSVTable {
        var table = CSVTable(CSVScanner(try .open(source, capacity: windowCapacity)), encoding, Place(file: source.name))
        try table.readHeader(separator?.asciiValue)
        return table
    }

    private init(_ scanner: consuming CSVScanner, _ encoding: CSVReader.Encoding, _ place: Place) {
        self.scanner = scanner
        self.encoding = encoding
        self.place = place
    }

    // MARK: - Rows

    /// Goes to the next row; false behind the last.
    mutating func next() throws(QuartiersError) -> Bool {
        guard try nextRow() else { return false }
        // Empty cells behind the last column do not make a row too long.
        if scanner.filledCount > columns.count || scanner.cellCount < columns.count {
            note(
                .csvRagged, expected: .integer(columns.count),
                found: .integer(max(scanner.filledCount, min(scanner.cellCount, columns.count))))
        }
        for (index, cell) in scanner.cells.enumerated() where cell.goesOnBehindQuote { note(.csvQuote, found: .integer(index + 1)) }
        return true
    }

    /// What was found since the last call.
    mutating func takeFindings() -> [Finding] {
        defer { findings.removeAll() }
        return findings
    }

    private mutating func nextRow() throws(QuartiersError) -> Bool {
        do throws(QuartiersError) {
            guard try scanner.nextRow() else { return false }
        } catch {
            throw error.within(place)
        }
        isWindows1252 = encoding == .windows1252
        if encoding != .windows1252, !scanner.rowIsUTF8 {
            guard encoding == .automatic else {
                throw QuartiersError(
                    .badData, Text(fr: "texte qui n'est pas en UTF-8", en: "text that is not UTF-8"),
                    place: Place(line: line).within(place),
                    remedy: FindingKind.csvEncoding.remedy)
            }
            isWindows1252 = true
            if !toldEncoding { note(.csvEncoding) }
            toldEncoding = true
        }
        return true
    }

    private mutating func readHeader(_ given: UInt8?) throws(QuartiersError) {
        if let given { scanner.separator = given } else { scanner.separator = try scanner.likelySeparator() }
        guard try nextRow() else {
            throw QuartiersError(.badData, Text(fr: "fichier vide", en: "empty file"), place: place)
        }
        for index in scanner.cells.indices { columns.append(text(index)) }
        while columns.last?.allSatisfy(\.isWhitespace) == true { columns.removeLast() }
        scanner.storedCells = columns.count
        var names: Set<String> = []
        for name in columns where !names.insert(FieldName.folded(name)).inserted { note(.csvHeader, found: .text(name)) }
    }

    private mutating func note(_ kind: FindingKind, expected: Value = .null, found: Value = .null) {
        findings.append(Finding(kind, place: Place(line: line).within(place), expected: expected, found: found))
    }

    // MARK: - Cells

    @inline(__always)
    func text(_ column: Int) -> String {
        guard column < scanner.cells.count else { return "" }
        let cell = scanner.cells[column]
        let isPlainlyQuoted = cell.isQuoted && !cell.goesOnBehindQuote
        let range = isPlainlyQuoted ? cell.start + 1..<cell.end - 1 : cell.start..<cell.end
        let text = unsafe scanner.withBytes(range) {
            isWindows1252 ? unsafe Windows1252.text($0) : unsafe String(decoding: $0, as: UTF8.self)
        }
        return isPlainlyQuoted && cell.hasDoubledQuotes ? halvingQuotes(text) : text
    }

    // In place where it is called, since a table that is passed on is copied.
    @inline(__always)
    func number(_ column: Int, _ dialect: NumberDialect) -> Double? {
        guard column < scanner.cells.count else { return nil }
        let cell = scanner.cells[column]
        if cell.isEmpty { return nil }
        if cell.isQuoted || isWindows1252 { return dialect.parse(text(column)) }
        return unsafe scanner.withBytes(cell.start..<cell.end) { unsafe dialect.parse($0, decimals) }
    }

    private func halvingQuotes(_ text: String) -> String {
        var halved = ""
        var wasQuote = false
        for scalar in text.unicodeScalars {
            wasQuote = scalar == "\"" && !wasQuote
            if scalar != "\"" || wasQuote { halved.unicodeScalars.append(scalar) }
        }
        return halved
    }
}
