public import GeoFormats
import PROJTransforms
public import PlanarGeometry
import QuartierAnalysis
public import QuartierModel
public import QuartierSources
public import Reporting

/// Reads layers of perimeters and communes from files, standard input or a store.
public struct LayerLoader {
    private let store: Store?
    private let mapping: FieldMapping
    private var input: ByteSource
    private let checksPlaces: Bool
    private let progress: Progress

    /// Makes a loader.
    ///
    /// - Parameters:
    ///   - store: where generations are; nil when there is none.
    ///   - mapping: the fields that go by another name.
    ///   - input: what standard input is.
    ///   - checksPlaces: whether coordinates outside the area of use of their system are reported and, when all are, refused; not so where control
    ///     G02 is about to look at them.
    public init(
        store: Store?, mapping: FieldMapping = FieldMapping(), input: ByteSource = .standardInput, checksPlaces: Bool = true,
        progress: Progress = .silent
    ) {
        self.store = store
        self.mapping = mapping
        self.input = input
        self.checksPlaces = checksPlaces
        self.progress = progress
    }

    /// The perimeters of a layer.
    ///
    /// - Parameters:
    ///   - crs: the system, where the file does not say it or is wrong.
    ///   - generation: the generation, where codes do not tell it.
    /// - Throws: `QuartiersError`: of status `badData` when the file is damaged, its system unknown, or none of its coordinates lies where the system is
    ///   of use; what the sink throws.
    public func perimeters(
        _ reference: LayerReference, crs: CRS? = nil, generation: Generation? = nil, report: FindingSink
    ) throws -> Layer<Perimeter> {
        if case .generation(let generation) = reference { return try generationLayer(generation, report: report) }
        let source = try source(reference, crs: crs)
        let mapping = mapping.limited(to: FieldRole.ofPerimeters)
        var reader: PerimeterReader?
        return try load(source, crs: crs, mapping: mapping, report: report) { description, feature, place in
            if reader == nil {
                reader = PerimeterReader(mapping: mapping, place: place, generation: generation, expectsOutlines: source.hasGeometry)
            }
            return try reader?.perimeter(from: feature, report: report)
        } outline: {
            ($0.quartier, $0.place, $0.outline)
        }
    }

    /// The communes of a layer; features that are none are reported and left out.
    ///
    /// - Parameters:
    ///   - crs: the system, where the file does not say it or is wrong.
    ///   - cog: the vintage of the Code officiel géographique.
    /// - Throws: as `perimeters`.
    public func communes(_ reference: LayerReference, crs: CRS? = nil, cog: Int? = nil, report: FindingSink) throws -> Layer<Commune> {
        let mapping = mapping.limited(to: FieldRole.ofCommunes)
        var reader: CommuneReader?
        return try load(source(reference, crs: crs), crs: crs, mapping: mapping, report: report) { description, feature, place in
            if reader == nil { reader = CommuneReader(mapping: mapping, place: place, cog: cog) }
            return try reader?.commune(from: feature, report: report)
        } outline: {
            ($0.code.text, Place(name: $0.code.text), $0.outline)
        }
    }

    /// Reads a layer and digests its file; standard input is taken into memory for that.
    public func digesting<Element>(
        _ reference: LayerReference, _ read: (LayerLoader, LayerReference) throws -> Layer<Element>
    ) throws -> (layer: Layer<Element>, sha256: String) {
        var loader = self
        if reference == .standardInput, input.isRewindable == false { loader.input = try input.loaded() }
        return (try read(loader, reference), try VectorSource(reference, input: loader.input).sha256())
    }

    private func generationLayer(_ generation: Generation, report: FindingSink) throws -> Layer<Perimeter> {
        guard let store else {
            throw QuartiersError(
                .noInput,
                Text(
                    fr: "« \(generation) » n'est pas un fichier, et aucun magasin n'est nommé",
                    en: "'\(generation)' is no file, and no store is named"),
                remedy: Text(
                    fr: "Vérifier le chemin, ou nommer le magasin de cette génération : --store agglo.gpkg (ou --demo).",
                    en: "Check the path, or name the store of this generation: --store agglo.gpkg (or --demo)."))
        }
        let layer = try store.perimeters(of: generation, report: report)
        guard layer.elements.isEmpty else { return layer }
        let known = try store.generations().map(\.name).joined(separator: ", ")
        throw QuartiersError(
            .noInput, Text(fr: "le magasin n'a pas de génération « \(generation) »", en: "the store has no generation '\(generation)'"),
            place: Place(file: store.path), remedy: Text(fr: "Il y a : \(known).", en: "There are: \(known)."))
    }

    /// Opens what a user named, once it is known that the system given is one.
    private func source(_ reference: LayerReference, crs: CRS?) throws(QuartiersError) -> VectorSource {
        // Before anything is read: a slip of the command line is no matter of the file.
        if let crs { _ = try Projection.definition(of: crs) }
        return try VectorSource(reference, input: input)
    }

    private func load<Element: Sendable>(
        _ source: VectorSource, crs given: CRS?, mapping: FieldMapping, report: FindingSink,
        element: (LayerDescription, Feature, Place) throws -> Element?, outline: (Element) -> (String, Place, MultiPolygon?)
    ) throws -> Layer<Element> {
        let label = Text(fr: "lecture de \(source.name)", en: "reading \(source.name)")
        var elements: [Element] = []
        // What is wrong with the rows of a text matters once it is known to be a list.
        var ofRows: [Finding] = []
        let reportOfFeatures: FindingSink = { finding in
            if source.hasGeometry { try report(finding) } else { ofRows.append(finding) }
        }
        let description = try source.forEachFeature(report: reportOfFeatures) { description, feature in
            if feature.rank.isMultiple(of: 1_000) {
                try Interruption.check()
                progress.report(label, done: feature.rank, total: description.featureCount)
            }
            let place = Place(file: source.name, layer: description.name)
            if let read = try element(description, feature, place) { elements.append(read) }
        }
        let place = Place(file: source.name, layer: description.name)
        // A text that names no quartier and no commune is no list, whatever it is.
        let names = [FieldRole.quartierCode, .quartierIdentifier, .communeCode]
        if !source.hasGeometry, !names.contains(where: { mapping.field(for: $0, among: description.fields) != nil }) {
            throw VectorSource.unknownFormat(source.name)
        }
        for finding in ofRows { try report(finding) }
        // At the end, when every field of the file is known.
        do throws(QuartiersError) { try mapping.check(against: description) } catch { throw error.within(place) }
        // Without coordinates, as in a list or a table of attributes, any system is right.
        let needsSystem = elements.contains { outline($0).2 != nil } || description.crs != nil
        let crs = needsSystem ? try LayerSystem.resolve(description, given: given, place: place, report: report) : given ?? .wgs84
        if checksPlaces {
            try LayerSystem.checkPlausibility(elements.map(outline), crs: crs, place: place, report: report)
        }
        let file = source.name.split(separator: "/").last.map(String.init) ?? source.name
        return Layer(
            name: description.name, crs: crs, elements: elements, source: SourceRecord(title: file, file: file), file: source.name)
    }
}
