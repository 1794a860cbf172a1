public import Reporting

/// JSON written straight into bytes.
public enum JSONText {
    /// Adds a text between quotation marks, escaped as RFC 8259 asks and no more.
    public static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        defer { bytes.append(UInt8(ascii: "\"")) }
        guard needsEscape(text.utf8.span) else { return bytes.append(contentsOf: text.utf8) }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x20...: bytes.append(byte)
            case UInt8(ascii: "\n"): append(literal: "\\n", to: &bytes)
            case UInt8(ascii: "\r"): append(literal: "\\r", to: &bytes)
            case UInt8(ascii: "\t"): append(literal: "\\t", to: &bytes)
            default:
                append(literal: byte < 0x10 ? "\\u000" : "\\u00", to: &bytes)
                append(literal: String(byte, radix: 16), to: &bytes)
            }
        }
    }

    private static func needsEscape(_ text: Span<UInt8>) -> Bool {
        for index in text.indices {
            let byte = text[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return true }
        }
        return false
    }

    /// Adds a value: a text, a number with the shortest digits that read back to it, `true`, `false` or `null`.
    ///
    /// A number that is infinite or none, which a `Value` should not hold, is written as `null`.
    public static func append(_ value: Value, to bytes: inout [UInt8]) {
        switch value {
        case .null: append(literal: "null", to: &bytes)
        case .text(let text): append(text, to: &bytes)
        case .integer(let number): DecimalText.append(number, to: &bytes)
        case .real(let number):
            if number.isFinite { DecimalText.appendShortest(number, to: &bytes) } else { append(literal: "null", to: &bytes) }
        case .boolean(let truth): append(literal: truth ? "true" : "false", to: &bytes)
        }
    }

    /// Adds an object whose members have simple values.
    public static func append(_ members: [(name: String, value: Value)], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
            if index > 0 { append(literal: ", ", to: &bytes) }
            append(member.name, to: &bytes)
            append(literal: ": ", to: &bytes)
            append(member.value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// Adds bytes that are JSON already.
    static func append(literal: String, to bytes: inout [UInt8]) { bytes.append(contentsOf: literal.utf8) }
}
