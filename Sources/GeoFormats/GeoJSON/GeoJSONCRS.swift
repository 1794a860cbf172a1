import PlanarGeometry
import Reporting

/// The `crs` member of GeoJSON 2008: the system by name, as `EPSG:2154`, or as an EPSG code of its own.
struct GeoJSONCRS: Equatable {
    /// The system; nil when it is undefined or cannot be told from the text.
    var crs: CRS?
    /// How the file puts it.
    var text: String

    /// Reads the member from its JSON text.
    init(json: String) throws(QuartiersError) {
        text = json
        var scanner = try JSONScanner(.bytes(Array(json.utf8), name: "crs"), windowCapacity: 256)
        guard try scanner.peek() == UInt8(ascii: "{") else { return }
        try scanner.open(UInt8(ascii: "{"))
        var isFirst = true
        while try scanner.nextElement(before: UInt8(ascii: "}"), isFirst: &isFirst) {
            let name = try scanner.readName()
            if name == "properties", try scanner.peek() == UInt8(ascii: "{") {
                try readProperties(&scanner)
            } else {
                try scanner.skipValue()
            }
        }
    }

    private mutating func readProperties(_ scanner: inout JSONScanner) throws(QuartiersError) {
        try scanner.open(UInt8(ascii: "{"))
        var isFirst = true
        while try scanner.nextElement(before: UInt8(ascii: "}"), isFirst: &isFirst) {
            let name = try scanner.readName()
            guard name == "name" || name == "code", case .value(let value) = try scanner.readValue() else {
                if name != "name" && name != "code" { try scanner.skipValue() }
                continue
            }
            text = value.exact
            crs = CRS(value.exact)
        }
    }
}

extension GeoJSONCRS {
    /// How far from its end a file is searched for the member before its structure is walked.
    private static let searchedLength = 1 << 20

    /// The member of a file's root, wherever it stands; nil when there is none.
    ///
    /// Files without it, nearly all, cost one look at their last megabyte, and are not read twice. A member further from the end than that
    /// is met when the features have been read, and is an error then.
    static func behindFeatures(of source: ByteSource) throws(QuartiersError) -> GeoJSONCRS? {
        var opened = try OpenSource(source)
        let tail = try opened.readTail(searchedLength)
        let name = Array("\"crs\"".utf8)
        guard tail.indices.contains(where: { tail[$0] == name[0] && tail[$0...].starts(with: name) }) else { return nil }
        var scanner = try JSONScanner(source)
        var crs: GeoJSONCRS?
        try scanner.open(UInt8(ascii: "{"))
        var isFirst = true
        while try scanner.nextElement(before: UInt8(ascii: "}"), isFirst: &isFirst) {
            if try scanner.readName() == "crs" { crs = try GeoJSONCRS(json: try scanner.readText()) } else { try scanner.skipValue() }
        }
        return crs
    }
}
