import PlanarGeometry
import Reporting

/// The features of a GeoJSON text in order, and what its root says of them.
struct GeoJSONStream: ~Copyable {
    private(set) var description: LayerDescription
    private(set) var declaresCRS = false

    private var parser: GeoJSONParser
    private var root: GeoJSONMembers
    private var isAmongFeatures: Bool
    private var isFirstMember: Bool
    private var isFirstFeature = true
    private var isFinished = false
    private var rank = 0
    private var count = 0
    private var first: Feature?
    private var fields: Set<String> = []

    /// Opens a source and reads it up to its first feature.
    static func open(_ source: ByteSource, windowCapacity: Int, readsGeometry: Bool = true) throws(QuartiersError) -> GeoJSONStream {
        var parser = try GeoJSONParser(source, windowCapacity: windowCapacity)
        parser.readsGeometry = readsGeometry
        var root = try parser.openRoot()
        var isFirstMember = true
        let isAmongFeatures = try parser.readMembers(&root, .root, isFirst: &isFirstMember)
        var stream = GeoJSONStream(
            description: LayerDescription(name: source.stem, crs: .wgs84), parser: parser, root: root, isAmongFeatures: isAmongFeatures,
            isFirstMember: isFirstMember)
        try stream.settle(source)
        stream.first = try stream.readFeature()
        return stream
    }

    private init(
        description: LayerDescription, parser: consuming GeoJSONParser, root: GeoJSONMembers, isAmongFeatures: Bool, isFirstMember: Bool
    ) {
        self.description = description
        self.parser = parser
        self.root = root
        self.isAmongFeatures = isAmongFeatures
        self.isFirstMember = isFirstMember
    }

    /// The next feature; nil behind the last.
    mutating func next() throws(QuartiersError) -> Feature? {
        if let feature = first {
            first = nil
            return feature
        }
        return try readFeature()
    }

    /// What was found since the last call.
    mutating func takeFindings() -> [Finding] { parser.takeFindings() }

    /// Decides the name and system of the layer before its first feature.
    private mutating func settle(_ source: ByteSource) throws(QuartiersError) {
        if parser.root.crs == nil && isAmongFeatures && source.isRewindable { parser.root.crs = try GeoJSONCRS.behindFeatures(of: source) }
        if let declared = parser.root.crs {
            declaresCRS = true
            description.crs = declared.crs
            description.crsText = declared.text
        }
        if let name = parser.root.name { description.name = name }
        parser.ordersRings = !declaresCRS
        parser.place.layer = description.name
    }

    /// Reads up to the next feature of the array; nil behind the end of the root, which it then judges.
    private mutating func readFeature() throws(QuartiersError) -> Feature? {
        if isFinished { return nil }
        while isAmongFeatures {
            if try parser.scanner.nextElement(before: UInt8(ascii: "]"), isFirst: &isFirstFeature) {
                rank += 1
                parser.place.feature = rank
                guard let feature = try parser.readFeature() else { continue }
                register(feature)
                return feature
            }
            parser.place.feature = nil
            isFirstFeature = true
            isAmongFeatures = try parser.readMembers(&root, .root, isFirst: &isFirstMember)
        }
        isFinished = true
        let single = try readSingle()
        if let single { register(single) }
        description.featureCount = count
        return single
    }

    /// Judges the root behind its end; the feature that it is itself, when it is no collection.
    private mutating func readSingle() throws(QuartiersError) -> Feature? {
        try parser.scanner.finish()
        try checkLateSystem()
        let hasFeatures = root.present.contains(.init(.features))
        parser.place.line = root.line
        if parser.isType(root, "FeatureCollection") {
            guard hasFeatures else {
                throw parser.scanner.fault(
                    Text(fr: "la FeatureCollection n'a pas de membre « features »", en: "the FeatureCollection has no member 'features'"))
            }
            parser.noteMisplaced(root, [.coordinates, .geometries, .geometry, .properties], type: "FeatureCollection")
            return nil
        }
        guard let type = root.type else {
            if hasFeatures && root.typeFound == nil {
                parser.note(.jsonMissing, ["member": .text("type")], line: root.line)
                return nil
            }
            throw parser.scanner.fault(
                Text(
                    fr: "l'objet n'a pas de membre « type » : ce n'est pas du GeoJSON",
                    en: "the object has no member 'type': it is no GeoJSON"))
        }
        parser.place.feature = 1
        var feature = Feature(rank: 1, geometry: .null)
        if parser.isType(root, "Feature") {
            feature = parser.feature(root)
        } else if GeometryKind.allCases.contains(where: { $0.geoJSONName.lowercased() == type.lowercased() }) {
            feature.geometry = parser.geometry(&root)
        } else {
            throw parser.scanner.fault(Text(fr: "type GeoJSON inconnu : \(type)", en: "unknown GeoJSON type: \(type)"))
        }
        return feature
    }

    /// Refuses a system that comes too late to be believed: the features before it were read in another.
    private mutating func checkLateSystem() throws(QuartiersError) {
        guard let late = parser.root.crs, late.crs != description.crs else { return }
        throw parser.scanner.fault(
            Text(
                fr: "le système de coordonnées (\(late.text)) est déclaré après les objets, trop tard pour être suivi",
                en: "the coordinate system (\(late.text)) is declared behind the features, too late to be followed"),
            remedy: Text(
                fr: "Donner le fichier par son chemin plutôt que par l'entrée standard, ou placer « crs » avant « features ».",
                en: "Give the file by its path and not on standard input, or put 'crs' before 'features'."))
    }

    /// Counts a feature, and its fields that are new.
    private mutating func register(_ feature: Feature) {
        count += 1
        for (index, attribute) in feature.attributes.enumerated() {
            if index < description.fields.count && description.fields[index] == attribute.name { continue }
            if fields.insert(attribute.name).inserted && !description.fields.contains(attribute.name) {
                description.fields.append(attribute.name)
            }
        }
    }
}
