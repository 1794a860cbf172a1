import Reporting

extension GeoJSONParser {
    /// Reads a value that should be a geometry or null.
    mutating func readGeometry() throws(QuartiersError) -> FeatureGeometry {
        switch try scanner.peek() {
        case UInt8(ascii: "n"):
            try scanner.skipValue()
            return .null
        case UInt8(ascii: "{"):
            var members = GeoJSONMembers(line: scanner.line())
            try scanner.open(UInt8(ascii: "{"))
            var isFirst = true
            _ = try readMembers(&members, .geometry, isFirst: &isFirst)
            return geometry(&members)
        default:
            note(.jsonGeometry, ["member": .text("type")], found: try scanner.readSample())
            return .unusable
        }
    }

    mutating func readParts(_ members: inout GeoJSONMembers) throws(QuartiersError) {
        guard try scanner.peek() == UInt8(ascii: "[") else {
            members.partsFound = try scanner.readSample()
            return
        }
        try scanner.open(UInt8(ascii: "["))
        var parts: [FeatureGeometry] = []
        var isFirst = true
        while try scanner.nextElement(before: UInt8(ascii: "]"), isFirst: &isFirst) {
            if try scanner.peek() == UInt8(ascii: "n") {
                note(.jsonGeometry, ["member": .text("type")], found: try scanner.readSample())
                parts.append(.unusable)
            } else {
                parts.append(try readGeometry())
            }
        }
        members.parts = parts
    }

    /// The geometry that members make.
    mutating func geometry(_ members: inout GeoJSONMembers) -> FeatureGeometry {
        let collector = members.coordinates
        members.coordinates = nil
        defer { if let collector { spareCollectors.append(collector) } }
        guard let kind = geometryKind(members) else { return .unusable }
        noteMisplaced(members, [.geometry, .properties, .features], type: kind.geoJSONName)
        if kind == .geometryCollection {
            guard let parts = members.parts else {
                note(.jsonGeometry, ["member": .text("geometries")], found: members.partsFound ?? "∅", line: members.line)
                return .unusable
            }
            return collection(parts, line: members.line)
        }
        guard let collector else {
            note(.jsonGeometry, ["member": .text("coordinates")], found: "∅", line: members.line)
            return .unusable
        }
        var assembly = GeometryAssembly(collector, kind)
        return assembly.assemble(&self)
    }

    private mutating func collection(_ parts: [FeatureGeometry], line: Int) -> FeatureGeometry {
        let isNested = parts.contains(.other(.geometryCollection)) || parts.contains(.empty(.geometryCollection))
        if isNested || parts.count == 1 { note(.jsonCollection, line: line) }
        if parts.contains(.unusable) { return .unusable }
        let isEmpty = parts.allSatisfy { if case .empty = $0 { true } else { false } }
        return isEmpty ? .empty(.geometryCollection) : .other(.geometryCollection)
    }

    private mutating func geometryKind(_ members: GeoJSONMembers) -> GeometryKind? {
        guard let type = members.type else {
            note(.jsonGeometry, ["member": .text("type")], found: members.typeFound ?? "∅", line: members.line)
            return nil
        }
        let exact = GeometryKind.allCases.first { $0.geoJSONName == type }
        let kind = exact ?? GeometryKind.allCases.first { isType(members, $0.geoJSONName) }
        if kind == nil { note(.jsonType, found: type, line: members.line) }
        return kind
    }
}
