/// Marks of layout that text extracted from documents carries: Markdown emphasis and escapes, HTML tags and entities, `^{er}`.
enum Markup {
    /// The text without marks, and for each of its bytes the offset it comes from.
    struct Cleaned {
        fileprivate(set) var bytes: [UInt8] = []
        fileprivate(set) var offsets: [Int] = []

        fileprivate mutating func append(_ text: String, from offset: Int) {
            for byte in text.utf8 {
                bytes.append(byte)
                offsets.append(offset)
            }
        }
    }

    /// Whether a byte may begin a mark.
    static func mayBegin(_ byte: UInt8) -> Bool { "*_<&\\^\u{0C}".utf8.contains(byte) }

    /// Takes the marks out of a line.
    static func removed(from line: [UInt8]) -> Cleaned {
        var cleaned = Cleaned()
        let single = pairedStars(in: line)
        var index = 0
        while index < line.count {
            let byte = line[index]
            switch byte {
            case UInt8(ascii: "*") where index + 1 < line.count && line[index + 1] == byte: index += 2
            case UInt8(ascii: "_") where index + 1 < line.count && line[index + 1] == byte: index += 2
            case UInt8(ascii: "*") where single.contains(index): index += 1
            case UInt8(ascii: "\\") where index + 1 < line.count && isPunctuation(line[index + 1]):
                cleaned.append(String(UnicodeScalar(line[index + 1])), from: index)
                index += 2
            case UInt8(ascii: "<"):
                if let tag = Tag(line, at: index) {
                    cleaned.append(tag.replacement, from: index)
                    index = tag.end
                } else {
                    cleaned.append("<", from: index)
                    index += 1
                }
            case UInt8(ascii: "&"):
                if let (text, end) = entity(line, at: index) {
                    cleaned.append(text, from: index)
                    index = end
                } else {
                    cleaned.append("&", from: index)
                    index += 1
                }
            case UInt8(ascii: "^") where index + 1 < line.count && line[index + 1] == UInt8(ascii: "{"):
                // `1^{er}` reads `1er`: the braces go, what they hold stays.
                if let close = line[index...].firstIndex(of: UInt8(ascii: "}")) {
                    for inner in index + 2..<close {
                        cleaned.bytes.append(line[inner])
                        cleaned.offsets.append(inner)
                    }
                    index = close + 1
                } else {
                    cleaned.append("^", from: index)
                    index += 1
                }
            case 0x0C: index += 1
            default:
                cleaned.bytes.append(byte)
                cleaned.offsets.append(index)
                index += 1
            }
        }
        return cleaned
    }

    /// The single stars that open and close an emphasis: `(*mères isolées...*)`; a star that begins a list or marks a note is none.
    private static func pairedStars(in line: [UInt8]) -> Set<Int> {
        func isSpace(_ index: Int) -> Bool { index < 0 || index >= line.count || line[index] == UInt8(ascii: " ") || line[index] == 9 }
        let star = UInt8(ascii: "*")
        let stars = line.indices.filter { index in
            line[index] == star && (index == 0 || line[index - 1] != star) && (index + 1 == line.count || line[index + 1] != star)
        }
        var paired: Set<Int> = []
        var open: Int?
        for index in stars {
            if let start = open {
                guard !isSpace(index - 1) else { continue }
                paired.formUnion([start, index])
                open = nil
            } else if !isSpace(index + 1), isSpace(index - 1) || isPunctuation(line[index - 1]) {
                open = index
            }
        }
        return paired
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        (33...47).contains(byte) || (58...64).contains(byte) || (91...96).contains(byte) || (123...126).contains(byte)
    }

    /// The text of an entity; nil for one that is not known.
    private static func entity(_ line: [UInt8], at start: Int) -> (text: String, end: Int)? {
        guard let close = line[start...].prefix(10).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: line[start + 1..<close], as: UTF8.self)
        let known = [
            "nbsp": "\u{00A0}", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "rsquo": "’", "laquo": "«", "raquo": "»",
            "ndash": "–", "mdash": "—", "bull": "•", "hellip": "…", "eacute": "é", "egrave": "è", "ecirc": "ê", "agrave": "à", "acirc": "â",
            "ccedil": "ç", "ocirc": "ô", "icirc": "î", "ugrave": "ù", "ucirc": "û", "oelig": "œ", "Eacute": "É", "Agrave": "À",
        ]
        if let text = known[name] { return (text, close + 1) }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let scalar = code.flatMap(Unicode.Scalar.init), scalar.value != 0 else { return nil }
        return (String(scalar), close + 1)
    }

    /// An HTML tag; `<https://…>` and `< 10 %` are none.
    struct Tag {
        /// Its name, in lower case, with `/` before that of a closing one.
        let name: String
        /// What stands between its name and `>`.
        let attributes: String
        /// The offset behind it.
        let end: Int

        init?(_ line: [UInt8], at start: Int) {
            var index = start + 1
            var name: [UInt8] = []
            if index < line.count, line[index] == UInt8(ascii: "/") {
                name.append(line[index])
                index += 1
            }
            let nameStart = index
            while index < line.count, Self.isNameByte(line[index]) {
                name.append(line[index] | 0x20)
                index += 1
            }
            guard index > nameStart, line[nameStart] > UInt8(ascii: "9"), index < line.count, " \t/>".utf8.contains(line[index]),
                let close = line[index...].firstIndex(of: UInt8(ascii: ">"))
            else { return nil }
            self.name = String(decoding: name, as: UTF8.self)
            attributes = String(decoding: line[index..<close], as: UTF8.self)
            end = close + 1
        }

        private static func isNameByte(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }

        /// What stands in the text where the tag stood.
        var replacement: String {
            switch name {
            case "li": "• "
            case "br": "\n"
            case "b", "/b", "i", "/i", "u", "/u", "strong", "/strong", "em", "/em", "sup", "/sup", "sub", "/sub", "span", "/span", "a",
                "/a":
                ""
            default: " "
            }
        }
    }
}
