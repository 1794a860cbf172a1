import CommandArguments
import GeoFormats
import PlanarGeometry
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    private static let decimals = Option(
        "decimals", .integer(Text(verbatim: "N"), atLeast: 0), default: "7",
        Text(
            fr: "Les décimales des degrés ; 7 valent environ 1 cm, 9 gardent les surfaces à un millionième près.",
            en: "The decimals of degrees; 7 are about 1 cm, 9 keep areas to one in a million."))
    private static let geometry = Option(
        "geometry", .choice(Text(fr: "FORME", en: "FORM"), among: ["none", "wkt"]), default: "none",
        Text(
            fr: "none : sans géométrie ; wkt : le contour en WKT, dans le système de la couche.",
            en: "none: without geometry; wkt: the outline as WKT, in the system of the layer."))

    static let exportGeoJSON = Verb(
        in: .exporting,
        CommandSpec(
            "geojson",
            summary: Text(
                fr: "GeoJSON RFC 7946 : WGS 84, 7 décimales, pas de membre crs.", en: "GeoJSON RFC 7946: WGS 84, 7 decimals, no crs member."
            ),
            arguments: [LayerOptions.layer.spec], options: [decimals.spec] + LayerOptions.choosingAmongCommunes,
            examples: [
                CommandSpec.Example("quartiers export geojson --demo -o quartiers.geojson", Text(fr: "Dans un fichier.", en: "To a file.")),
                CommandSpec.Example(
                    "quartiers export geojson evolutions --store agglo.gpkg -o evolutions.geojson",
                    Text(fr: "Les pièces que compare --save a gardées.", en: "The pieces that compare --save kept.")),
                CommandSpec.Example(
                    "quartiers export geojson 2024 --store agglo.gpkg -o - | ogr2ogr -f CSV /vsistdout/ /vsistdin/",
                    Text(fr: "Vers un autre programme.", en: "To another program.")),
            ])
    ) { run in
        let layers = try run.flatLayers()
        try run.writeOutput { sink in
            try FlatExport.writeGeoJSON(layers, decimals: min(run.arguments[decimals], 15), language: run.language, to: &sink)
        }
        run.sayNotes(of: layers)
        return .success
    }

    static let exportGeoPackage = Verb(
        in: .exporting,
        CommandSpec(
            "gpkg",
            summary: Text(
                fr: "GeoPackage : une couche par génération, les évolutions gardées et les communes.",
                en: "GeoPackage: a layer for each generation, the evolutions kept and the communes."),
            arguments: [LayerOptions.layer.spec], options: LayerOptions.choosingAmongCommunes,
            examples: [
                CommandSpec.Example(
                    "quartiers export gpkg --demo -o quartiers.gpkg", Text(fr: "Le jeu de démonstration.", en: "The demonstration data."))
            ])
    ) { run in
        guard let path = run.arguments[CommonOptions.output], path != "-" else {
            throw QuartiersError(
                .usage, Text(fr: "un GeoPackage s'écrit dans un fichier", en: "a GeoPackage is written to a file"),
                remedy: Text(fr: "Le nommer : -o quartiers.gpkg.", en: "Name it: -o quartiers.gpkg."))
        }
        let layers = try run.flatLayers() + [run.keptEvolutions()].compactMap(\.self)
        let communes = try run.communesIfKnown(report: run.report)
        try FlatExport.writeGeoPackage(
            layers, communes: communes, sources: try run.sources(of: layers.map(\.layer.source), communes: communes?.source), to: path,
            overwrite: run.arguments[CommonOptions.overwrite], language: run.language, now: run.environment.now())
        run.sayNotes(of: layers)
        return .success
    }

    static let exportCSV = Verb(
        in: .exporting,
        CommandSpec(
            "csv",
            summary: Text(fr: "CSV : une ligne par périmètre.", en: "CSV: a row a perimeter."),
            arguments: [LayerOptions.layer.spec], options: [geometry.spec] + LayerOptions.choosingAmongCommunes,
            examples: [
                CommandSpec.Example(
                    "quartiers export csv --demo --spreadsheet -o quartiers.csv", Text(fr: "Pour un tableur.", en: "For a spreadsheet.")),
                CommandSpec.Example(
                    "quartiers export csv 2024 --store agglo.gpkg --geometry wkt", Text(fr: "Avec les contours.", en: "With the outlines.")),
            ])
    ) { run in
        let layers = try run.flatLayers()
        let dialect: CSVDialect = run.arguments[CommonOptions.spreadsheet] ? .spreadsheet : .exact
        try run.writeOutput { sink in
            try FlatExport.writeCSV(layers, withOutlines: run.arguments[geometry] == "wkt", dialect: dialect, to: &sink)
        }
        run.sayNotes(of: layers)
        return .success
    }
}

extension Run {
    /// The layers asked for, with the columns of the flat export computed.
    ///
    /// - Parameter date: the date of the export, ISO 8601; nil for today.
    func flatLayers(date: String? = nil) throws -> [FlatLayer] {
        if let evolutions = try evolutionLayer() { return [evolutions] }
        let layers = try perimeterLayers()
        let communes = try communesIfKnown(report: report)
        let store = try openStore()
        let quartiers = try store?.quartiers() ?? []
        let portraits = try store?.portraits(of: quartiers, keys: QuartierOptions.printedKeys).map { ($0.quartier.id, $0.portrait) } ?? []
        let portraitByID = Dictionary(portraits, uniquingKeysWith: { first, _ in first })
        return try layers.map { layer in
            try FlatLayer(
                layer, communes: communes, quartiers: quartiers, portraits: portraitByID, date: date ?? environment.now(), workers: workers)
        }
    }

    /// The pieces of comparisons that the store keeps, when all of it is asked for.
    func keptEvolutions() throws -> FlatLayer? {
        guard arguments[LayerOptions.layer] == nil, let store = try openStore(), try store.holdsEvolutions() else { return nil }
        return try FlatLayer(evolutionsOf: store, report: report)
    }

    /// The sources of what is written: those of the store, or of the layers that were read.
    func sources(of layers: [SourceRecord], communes: SourceRecord?) throws -> [SourceRecord] {
        if arguments[LayerOptions.layer] == nil, let store = try openStore() { return try store.sources() }
        return layers + [communes].compactMap(\.self)
    }

    /// The pieces of a comparison, when the layer asked for is theirs.
    private func evolutionLayer() throws -> FlatLayer? {
        guard let named = arguments[LayerOptions.layer], case .generation(let layer) = LayerReference(named),
            layer.name == FlatLayer.evolutions, let store = try openStore()
        else { return nil }
        let codes = arguments[LayerOptions.code]
        guard !codes.isEmpty else { return try FlatLayer(evolutionsOf: store, report: report) }
        let quartiers = try codes.map { try single(store.quartiers(matching: $0), $0, in: store).id }
        return try FlatLayer(evolutionsOf: store, quartiers: Set(quartiers), report: report)
    }

    func sayNotes(of layers: [FlatLayer]) {
        for note in FlatLayer.notes(of: layers) { say(note) }
    }
}
