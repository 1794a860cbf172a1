/// What one source says a quartier is: name, status, code and communes, as it declares them.
public struct Declaration: Sendable, Hashable {
    /// The identifier of the quartier.
    public var quartier: String
    /// The code it goes by in the source; nil when the source gives none.
    public var code: String?
    /// QPV or QIC; nil when the source does not say.
    public var status: QuartierStatus?
    /// The name; nil when the source has none.
    public var name: String?
    /// The communes, in the order of the source.
    public var communes: [CommuneReference]
    /// The generation of the perimeter that its map shows; nil without a map.
    public var map: Generation?
    /// How its figures came to be: printed in a document, read in a table.
    public var method: Figure.Method
    /// The vintage, as the source names it.
    public var vintage: String?
    /// The document or file.
    public var document: String
    /// The line of the name.
    public var nameLine: Int?
    /// The line of the communes.
    public var communesLine: Int?

    /// Makes a declaration.
    public init(
        quartier: String, code: String? = nil, status: QuartierStatus? = nil, name: String? = nil, communes: [CommuneReference] = [],
        map: Generation? = nil, method: Figure.Method, vintage: String? = nil, document: String, nameLine: Int? = nil,
        communesLine: Int? = nil
    ) {
        self.quartier = quartier
        self.code = code
        self.status = status
        self.name = name
        self.communes = communes
        self.map = map
        self.method = method
        self.vintage = vintage
        self.document = document
        self.nameLine = nameLine
        self.communesLine = communesLine
    }
}
