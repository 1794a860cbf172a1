import Reporting

/// Walks over the tokens of a JSON text (RFC 8259) that is read piece by piece.
///
/// Strict, as a text that two programs understand differently is worth an error: no comments, no `NaN`, no raw control characters, UTF-8 only,
/// and at most `greatestDepth` levels. Every error says the line and column.
struct JSONScanner: ~Copyable {
    /// How deep arrays and objects may nest.
    static let greatestDepth = 256

    var window: ByteWindow
    let numbers = DecimalParser.standard
    private let file: String
    private var depth = 0
    /// The first byte of a value that is kept whole in the window while it is passed over.
    var mark: Int?

    /// Opens a source.
    init(_ source: ByteSource, windowCapacity: Int = 1 << 18) throws(QuartiersError) {
        file = source.name
        window = try .open(source, capacity: windowCapacity)
    }

    // MARK: - Structure

    /// The next byte that is no white space, left in its place; 0 at the end of the text.
    @inline(__always)
    mutating func peek() throws(QuartiersError) -> UInt8 {
        let byte = window[window.position]
        return byte > 0x20 ? byte : try peekBehindSpace()
    }

    private mutating func peekBehindSpace() throws(QuartiersError) -> UInt8 {
        while true {
            while window.position < window.end {
                let byte = window[window.position]
                guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
                window.position += 1
            }
            guard try refill() else { return 0 }
        }
    }

    /// Takes a byte that must come next.
    mutating func take(_ byte: UInt8) throws(QuartiersError) {
        guard try peek() == byte else { throw unexpected(byte) }
        window.position += 1
    }

    /// Enters an array or object, whose opening byte comes next.
    mutating func open(_ byte: UInt8) throws(QuartiersError) {
        try take(byte)
        depth += 1
        guard depth <= Self.greatestDepth else {
            throw fault(
                Text(
                    fr: "JSON imbriqué sur plus de \(Self.greatestDepth) niveaux",
                    en: "JSON nested more than \(Self.greatestDepth) levels deep"))
        }
    }

    /// Goes to the next element of an array or object; false behind its end.
    mutating func nextElement(before closing: UInt8, isFirst: inout Bool) throws(QuartiersError) -> Bool {
        if try peek() == closing {
            window.position += 1
            depth -= 1
            return false
        }
        if !isFirst {
            guard try peek() == UInt8(ascii: ",") else { throw unexpected(closing) }
            window.position += 1
            if try peek() == closing { throw unexpected(nil) }
        }
        isFirst = false
        return true
    }

    /// Checks that nothing follows but white space.
    mutating func finish() throws(QuartiersError) {
        guard try peek() == 0, window.position == window.end else {
            throw fault(Text(fr: "texte après la fin du JSON", en: "text after the end of the JSON"))
        }
    }

    // MARK: - Values

    /// The value that comes next; arrays and objects as the JSON text that the file holds.
    mutating func readValue() throws(QuartiersError) -> ScannedValue {
        switch try peek() {
        case UInt8(ascii: "\""): return .value(.text(try readString()))
        case UInt8(ascii: "{"), UInt8(ascii: "["): return .value(.text(try readText()))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber()
        case UInt8(ascii: "t"): return .value(.boolean(try takeLiteral("true", true)))
        case UInt8(ascii: "f"): return .value(.boolean(try takeLiteral("false", false)))
        case UInt8(ascii: "n"): return .value(try takeLiteral("null", .null))
        default: throw unexpected(nil)
        }
    }

    /// A value, or a number that a double cannot hold.
    enum ScannedValue {
        case value(Value)
        case tooGreat(String)
    }

    /// The value that comes next, whatever it is, as the JSON text that the file holds.
    mutating func readText() throws(QuartiersError) -> String {
        _ = try peek()
        mark = window.position
        try skipValue()
        let range = (mark ?? 0)..<window.position
        mark = nil
        return try text(range)
    }

    /// Passes over the value that comes next.
    mutating func skipValue() throws(QuartiersError) {
        switch try peek() {
        case UInt8(ascii: "\""): _ = try passString()
        case UInt8(ascii: "{"):
            try open(UInt8(ascii: "{"))
            var isFirst = true
            while try nextElement(before: UInt8(ascii: "}"), isFirst: &isFirst) {
                guard try peek() == UInt8(ascii: "\"") else { throw unexpected(UInt8(ascii: "\"")) }
                _ = try passString()
                try take(UInt8(ascii: ":"))
                try skipValue()
            }
        case UInt8(ascii: "["):
            try open(UInt8(ascii: "["))
            var isFirst = true
            while try nextElement(before: UInt8(ascii: "]"), isFirst: &isFirst) { try skipValue() }
        default: _ = try readValue()
        }
    }

