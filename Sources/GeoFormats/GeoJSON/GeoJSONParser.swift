import PlanarGeometry
import Reporting

/// Reads GeoJSON objects one after the other and gathers what is wrong with each; `GeoJSONReader` decides what comes when.
struct GeoJSONParser: ~Copyable {
    /// Where an object stands, which decides what its members mean.
    enum Level {
        case root, feature, geometry
    }

    var scanner: JSONScanner
    /// The file, the layer and the rank of the feature being read, for findings.
    var place: Place
    /// What was found since the reader last took it.
    private var findings: [Finding] = []
    /// Whether the file follows RFC 7946, which orders rings; GeoJSON of 2008, with its `crs`, did not.
    var ordersRings = true
    /// Whether geometries are read, and not passed over.
    var readsGeometry = true
    /// What the root says of the layer.
    var root = RootMembers()

    /// Kinds told once in a layer.
    private var told: Set<FindingKind> = []
    /// Memory for coordinates, used again from one geometry to the next.
    var spareCollectors: [CoordinateCollector] = []
    /// The names of the previous feature's fields, in order: those of the next one, nearly always.
    var likely = LikelyNames()

    struct LikelyNames {
        private(set) var names: [String] = []
        /// The names in a row, each between quotation marks, as files write them.
        private(set) var text: [UInt8] = []
        /// Where each stands in the text.
        private(set) var ranges: [Range<Int>] = []

        init(_ names: [String] = []) {
            self.names = names
            for name in names {
                let start = text.count
                text += Array("\"\(name)\"".utf8)
                ranges.append(start..<text.count)
            }
        }
    }

    /// Members of the root that speak of the layer.
    struct RootMembers {
        var name: String?
        var crs: GeoJSONCRS?
    }

    init(_ source: ByteSource, windowCapacity: Int) throws(QuartiersError) {
        scanner = try JSONScanner(source, windowCapacity: windowCapacity)
        place = Place(file: source.name)
    }

    /// Enters the object that a GeoJSON text is.
    mutating func openRoot() throws(QuartiersError) -> GeoJSONMembers {
        guard try scanner.peek() == UInt8(ascii: "{") else {
            if scanner.isAtEnd { throw scanner.fault(Text(fr: "fichier vide", en: "empty file")) }
            throw scanner.fault(
                Text(
                    fr: "ce n'est pas du GeoJSON : un objet entre accolades est attendu",
                    en: "no GeoJSON: an object between braces is expected"))
        }
        let members = GeoJSONMembers(line: scanner.line())
        try scanner.open(UInt8(ascii: "{"))
        return members
    }

    /// What was found since the last call.
    mutating func takeFindings() -> [Finding] {
        defer { findings.removeAll() }
        return findings
    }

    // MARK: - Members

    /// Reads the members of an object whose brace was opened.
    ///
    /// - Returns: true when it stopped inside the array of features of the root, false at the end of the object.
    mutating func readMembers(_ members: inout GeoJSONMembers, _ level: Level, isFirst: inout Bool) throws(QuartiersError) -> Bool {
        while try scanner.nextElement(before: UInt8(ascii: "}"), isFirst: &isFirst) {
            let text = try scanner.readName()
            guard let name = GeoJSONMembers.Name(rawValue: text) else {
                try readForeign(text, level)
                continue
            }
            if members.present.contains(.init(name)) { note(.jsonDuplicate, ["member": .text(text)]) }
            members.present.insert(.init(name))
            switch name {
            case .type: try readType(&members)
            case .coordinates where level != .feature: try readCoordinates(&members)
            case .geometries where level != .feature: try readParts(&members)
            case .geometry where level != .geometry && readsGeometry: members.geometry = try readGeometry()
            case .geometry where level != .geometry: try scanner.passStructure()
            case .properties where level != .geometry: try readProperties(&members)
            case .id where level != .geometry: try readIdentifier(&members)
            case .bbox: try readBoundingBox()
            case .features where level == .root && isCollection(members):
                if try scanner.peek() == UInt8(ascii: "[") {
                    try scanner.open(UInt8(ascii: "["))
                    return true
                }
                let found = try scanner.readSample()
                throw scanner.fault(
                    Text(
                        fr: "« features » devrait être un tableau ; trouvé : \(found)", en: "'features' should be an array; found: \(found)"
                    ))
            default: try scanner.skipValue()
            }
        }
        return false
    }

