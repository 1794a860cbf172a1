internal import Reporting

/// The bytes of one record being written.
struct DBFRecord {
    /// The record: the deletion mark, then every value in its width.
    private(set) var bytes: [UInt8]
    private let fields: [DBFField]
    private let offsets: [Int]

    init(fields: [DBFField]) {
        self.fields = fields
        var offset = 1
        offsets = fields.map { field in
            defer { offset += field.width }
            return offset
        }
        bytes = [UInt8](repeating: 0x20, count: offset)
    }

    /// Writes the values of a feature, one for each field; what cannot be written whole is counted.
    ///
    /// - Throws: status 70 when a value is not of a type that its field takes.
    mutating func fill(_ values: [Value], feature: Int, tally: inout FindingTally) throws(QuartiersError) {
        for place in bytes.indices { bytes[place] = 0x20 }
        for (index, field) in fields.enumerated() {
            let value = values[index]
            switch (field.format, value) {
            case (.truth, .null): bytes[offsets[index]] = UInt8(ascii: "?")
            case (_, .null): break
            case (.text(let width), _):
                let text = value.exact
                let kept = DBFRecord.cut(text, to: width)
                if kept.count < text.utf8.count {
                    tally.note(.textCut, feature: feature, field: field.name, expected: .integer(width), found: .text(text))
                }
                put(kept, at: offsets[index])
            case (.code(let width), _):
                let code = value.exact
                if code.utf8.count <= width {
                    put(code.utf8, at: offsets[index])
                } else {
                    tally.note(.codeTooLong, feature: feature, field: field.name, expected: .integer(width), found: .text(code))
                }
            case (.number(let width, let decimals), .integer), (.number(let width, let decimals), .real):
                if !put(value, decimals: decimals, in: offsets[index]..<offsets[index] + width) {
                    tally.note(.numberTooWide, feature: feature, field: field.name, expected: .integer(width), found: .text(value.exact))
                }
            case (.date, .text(let text)):
                if CalendarDate(text) != nil {
                    put(Array(text.utf8.filter { $0 != UInt8(ascii: "-") }), at: offsets[index])
                } else {
                    tally.note(.dateUnwritable, feature: feature, field: field.name, found: value)
                }
            case (.truth, .boolean(let truth)): bytes[offsets[index]] = UInt8(ascii: truth ? "T" : "F")
            default:
                throw QuartiersError(
                    .software,
                    Text(
                        fr: "la valeur « \(value.exact) » n'est pas du type du champ \(field.name)",
                        en: "the value '\(value.exact)' is not of the type of field \(field.name)"), place: Place(feature: feature))
            }
        }
    }

    private mutating func put(_ content: some Sequence<UInt8>, at start: Int) {
        for (place, byte) in content.enumerated() { bytes[start + place] = byte }
    }

    /// The bytes of a text that fit a width, none of its characters in part.
    ///
    /// A character is what a reader sees as one: a letter with the accents that follow it.
    static func cut(_ text: String, to width: Int) -> Substring.UTF8View {
        guard text.utf8.count > width else { return text[...].utf8 }
        var end = text.utf8.index(text.startIndex, offsetBy: width)
        while end.samePosition(in: text) == nil { end = text.utf8.index(before: end) }
        return text[..<end].utf8
    }

    /// Writes a number against the right edge of its cell; false when it does not fit, and the cell is left blank.
    private mutating func put(_ value: Value, decimals: Int, in cell: Range<Int>) -> Bool {
        guard let number = DBFRecord.fixed(value, decimals: decimals) else { return false }
        var (whole, fraction) = (number.whole, number.fraction)
        var place = cell.upperBound
        func push(_ byte: UInt8, on bytes: inout [UInt8]) {
            place -= 1
            if place >= cell.lowerBound { bytes[place] = byte }
        }
        for _ in 0..<decimals {
            push(UInt8(ascii: "0") + UInt8(fraction % 10), on: &bytes)
            fraction /= 10
        }
        if decimals > 0 { push(UInt8(ascii: "."), on: &bytes) }
        repeat {
            push(UInt8(ascii: "0") + UInt8(whole % 10), on: &bytes)
            whole /= 10
        } while whole > 0
        if number.isNegative { push(UInt8(ascii: "-"), on: &bytes) }
        guard place < cell.lowerBound else { return true }
        for place in cell { bytes[place] = 0x20 }
        return false
    }

    /// A number as digits before and after the point, rounded half away from zero; nil when it is not finite or has more than 18 digits before it.
    private static func fixed(_ value: Value, decimals: Int) -> (whole: UInt, fraction: UInt, isNegative: Bool)? {
        let number: Double
        switch value {
        case .integer(let whole): return (whole.magnitude, 0, whole < 0)
        case .real(let real): number = real
        default: return nil
        }
        guard number.magnitude < 1e18 else { return nil }
        // The two halves apart, so that the decimals of a large number keep all the digits that it has.
        var whole = UInt(number.magnitude)
        let scale = (0..<decimals).reduce(UInt(1)) { scale, _ in scale * 10 }
        var fraction = UInt(((number.magnitude - Double(whole)) * Double(scale)).rounded(.toNearestOrAwayFromZero))
        if fraction == scale {
            whole += 1
            fraction = 0
        }
        return (whole, fraction, number < 0 && (whole > 0 || fraction > 0))
    }
}
