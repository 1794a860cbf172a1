/// Several communes packed in one cell, as deliveries write them: `Lille, Faches-Thumesnil, Loos,  Lezennes`, `62048;62194`.
public enum CommuneList {
    /// The names or codes of a cell, in its order, without outer spaces, each once.
    ///
    /// Commas, semicolons, slashes, bars and line breaks part them. Hyphens do not (`Calonne-Ricouart`), nor does `et`.
    public static func split(_ cell: String) -> [String] {
        var seen: Set<NameKey> = []
        return cell.unicodeScalars.split(whereSeparator: isSeparator)
            .map { part in
                // Doubled and trailing spaces are habits of the files, not part of the names.
                part.split(whereSeparator: \.properties.isWhitespace).map { String($0) }.joined(separator: " ")
            }
            .filter { !$0.isEmpty && seen.insert(NameKey($0)).inserted }
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", ";", "/", "|", "\n", "\r": true
        default: false
        }
    }
}

/// How a document or a delivery names a commune: by code, by name, or by both.
public struct CommuneReference: Sendable, Hashable {
    /// The INSEE code, when one is given.
    public var code: CommuneCode?
    /// The name, as written.
    public var name: String?

    /// Makes a reference from a code, a name, or both.
    public init(code: CommuneCode? = nil, name: String? = nil) {
        self.code = code
        self.name = name
    }

    /// Reads one part of a packed cell: a code when it has the form of one, else a name.
    public init(written: String) {
        if let code = CommuneCode(written) {
            self.init(code: code)
        } else {
            self.init(name: written)
        }
    }

    /// Whether it designates a commune: by code when it has one, else by folded name.
    public func designates(code otherCode: CommuneCode, name otherName: String) -> Bool {
        if let code { return code == otherCode }
        return name.map { NameKey($0) == NameKey(otherName) } ?? false
    }

    /// What to show: the name, else the code.
    public var label: String { name ?? code?.text ?? "" }
}
