import Reporting

extension GeoJSONParser {
    /// Reads an element of `features`; nil when it is no object.
    mutating func readFeature() throws(QuartiersError) -> Feature? {
        guard try scanner.peek() == UInt8(ascii: "{") else {
            note(.jsonFeature, found: try scanner.readSample())
            return nil
        }
        var members = GeoJSONMembers(line: scanner.line())
        place.line = members.line
        try scanner.open(UInt8(ascii: "{"))
        var isFirst = true
        _ = try readMembers(&members, .feature, isFirst: &isFirst)
        return feature(members)
    }

    /// The feature that members make.
    mutating func feature(_ members: GeoJSONMembers) -> Feature {
        place.line = members.line
        var geometry = members.geometry ?? .null
        if !isType(members, "Feature") {
            note(.jsonFeature, found: members.type ?? members.typeFound ?? "{…}")
            geometry = .unusable
        }
        noteMisplaced(members, [.coordinates, .geometries, .features], type: "Feature")
        for name in [GeoJSONMembers.Name.properties, .geometry] where !members.present.contains(.init(name)) {
            note(.jsonMissing, ["member": .text(name.rawValue)])
        }
        var attributes = members.attributes
        // Some producers keep the code of an object there and nowhere else.
        if !members.id.isNull && !attributes.contains(where: { $0.name == "id" }) { attributes.append(.init("id", members.id)) }
        return Feature(rank: place.feature ?? 1, geometry: geometry, attributes: attributes)
    }

    mutating func readProperties(_ members: inout GeoJSONMembers) throws(QuartiersError) {
        members.attributes.removeAll(keepingCapacity: true)
        guard try scanner.peek() == UInt8(ascii: "{") else {
            let found = try scanner.readSample()
            if found != "null" { note(.jsonMember, ["member": .text("properties")], found: found) }
            return
        }
        try scanner.open(UInt8(ascii: "{"))
        let likely = likely
        members.attributes.reserveCapacity(likely.names.count)
        var isFirst = true
        var areLikely = true
        var names: Set<String> = []
        while try scanner.nextElement(before: UInt8(ascii: "}"), isFirst: &isFirst) {
            let rank = members.attributes.count
            if areLikely, rank < likely.names.count, try scanner.takeName(likely.text, likely.ranges[rank]) {
                members.attributes.append(Feature.Attribute(likely.names[rank], try readProperty(likely.names[rank])))
                continue
            }
            if areLikely {
                // From here on a name may be one that was met before; up to here they are those of a feature that was checked.
                areLikely = false
                names = Set(members.attributes.map(\.name))
            }
            let name = try scanner.readName()
            if !names.insert(name).inserted {
                note(.jsonDuplicate, ["member": .text(name)])
                members.attributes.removeAll { $0.name == name }
            }
            members.attributes.append(Feature.Attribute(name, try readProperty(name)))
        }
        if !areLikely { self.likely = LikelyNames(members.attributes.map(\.name)) }
    }

    private mutating func readProperty(_ name: String) throws(QuartiersError) -> Value {
        switch try scanner.readValue() {
        case .value(let value): return value
        case .tooGreat(let text):
            note(.jsonNumber, ["member": .text(name)], found: text)
            return .text(text)
        }
    }
}
