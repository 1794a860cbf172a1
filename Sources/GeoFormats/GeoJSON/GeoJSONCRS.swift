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
    /// The member of a file's root, wherever it stands; nil when there is none.
    ///
    /// Files without it, nearly all, cost one search of a few bytes: only where they occur is the structure walked.
    static func behindFeatures(of source: ByteSource) throws(QuartiersError) -> GeoJSONCRS? {
        guard try mentions(Array("\"crs\"".utf8), source) else { return nil }
        var scanner = try JSONScanner(source)
        var crs: GeoJSONCRS?
        try scanner.open(UInt8(ascii: "{"))
        var isFirst = true
        while try scanner.nextElement(before: UInt8(ascii: "}"), isFirst: &isFirst) {
            if try scanner.readName() == "crs" { crs = try GeoJSONCRS(json: try scanner.readText()) } else { try scanner.skipValue() }
        }
        return crs
    }

    /// Whether the bytes of a source hold some others in a row (Horspool 1980: most bytes are never looked at).
    private static func mentions(_ pattern: [UInt8], _ source: ByteSource) throws(QuartiersError) -> Bool {
        var steps = Array(repeating: pattern.count, count: 256)
        for (index, byte) in pattern.dropLast().enumerated() { steps[Int(byte)] = pattern.count - 1 - index }
        var window = try ByteWindow.open(source)
        window.position = 0
        while true {
            while window.position + pattern.count <= window.end {
                if pattern.indices.allSatisfy({ window[window.position + $0] == pattern[$0] }) { return true }
                window.position += steps[Int(window[window.position + pattern.count - 1])]
            }
            guard try window.refill(keepingFrom: min(window.position, window.end)) else { return false }
        }
    }
}