    /// Passes over an array or object by its brackets and strings alone: for a text that another reading takes in full.
    mutating func passStructure() throws(QuartiersError) {
        let first = try peek()
        guard first == UInt8(ascii: "[") || first == UInt8(ascii: "{") else { return try skipValue() }
        var open = 0
        repeat {
            switch window[window.position] {
            case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): open -= 1
            case UInt8(ascii: "\""):
                _ = try passString()
                continue
            case 0 where window.position == window.end:
                guard try refill() else { throw unexpected(nil) }
                continue
            default: break
            }
            window.position += 1
        } while open > 0
    }

    private mutating func takeLiteral<Result>(_ literal: StaticString, _ result: Result) throws(QuartiersError) -> Result {
        let count = literal.utf8CodeUnitCount
        while window.end - window.position < count, try refill() {}
        for index in 0..<count where unsafe window[window.position + index] != literal.utf8Start[index] { throw unexpected(nil) }
        window.position += count
        return result
    }

    private mutating func readNumber() throws(QuartiersError) -> ScannedValue {
        while true {
            let start = unsafe UnsafePointer(window.bytes + window.position)
            guard let scan = unsafe numbers.scan(start) else {
                // It may only be cut by the end of the window.
                if window.end - window.position < ByteWindow.padding, try refill() { continue }
                throw unexpected(nil)
            }
            if window.position + scan.length == window.end, try refill() { continue }
            let range = window.position..<window.position + scan.length
            window.position += scan.length
            if let integer = numbers.integer(scan) { return .value(.integer(integer)) }
            let number = unsafe numbers.value(scan, at: start)
            return number.isFinite ? .value(.real(number)) : .tooGreat(try text(range))
        }
    }

    // MARK: - Window and errors

    /// Reads more, keeping what is marked, or else from the next byte on; false at the end of the source.
    mutating func refill() throws(QuartiersError) -> Bool {
        let isMarked = mark != nil
        let more = try window.refill(keepingFrom: mark ?? window.position)
        if isMarked { mark = 0 }
        return more
    }

    /// Whether the text holds nothing more.
    var isAtEnd: Bool { window.position == window.end }

    /// The line of the next byte.
    mutating func line() -> Int { window.place(at: window.position).line }

    /// An error at a byte, the next one unless said.
    mutating func fault(_ message: Text, at index: Int? = nil, remedy: Text = Self.mendOrAskAgain) -> QuartiersError {
        let place = window.place(at: index ?? window.position)
        return QuartiersError(.badData, message, place: Place(file: file, line: place.line, column: place.column), remedy: remedy)
    }

    private static let mendOrAskAgain = Text(
        fr: "Corriger le fichier à cet endroit, ou en demander une nouvelle copie à son producteur.",
        en: "Mend the file at this place, or ask its producer for a new copy.")

    /// The error of a byte that does not belong where it is.
    mutating func unexpected(_ expected: UInt8?) -> QuartiersError {
        let byte = window[window.position]
        guard window.position < window.end else {
            return fault(
                Text(fr: "le JSON s'arrête avant sa fin", en: "the JSON ends before it is complete"),
                remedy: Text(
                    fr: "Le fichier est sans doute tronqué : le demander à nouveau.", en: "The file is probably cut short: get it again."))
        }
        let next = byte == UInt8(ascii: "-") ? window[window.position + 1] : byte
        if next == UInt8(ascii: "N") || next == UInt8(ascii: "I") {
            return fault(
                Text(fr: "NaN et Infinity ne sont pas des nombres en JSON", en: "NaN and Infinity are no numbers in JSON"),
                remedy: Text(fr: "Corriger la valeur, ou écrire null.", en: "Correct the value, or write null."))
        }
        let found = byte > 0x20 && byte < 0x7F ? String(UnicodeScalar(byte)) : "0x" + String(byte, radix: 16)
        guard let expected else {
            return fault(Text(fr: "JSON incorrect : « \(found) » inattendu", en: "incorrect JSON: unexpected '\(found)'"))
        }
        let wanted = String(UnicodeScalar(expected))
        return fault(
            Text(
                fr: "JSON incorrect : « \(wanted) » attendu, « \(found) » trouvé",
                en: "incorrect JSON: '\(wanted)' expected, '\(found)' found"))
    }
}

extension JSONScanner {
    /// Passes over the value that comes next and gives what a finding shows of it: all of a short one, its brackets for an array or object.
    mutating func readSample() throws(QuartiersError) -> String {
        let first = try peek()
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            try skipValue()
            return first == UInt8(ascii: "{") ? "{…}" : "[…]"
        }
        let text = try readText()
        return text.count > 40 ? text.prefix(40) + "…" : text
    }
}
