public import PlanarGeometry

/// A commune of the Code officiel géographique, with its outline.
public struct Commune: Sendable, Hashable {
    /// Its INSEE code.
    public var code: CommuneCode
    /// Its name, article included.
    public var name: String
    /// The EPCI it belongs to, by SIREN.
    public var epci: String?
    /// The vintage of the Code officiel géographique that the outline follows; codes are recycled, so it matters.
    public var cog: Int?
    /// Its outline, in the CRS of its layer.
    public var outline: MultiPolygon

    /// Makes a commune.
    public init(code: CommuneCode, name: String, epci: String? = nil, cog: Int? = nil, outline: MultiPolygon) {
        self.code = code
        self.name = name
        self.epci = epci
        self.cog = cog
        self.outline = outline
    }
}

/// An établissement public de coopération intercommunale: the agglomeration.
public struct EPCI: Sendable, Hashable {
    /// Its SIREN: nine digits.
    public var siren: String
    /// Its name.
    public var name: String?

    /// Makes an EPCI; nil when the SIREN is not nine digits.
    public init?(siren: String, name: String? = nil) {
        let digits = siren.filter { !$0.isWhitespace }
        guard digits.count == 9, digits.allSatisfy(\.isASCIIDigit) else { return nil }
        self.siren = digits
        self.name = name
    }
}
