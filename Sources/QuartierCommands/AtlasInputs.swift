import CommandArguments
import PlanarGeometry
import QuartierAnalysis
import QuartierCartography
import QuartierExchange
import QuartierModel
import QuartierPublishing
import Reporting

extension Run {
    /// Gathers what an atlas says of the quartiers of the store.
    ///
    /// - Parameter keys: the indicators to map; those that no quartier has are left out.
    func atlasContent(mapping keys: [String], page: MapPage) throws -> AtlasContent {
        let store = try requireStore()
        let (perimeters, _) = try perimetersOfMap()
        let layers = try perimeterLayers()
        let communes = try communesIfKnown(report: report)
        let ground = try MapGround(perimeters, communes: communes)
        let shown = Set(perimeters.elements.map(\.quartier))
        let portraits = try store.portraits(of: try store.quartiersToPortray().filter { shown.contains($0.id) })
        let outlines = try outlines(of: try store.generations().map { try store.perimeters(of: $0) { _ in } }, in: ground.crs)
        // The outline asked for comes last: it is the full line of the plate, the others are dashed.
        let drawn = Dictionary(perimeters.elements.map { ($0.quartier, $0.generation) }, uniquingKeysWith: { first, _ in first })
        let shares = try communes.map { try self.shares(of: perimeters, among: $0) } ?? [:]
        let tiles = try tilesIfAny()
        let estimates = try tiles.map { try self.estimates(of: perimeters, from: $0) } ?? [:]
        let findings = try findings(of: layers, communes, store)
        var entries = try portraits.map { portrait in
            let id = portrait.quartier.id
            return AtlasContent.Entry(
                portrait: portrait, declarations: try store.declarations(of: id), declaredCommunes: try store.declaredCommunes(of: id),
                passages: try store.passages(of: id),
                outlines: (outlines[id] ?? []).filter { $0.generation != drawn[id] }
                    + (outlines[id] ?? []).filter { $0.generation == drawn[id] }, communes: shares[id] ?? [],
                estimates: estimates[id] ?? [],
                findings: findings.filter { $0.subject == id })
        }
        if let source = tiles, let key = arguments[MapOptions.plateTiles], let indicator = TileIndicator.all.first(where: { $0.key == key })
        {
            let drawn = entries.indices.filter { !entries[$0].outlines.isEmpty }
            let plates = try PlateTiles.around(
                drawn.compactMap { entries[$0].outlines.last?.outline }, in: ground.crs, of: indicator, from: source,
                progress: progress, report: report)
            for (rank, own) in zip(drawn, plates) { entries[rank].plateTiles = own }
        }
        var notes: [Text] = perimeters.elements.contains(where: \.isSchematic) ? [SchematicNote.text] : []
        if store.isDemonstration { notes.append(PortraitNotes.demonstration) }
        notes += tileNotes([tiles].compactMap(\.self))
        let byQuartier = Dictionary(portraits.map { ($0.quartier.id, $0) }, uniquingKeysWith: { first, _ in first })
        let sources = try store.sources()
        let date = environment.now()
        let maps = try keys.compactMap { key -> IndicatorMap? in
            guard let indicator = Indicator.named(key),
                let values = IndicatorValues(of: indicator, in: perimeters.elements, from: byQuartier, sources: sources)
            else { return nil }
            return try IndicatorMap(
                values, of: perimeters, on: ground, sources: sources, design: MapDesign(page: page, author: arguments[MapOptions.author]),
                notes: [], date: date, language: language)
        }
        return AtlasContent(
            entries: entries, maps: maps, communes: ground.communes, north: ground.north, sources: sources, notes: notes,
            author: arguments[MapOptions.author], date: date, page: page)
    }

    private func outlines(
        of layers: [Layer<Perimeter>], in plane: CRS
    ) throws -> [String: [(generation: Generation, outline: MultiPolygon, surface: Double)]] {
        var outlines: [String: [(generation: Generation, outline: MultiPolygon, surface: Double)]] = [:]
        for layer in layers {
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

    private func shares(
        of perimeters: Layer<Perimeter>, among communes: Layer<Commune>
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

    /// The tiles named, else those of the store; nil where it has none and none are needed.
    private func tilesIfAny() throws -> TileSource? {
        do {
            return try tileSource()
        } catch let error as QuartiersError
            where error.status == .noInput && arguments[TileOptions.tiles] == nil && arguments[MapOptions.plateTiles] == nil
        {
            return nil
        }
    }

    /// What tiles tell of each quartier.
    private func estimates(
        of perimeters: Layer<Perimeter>, from tiles: TileSource
    ) throws -> [String: [(indicator: Indicator, reading: Reading)]] {
        var estimates: [String: [(indicator: Indicator, reading: Reading)]] = [:]
        let all = try IndicatorValues.estimates(
            of: AtlasContent.estimated, in: perimeters, from: tiles, secrecy: secrecy, workers: workers, progress: progress, report: report)
        for (perimeter, own) in zip(perimeters.elements, all) {
            estimates[perimeter.quartier] = zip(AtlasContent.estimated, own).map { ($0.indicator, $1) }
        }
        return estimates
    }

    /// What the controls say of each quartier, the subject found by the place where a reader saw it by rank alone.
    private func findings(of layers: [Layer<Perimeter>], _ communes: Layer<Commune>?, _ store: Store) throws -> [Finding] {
        var findings: [Finding] = []
        let input = ControlInput(layers: layers, communes: communes, portraits: try store.portraitInput(codes: []), workers: workers)
        try ControlRegistry.run(on: input) { finding in
            var finding = finding
            if finding.subject == nil {
                finding.subject =
                    layers.first { $0.name == finding.place.layer }?.elements.first { $0.rank == finding.place.feature }?.quartier
            }
            findings.append(finding)
        }
        return findings
    }
}
