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