    /// Whether an object may still be a collection: its type says so, or is not known yet.
    private func isCollection(_ members: GeoJSONMembers) -> Bool {
        guard members.present.contains(.init(.type)) else { return true }
        return members.type?.lowercased() == "featurecollection"
    }

    private mutating func readForeign(_ name: String, _ level: Level) throws(QuartiersError) {
        if level == .root && name == "crs" {
            if root.crs != nil { note(.jsonDuplicate, ["member": .text(name)]) }
            root.crs = try GeoJSONCRS(json: try scanner.readText())
        } else if level == .root, name == "name", try scanner.peek() == UInt8(ascii: "\"") {
            root.name = try scanner.readString()
        } else {
            try scanner.skipValue()
        }
    }

    private mutating func readType(_ members: inout GeoJSONMembers) throws(QuartiersError) {
        if try scanner.peek() == UInt8(ascii: "\"") {
            members.type = try scanner.readString()
        } else {
            members.typeFound = try scanner.readSample()
        }
    }

    private mutating func readCoordinates(_ members: inout GeoJSONMembers) throws(QuartiersError) {
        var collector = members.coordinates ?? spareCollectors.popLast() ?? CoordinateCollector()
        members.coordinates = nil
        try collector.read(&scanner)
        members.coordinates = collector
    }

    private mutating func readIdentifier(_ members: inout GeoJSONMembers) throws(QuartiersError) {
        switch try scanner.peek() {
        case UInt8(ascii: "\""), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            if case .value(let id) = try scanner.readValue() { members.id = id }
        default: note(.jsonMember, ["member": .text("id")], found: try scanner.readSample())
        }
    }

    private mutating func readBoundingBox() throws(QuartiersError) {
        guard try scanner.peek() == UInt8(ascii: "[") else {
            let found = try scanner.readSample()
            if found != "null" { note(.jsonBoundingBox, found: found) }
            return
        }
        try scanner.open(UInt8(ascii: "["))
        var isFirst = true
        var numbers = 0
        var others = 0
        while try scanner.nextElement(before: UInt8(ascii: "]"), isFirst: &isFirst) {
            switch try scanner.peek() {
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): numbers += 1
            default: others += 1
            }
            try scanner.skipValue()
        }
        if others > 0 || (numbers != 4 && numbers != 6) { note(.jsonBoundingBox, found: "[…]") }
    }

    // MARK: - Findings

    /// Whether the type is one, told when only its case differs.
    mutating func isType(_ members: GeoJSONMembers, _ expected: String) -> Bool {
        guard let type = members.type else { return false }
        if type == expected { return true }
        guard type.lowercased() == expected.lowercased() else { return false }
        note(.jsonTypeCase, expected: expected, found: type, line: members.line)
        return true
    }

    /// Tells members that belong to another type of object.
    mutating func noteMisplaced(_ members: GeoJSONMembers, _ names: [GeoJSONMembers.Name], type: String) {
        for name in names where members.present.contains(.init(name)) {
            note(.jsonMisplaced, ["member": .text(name.rawValue), "type": .text(type)], line: members.line)
        }
    }

    /// Tells a finding at the place being read.
    mutating func note(
        _ kind: FindingKind, _ arguments: [String: Value] = [:], expected: String? = nil, found: String? = nil, line: Int? = nil,
        position: Coordinate? = nil
    ) {
        var place = place
        place.line = line ?? place.line
        place.x = position?.x
        place.y = position?.y
        findings.append(
            Finding(kind, place: place, arguments: arguments, expected: .text(orNull: expected), found: .text(orNull: found)))
    }

    /// Tells a finding the first time in a layer.
    mutating func noteOnce(_ kind: FindingKind, line: Int) {
        if told.insert(kind).inserted { note(kind, line: line) }
    }
}
