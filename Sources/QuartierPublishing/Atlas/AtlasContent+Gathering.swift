import PlanarGeometry
import QuartierAnalysis
import QuartierCartography
import QuartierExchange
import QuartierModel
public import Reporting

extension AtlasContent {
    /// Gathers what an atlas says: everything is measured here, and the pages only write.
    ///
    /// - Throws: `QuartiersError` when the store or the tiles cannot be read, no perimeter has an outline, or one cannot be measured.
    public init(_ request: AtlasRequest, report: FindingSink) throws {
        let (store, perimeters) = (request.store, request.perimeters)
        let ground = try MapGround(perimeters, communes: request.communes)
        let shown = Set(perimeters.elements.map(\.quartier))
        let portraits = try store.portraits(of: try store.quartiersToPortray().filter { shown.contains($0.id) })
        let generations = try store.generations().map { try store.perimeters(of: $0) { _ in } }
        let outlines = try Self.outlines(of: generations, in: ground.crs, workers: request.workers)
        let changes = try PerimeterChange.changes(across: generations, workers: request.workers)
        // The outline asked for comes last: it is the full line of the plate, the others are dashed.
        let drawn = Dictionary(perimeters.elements.map { ($0.quartier, $0.generation) }, uniquingKeysWith: { first, _ in first })
        let shares = try request.communes.map { try Self.shares(of: perimeters, among: $0, workers: request.workers) } ?? [:]
        let estimates = try request.tiles.map { try Self.estimates(from: $0, request, report: report) } ?? [:]
        let findings = try Self.findings(request)
        var entries = try portraits.map { portrait in
            let id = portrait.quartier.id
            let own = outlines[id] ?? []
            var entry = Entry(
                portrait: portrait, declarations: try store.declarations(of: id), declaredCommunes: try store.declaredCommunes(of: id),
                passages: try store.passages(of: id),
                outlines: own.filter { $0.generation != drawn[id] } + own.filter { $0.generation == drawn[id] }, communes: shares[id] ?? [],
                estimates: estimates[id] ?? [], findings: findings[id] ?? [])
            entry.changes = changes[id] ?? []
            return entry
        }
        if let source = request.tiles, let indicator = request.plateTiles {
            let outlined = entries.indices.filter { !entries[$0].outlines.isEmpty }
            let plates = try PlateTiles.around(
                outlined.compactMap { entries[$0].outlines.last?.outline }, in: ground.crs, of: indicator, from: source,
                progress: request.progress, report: report)
            for (rank, own) in zip(outlined, plates) { entries[rank].plateTiles = own }
        }
        let byQuartier = Dictionary(portraits.map { ($0.quartier.id, $0) }, uniquingKeysWith: { first, _ in first })
        let sources = try store.sources()
        func map(_ values: IndicatorValues) throws -> IndicatorMap {
            try IndicatorMap(
                values, of: perimeters, on: ground, sources: sources, design: MapDesign(page: request.page, author: request.author),
                date: request.date, language: request.language)
        }
        let maps = try request.mapped.compactMap { key in
            try Indicator.named(key).flatMap { indicator in
                IndicatorValues(of: indicator, in: perimeters.elements, from: byQuartier, sources: sources)
            }.map(map)
        }
        self.init(
            entries: entries, maps: maps, communes: ground.communes, north: ground.north, sources: sources,
            notes: (perimeters.elements.contains(where: \.isSchematic) ? [SchematicNote.text] : []) + request.notes,
            author: request.author, date: request.date, page: request.page)
        guard let tiles = request.tiles, request.mapsEstimates else { return }
        estimateMaps = try Self.estimatedOnMaps.compactMap { indicator in
            let readings = perimeters.elements.map { perimeter in
                estimates[perimeter.quartier]?.first { $0.indicator.key == indicator.key }?.reading ?? .missing(.unknown)
            }
            // Files of tiles need not have every column.
            guard readings.contains(where: { $0.absence == nil || $0.absence == .secret }) else { return nil }
            return try map(IndicatorValues(of: indicator, readings: readings, from: tiles))
        }
    }

    /// The outlines of every generation of the store, by quartier, in the plane of the atlas.
    private static func outlines(
        of generations: [Layer<Perimeter>], in plane: CRS, workers: Int
    ) throws -> [String: [(generation: Generation, outline: MultiPolygon, surface: Double)]] {
        var outlines: [String: [(generation: Generation, outline: MultiPolygon, surface: Double)]] = [:]
        for layer in generations {
            let received = layer.elements.map(\.outline)
            let images = try OutlineProjection.project(received, from: layer.crs, to: plane)
            let surfaces = try SurfaceAnalysis.surfaces(of: received, crs: layer.crs, workers: workers)
            for (perimeter, (image, surface)) in zip(layer.elements, zip(images, surfaces)) {
                guard let generation = perimeter.generation, let image, let surface else { continue }
                outlines[perimeter.quartier, default: []].append((generation, image, surface.ellipsoidal))
            }
        }
        return outlines.mapValues { $0.sorted { $0.generation < $1.generation } }
    }

    private static func shares(
        of perimeters: Layer<Perimeter>, among communes: Layer<Commune>, workers: Int
    ) throws -> [String: [(code: String, name: String, share: Double, surface: Double)]] {
        let splits = try SplitAnalysis.splits(of: perimeters, among: communes, workers: workers)
        return Dictionary(
            splits.map { split, _ in
                (
                    perimeters.elements[split.quartier].quartier,
                    split.pieces.filter(\.counts).map { piece in
                        let commune = communes.elements[piece.commune]
                        return (commune.code.text, commune.name, piece.share, piece.surface)
                    }
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// What tiles tell of each quartier.
    private static func estimates(
        from tiles: TileSource, _ request: AtlasRequest, report: FindingSink
    ) throws -> [String: [(indicator: Indicator, reading: Reading)]] {
        let all = try IndicatorValues.estimates(
            of: estimated, in: request.perimeters, from: tiles, secrecy: request.secrecy, workers: request.workers,
            progress: request.progress, report: report)
        return Dictionary(
            zip(request.perimeters.elements, all).map { perimeter, own in
                (perimeter.quartier, zip(estimated, own).map { ($0.indicator, $1) })
            }, uniquingKeysWith: { first, _ in first })
    }

    /// What the controls say of each quartier, the subject found by the place where a reader saw it by rank alone.
    private static func findings(_ request: AtlasRequest) throws -> [String: [Finding]] {
        var findings: [String: [Finding]] = [:]
        if let known = request.findings { return Dictionary(grouping: known.filter { $0.subject != nil }) { $0.subject ?? "" } }
        let layers = request.layers
        let input = ControlInput(
            layers: layers, communes: request.communes, portraits: try request.store.portraitInput(codes: []), workers: request.workers)
        try ControlRegistry.run(on: input) { finding in
            let place = finding.place
            let subject =
                finding.subject ?? layers.first { $0.name == place.layer }?.elements.first { $0.rank == place.feature }?.quartier
            if let subject { findings[subject, default: []].append(finding) }
        }
        return findings
    }
}
