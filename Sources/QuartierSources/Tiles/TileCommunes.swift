public import QuartierModel

/// The communes of a tile, as INSEE packs them: codes of five characters end to end, in either order, `9200292019`.
public enum TileCommunes {
    /// The codes of a cell, in its order, each once; nil when it is not made of codes.
    public static func split(_ cell: String) -> [CommuneCode]? {
        let characters = Array(cell)
        guard !characters.isEmpty, characters.count.isMultiple(of: 5) else { return nil }
        var codes: [CommuneCode] = []
        for start in stride(from: 0, to: characters.count, by: 5) {
            guard let code = CommuneCode(String(characters[start..<start + 5])) else { return nil }
            if !codes.contains(code) { codes.append(code) }
        }
        return codes
    }
}
