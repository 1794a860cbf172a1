/// A neighbourhood of the politique de la ville through its generations: one identity, several codes, names and communes.
public struct Quartier: Sendable, Hashable {
    /// The identifier in a store: the first national code, or the 2024 code of one born in 2024, or the local QIC code.
    ///
    /// A merged or split quartier is a new one, with parents.
    public var id: String
    /// QPV or QIC.
    public var status: QuartierStatus
    /// The name in use.
    public var name: String
    /// Other names met in sources.
    public var aliases: [String]
    /// Its code in each generation that has one, as text: a malformed code is kept, and found by control C01.
    public var codes: [Generation: String]
    /// The identifiers of the quartiers it comes from by merger or split.
    public var parents: [String]

    /// Makes a quartier.
    public init(
        id: String, status: QuartierStatus, name: String, aliases: [String] = [], codes: [Generation: String] = [:], parents: [String] = []
    ) {
        self.id = id
        self.status = status
        self.name = name
        self.aliases = aliases
        self.codes = codes
        self.parents = parents
    }
}

extension [Quartier] {
    /// Those of a name, be it the one in use or another: the whole name, else its first words, as people say it (`Cités 5`).
    public func named(_ text: String) -> [Quartier] {
        let key = NameKey(text).text
        func named(_ isMeant: (String) -> Bool) -> [Quartier] {
            filter { ([$0.name] + $0.aliases).contains { isMeant(NameKey($0).text) } }
        }
        let whole = named { $0 == key }
        return whole.isEmpty && !key.isEmpty ? named { $0.hasPrefix(key + " ") } : whole
    }
}
