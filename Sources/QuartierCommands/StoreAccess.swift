import CommandArguments
import PlanarGeometry
import QuartierExchange
import QuartierModel
import QuartierSources
import Reporting

extension Run {
    /// The path of the store: `--store`, else `QUARTIERS_STORE`.
    var storePath: String? {
        arguments[CommonOptions.store] ?? environment.variables["QUARTIERS_STORE"].flatMap { $0.isEmpty ? nil : $0 }
    }

    func storeToOpen() throws -> Store? {
        if arguments[CommonOptions.demo] {
            guard arguments[CommonOptions.store] == nil else {
                throw QuartiersError(
                    .usage,
                    Text(
                        fr: "--demo et --store ne vont pas ensemble : la démonstration n'est jamais mêlée à vos données",
                        en: "--demo and --store do not go together: the demonstration is never mixed with your data"),
                    remedy: Text(fr: "Retirer l'un des deux.", en: "Leave one of them out."))
            }
            guard let geodata = environment.geodata else {
                throw QuartiersError(
                    .noInput, Text(fr: "les données de démonstration sont introuvables", en: "the demonstration data cannot be found"),
                    remedy: Text(
                        fr: "Indiquer leur dossier : QUARTIERS_GEODATA=/chemin/vers/Geodata.",
                        en: "Name their folder: QUARTIERS_GEODATA=/path/to/Geodata."))
            }
            return try Store.demonstration(geodata: geodata, now: environment.now())
        }
        return try storePath.map { path in
            let store = try Store(opening: path)
            sayUndone(store)
            return store
        }
    }

    private func sayUndone(_ store: Store) {
        guard store.undidInterruptedWrite else { return }
        let name = store.path ?? ""
        say(
            Text(
                fr: "\(name) : une écriture interrompue a été annulée ; le magasin est comme avant elle.",
                en: "\(name): an interrupted write was undone; the store is as it was before it."))
    }

    /// The store to read.
    ///
    /// - Throws: status `noInput`, with a hint at `--demo`, when none was named.
    func requireStore() throws -> Store {
        guard let store = try openStore() else { throw nothingToRead }
        return store
    }

    /// Runs imports into the store as one transaction; one that does not exist yet is made in the given system.
    func importing<Result>(crs: @autoclosure () throws -> CRS, _ body: (Store) throws -> Result) throws -> Result {
        guard !arguments[CommonOptions.demo] else {
            throw QuartiersError(
                .usage, Text(fr: "on n'importe rien dans la démonstration", en: "nothing is imported into the demonstration"),
                remedy: Text(fr: "Nommer un magasin : --store agglo.gpkg.", en: "Name a store: --store agglo.gpkg."))
        }
        guard let path = storePath else {
            throw QuartiersError(
                .usage, Text(fr: "dans quel magasin importer ?", en: "import into which store?"),
                remedy: Text(
                    fr: "Nommer un GeoPackage, créé s'il n'existe pas : --store agglo.gpkg, ou la variable QUARTIERS_STORE.",
                    en: "Name a GeoPackage, created if there is none: --store agglo.gpkg, or the variable QUARTIERS_STORE."))
        }
        return try Store.importing(at: path, crs: try crs(), now: environment.now()) { store in
            sayUndone(store)
            return try body(store)
        }
    }

    var nothingToRead: QuartiersError {
        QuartiersError(
            .noInput, Text(fr: "rien à lire : ni couche, ni magasin", en: "nothing to read: no layer and no store"),
            remedy: Text(
                fr:
                    "Nommer un fichier, un magasin (--store agglo.gpkg), ou essayer la démonstration : quartiers \(arguments.path.verb.joined(separator: " ")) --demo.",
                en:
                    "Name a file, a store (--store agglo.gpkg), or try the demonstration: quartiers \(arguments.path.verb.joined(separator: " ")) --demo."
            ))
    }

    /// How layers are read in this run.
    ///
    /// - Parameter checksPlaces: whether coordinates that cannot be in their system are reported and, when all are, refused.
    func loader(store: Store?, checksPlaces: Bool = true) throws -> LayerLoader {
        let pairs = arguments.path.options.contains { $0.name == LayerOptions.field.spec.name } ? arguments[LayerOptions.anyField] : [:]
        return LayerLoader(
            store: store, mapping: try FieldMapping(pairs: pairs.map { ($0.key, $0.value) }), input: environment.input,
            checksPlaces: checksPlaces, progress: progress)
    }

    /// The perimeters that a verb was asked to look at: those of the layer named, else all generations of the store, a layer each; fewer under `--code`.
    func perimeterLayers() throws -> [Layer<Perimeter>] { try perimeterLayers(checksPlaces: true, report: report) }

    /// The same, for a verb that does not say findings at once but gathers them.
    func perimeterLayers(checksPlaces: Bool, report: FindingSink) throws -> [Layer<Perimeter>] {
        let named = arguments[LayerOptions.layer]
        let store = try openStore()
        let loader = try loader(store: store, checksPlaces: checksPlaces)
        if let named { return try keepingCodes([try perimeters(named, loader, report: report)]) }
        guard let store else { throw nothingToRead }
        if let generation = arguments[LayerOptions.generation] {
            return try keepingCodes([try loader.perimeters(.generation(generation), report: report)])
        }
        let layers = try store.generations().map { try store.perimeters(of: $0, report: report) }.filter { !$0.elements.isEmpty }
        guard !layers.isEmpty else {
            throw QuartiersError(
                .noInput, Text(fr: "le magasin ne contient aucun périmètre", en: "the store holds no perimeter"),
                place: Place(file: storePath),
                remedy: Text(fr: "quartiers import perimeters FICHIER --store …", en: "quartiers import perimeters FILE --store …"))
        }
        return try keepingCodes(layers)
    }

    /// The perimeters of a layer that the command line names.
    func perimeters(_ name: String, _ loader: LayerLoader, report: FindingSink) throws -> Layer<Perimeter> {
        try loader.perimeters(
            LayerReference(name), crs: arguments[LayerOptions.crs], generation: arguments[LayerOptions.generation], report: report)
    }

    private func keepingCodes(_ layers: [Layer<Perimeter>]) throws -> [Layer<Perimeter>] {
        let asked = arguments[LayerOptions.code]
        guard !asked.isEmpty else { return layers }
        let wanted = Set(asked.map { QuartierCode($0)?.text ?? $0 })
        let kept = layers.map { layer in
            var kept = layer
            kept.elements = layer.elements.filter { wanted.contains($0.quartier) || $0.code.map(wanted.contains) == true }
            return kept
        }
        let known = Set(kept.flatMap { $0.elements.flatMap { [$0.quartier, $0.code ?? $0.quartier] } })
        if let missing = asked.first(where: { !known.contains(QuartierCode($0)?.text ?? $0) }) {
            let codes = Set(layers.flatMap { $0.elements.map { $0.code ?? $0.quartier } }).sorted()
            let list = codes.prefix(20).joined(separator: ", ") + (codes.count > 20 ? "…" : "")
            throw QuartiersError(
                .noInput, Text(fr: "aucun quartier de code « \(missing) »", en: "no quartier with code '\(missing)'"),
                place: layers.count == 1 ? layers[0].place : .unknown,
                remedy: Text(fr: "Codes présents : \(list).", en: "Codes there are: \(list)."))
        }
        return kept.filter { !$0.elements.isEmpty }
    }
}
