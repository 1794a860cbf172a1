/// The identity of a coordinate reference system: the authority that defines it and its code there.
///
/// An identity only: `PROJTransforms` gives it meaning (kind, unit, area of use). Coordinates are x east, y north whatever the authority's
/// axis order says.
public struct CRS: Hashable, Sendable, CustomStringConvertible {
    /// The authority, in capitals: `EPSG`, `OGC`, `IGNF`.
    public let authority: String
    /// The code that the authority gives: `2154`.
    public let code: String

    /// Makes an identity from an authority, in any case, and a code.
    public init(authority: String, code: String) {
        self.authority = authority.uppercased()
        self.code = code
    }

    /// Makes the identity of a system in the EPSG register.
    public init(epsg code: Int) { self.init(authority: "EPSG", code: String(code)) }

    /// Reads an identity as people and files write it: `EPSG:2154`, `2154`, `urn:ogc:def:crs:EPSG::2154`, `OGC:CRS84`,
    /// `http://www.opengis.net/def/crs/OGC/1.3/CRS84`; nil when it is none of these.
    ///
    /// `OGC:CRS84` is WGS 84 in longitude and latitude, which here is EPSG:4326 (x east, y north always), and reads as that.
    public init?(_ text: String) {
        let trimmed = text.filter { !$0.isWhitespace }
        var parts = trimmed.split(whereSeparator: { $0 == ":" || $0 == "/" }).map(String.init)
        if parts.first?.lowercased() == "urn" || parts.first?.lowercased().hasPrefix("http") == true {
            guard let marker = parts.firstIndex(where: { $0.lowercased() == "crs" }) else { return nil }
            parts = Array(parts[(marker + 1)...])
            if parts.count == 3 { parts.remove(at: 1) }
        }
        if parts.count == 1 { parts.insert(parts[0].uppercased() == "CRS84" ? "OGC" : "EPSG", at: 0) }
        guard parts.count == 2, !parts[1].isEmpty, parts[0].allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
        if parts[0].uppercased() == "EPSG" && !parts[1].allSatisfy({ $0.isASCII && $0.isNumber }) { return nil }
        self.init(authority: parts[0], code: parts[1].uppercased())
        if self == CRS(authority: "OGC", code: "CRS84") { self = .wgs84 }
    }

    /// `EPSG:2154`, the form users write and PROJ reads.
    public var description: String { "\(authority):\(code)" }

    /// The code as a number when it is one, as `gpkg_spatial_ref_sys` wants it.
    public var number: Int? { Int(code) }
}

extension CRS {
    /// WGS 84, in longitude and latitude: the system of RFC 7946.
    public static let wgs84 = CRS(epsg: 4326)
    /// RGF93 v1 / Lambert-93, metres: what French files really use.
    public static let lambert93 = CRS(epsg: 2154)
    /// RGF93 v2b / Lambert-93, metres: the legal system of the mainland since 2021; 2 mm from `lambert93` here.
    public static let lambert93v2b = CRS(epsg: 9794)
    /// RGF93 v1 in longitude and latitude, on GRS 80.
    public static let rgf93 = CRS(epsg: 4171)
    /// ETRS89-extended / LAEA Europe, metres, equal-area: the plane of INSEE's tiles.
    public static let laeaEurope = CRS(epsg: 3035)
}
