public import PlanarGeometry
public import Reporting

/// Why bytes are not a geometry, and where.
public struct WKBError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The bytes end inside a value.
        case truncated
        /// A count that the bytes left cannot hold.
        case countBeyondBytes(count: UInt32, bytesLeft: Int)
        /// A byte order that is neither 0 nor 1.
        case unknownByteOrder(UInt8)
        /// A type of geometry that is not read: curves, surfaces, unknown numbers.
        case unsupportedType(UInt32)
        /// A part of a type that its whole cannot hold.
        case unexpectedPart(GeometryKind, in: GeometryKind)
        /// Collections nested beyond the limit.
        case nestedTooDeep
        /// Bytes after the end of the geometry.
        case trailingBytes(Int)
        /// A ring with fewer than four positions, not closed, or with a position that is not finite.
        case ring(RingError)
        /// A position outside any ring that is infinite or not a number.
        case notFinite
    }

    /// What is wrong.
    public let reason: Reason
    /// The offset in bytes where it was seen.
    public let offset: Int
    /// The rank of the polygon in its geometry, from 1.
    public var polygon: Int?
    /// The rank of the ring in its polygon, from 1 (the exterior).
    public var ring: Int?
    /// The rank of the position in its ring or line, from 1.
    public var position: Int?

    /// The error in words: what is wrong, the polygon, ring and position, the byte.
    public var message: Text {
        var place = ""
        var placeInEnglish = ""
        func add(_ french: String, _ english: String, _ rank: Int?) {
            guard let rank else { return }
            place += "\(french) \(rank), "
            placeInEnglish += "\(english) \(rank), "
        }
        add("polygone", "polygon", polygon)
        add("anneau", "ring", ring)
        add("sommet", "position", position)
        return Text(
            fr: "\(reason.text.french) (\(place)octet \(offset))",
            en: "\(reason.text.english) (\(placeInEnglish)byte \(offset))")
    }
}

extension WKBError.Reason {
    /// The reason in words.
    var text: Text {
        switch self {
        case .truncated:
            Text(fr: "la géométrie s'arrête au milieu d'une valeur", en: "the geometry ends inside a value")
        case .countBeyondBytes(let count, let left):
            Text(
                fr: "la géométrie annonce \(count) éléments, or il ne reste que \(left) octets",
                en: "the geometry announces \(count) elements and only \(left) bytes are left")
        case .unknownByteOrder(let byte):
            Text(fr: "ordre des octets inconnu : \(byte) (0 ou 1 attendu)", en: "unknown byte order: \(byte) (0 or 1 expected)")
        case .unsupportedType(let number):
            Text(fr: "type de géométrie \(number) non pris en charge", en: "unsupported type \(number)")
        case .unexpectedPart(let part, let whole):
            Text(
                fr: "un \(whole.geoJSONName) ne peut pas contenir de \(part.geoJSONName)",
                en: "a \(whole.geoJSONName) cannot hold a \(part.geoJSONName)")
        case .nestedTooDeep:
            Text(
                fr: "collections imbriquées sur plus de \(WKB.greatestDepth) niveaux",
                en: "collections nested more than \(WKB.greatestDepth) levels deep")
        case .trailingBytes(let count):
            Text(fr: "\(count) octets de trop après la géométrie", en: "\(count) bytes too many after the geometry")
        case .ring(let error):
            error.text
        case .notFinite:
            Text(fr: "coordonnée infinie ou non numérique", en: "a coordinate that is infinite or not a number")
        }
    }
}

extension RingError {
    /// Why the positions are no ring, in words.
    public var text: Text {
        switch self {
        case .tooFewPositions(let count):
            Text(fr: "un anneau a \(count) sommets (4 au moins attendus)", en: "a ring has \(count) positions (at least 4 expected)")
        case .notClosed:
            Text(fr: "un anneau n'est pas fermé", en: "a ring is not closed")
        case .notFinite:
            Text(fr: "coordonnée infinie ou non numérique", en: "a coordinate that is infinite or not a number")
        }
    }
}
