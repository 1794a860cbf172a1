/// Turns the bytes of a text field into a text, and says when they are not what the file announces.
///
/// The announced encoding is believed except where the bytes themselves deny it: text that is not UTF-8 cannot be read as such, and text with accents
/// that is valid UTF-8 is, but for an accident of a few in a million, UTF-8. Both are reported. An encoding that the user named is not second-guessed.
struct DBFTextDecoder {
    /// What the `.cpg`, else the `.dbf`, announces; nil when neither says anything known.
    let announced: DBFEncoding?
    /// What the user asked for instead.
    let forced: DBFEncoding?

    /// What there is to say about a text.
    enum Remark {
        /// Announced as UTF-8, and not that; read as Windows-1252.
        case notUTF8
        /// Announced as something else, and valid UTF-8; read as that.
        case alreadyUTF8
        /// Nothing announced, and not UTF-8; read as Windows-1252.
        case guessed
        /// The writer cut the text inside a character to fit the field; what is left of that one is dropped.
        case cutInsideCharacter
    }

    /// Decodes the bytes of one value.
    ///
    /// - Parameter fillsField: whether the value takes the whole width, so that it may have been cut.
    func decode(_ bytes: Span<UInt8>, fillsField: Bool) -> (text: String, remark: Remark?) {
        if let valid = try? UTF8Span(validating: bytes) {
            let text = String(copying: valid)
            guard let encoding = forced ?? announced, encoding != .utf8, !DBFTextDecoder.isASCII(bytes) else { return (text, nil) }
            guard forced != nil, let asAsked = encoding.decodeSingleBytes(bytes) else { return (text, .alreadyUTF8) }
            return (asAsked, nil)
        }
        if let encoding = forced ?? announced, let text = encoding.decodeSingleBytes(bytes) { return (text, nil) }
        if fillsField, let kept = DBFTextDecoder.withoutCutCharacter(bytes) { return (kept, .cutInsideCharacter) }
        let text = DBFEncoding.windows1252.decodeSingleBytes(bytes) ?? ""
        return (text, forced == nil && announced == nil ? .guessed : .notUTF8)
    }

    private static func isASCII(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices where bytes[index] >= 0x80 { return false }
        return true
    }

    /// The text less a last character whose end is missing; nil when that is not all that is wrong with it.
    private static func withoutCutCharacter(_ bytes: Span<UInt8>) -> String? {
        for missing in 1...3 where missing < bytes.count {
            let lead = bytes[bytes.count - missing]
            guard lead & 0xC0 != 0x80 else { continue }
            let needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
            guard needed > missing, let valid = try? UTF8Span(validating: bytes.extracting(0..<bytes.count - missing)) else { return nil }
            return String(copying: valid)
        }
        return nil
    }
}
