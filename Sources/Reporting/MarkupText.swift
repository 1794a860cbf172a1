/// Text inside HTML and XML, whatever characters it holds.
public enum MarkupText {
    /// A text that both take as text, in an element or in an attribute between quotation marks.
    public static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isSpecial) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case _ where isSpecial(scalar): escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Marks of markup, and the control characters and non-characters that neither has a place for.
    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "&", "<", ">", "\"", "'": true
        case "\t", "\n", "\r": false
        default: scalar.properties.generalCategory == .control || scalar.value & 0xFFFE == 0xFFFE
        }
    }
}
