import CellGrid
import CommandArguments
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import QuartierSources
import Reporting

/// What `estimate` does, step by step: outlines on the grid, the tiles they touch, sums, calibration, secrecy.
struct Estimation {
    /// A layer whose outlines were crossed with the grid.
    private struct CoveredLayer {
        let layer: Layer<Perimeter>
        /// The shift of its outlines, in metres; 0 for the outlines as they are.
        let shift: Double
        /// A coverage for each perimeter, nil where it has no outline.
        let coverages: [CellCoverage?]
        /// The outlines crossed, in the system of the layer; empty for a saved coverage.
        let outlines: [MultiPolygon?]
    }

    let run: Run
    let source: TileSource
    private let resolution: CellResolution

    init(_ run: Run) throws {
        self.run = run
        source = try run.tileSource()
        resolution = run.arguments[TileOptions.resolution] == "1km" ? .metres1000 : source.layout.resolution
    }

    /// The rows, and the outline of each in longitude and latitude.
    func table() throws -> (table: Table, rows: [(row: [Value], factor: Double)], outlines: () throws -> [MultiPolygon?]) {
        let layers = try run.arguments[EstimateOptions.coverage].map { try savedLayers($0) } ?? coveredLayers()
        if !run.arguments[EstimateOptions.calibrate].isEmpty, layers.count(where: { $0.shift == 0 }) != 1 { throw Self.severalLayers }
        let tiles = try source.tiles(
            touching: layers.flatMap { $0.coverages.compactMap(\.self) }, workers: run.workers, progress: run.progress, report: run.report)
        let figures = resolution == tiles.resolution ? tiles : tiles.aggregated()
        let estimator = Estimator(figures)
        var rows: [(row: [Value], factor: Double)] = []
        var ranks: [(layer: Int, perimeter: Int)] = []
        // The calibration of the outlines as they are holds for the shifted ones: their range would vanish otherwise.
        var calibration = EstimateCalibration.none
        for (layerRank, covered) in layers.enumerated() {
            let estimates = try estimates(covered, estimator)
            if covered.shift == 0 { calibration = try self.calibration(of: estimates) }
            for (rank, received) in estimates.enumerated() {
                let perimeter = covered.layer.elements[rank]
                let published = run.secrecy.applied(to: received)
                if covered.shift == 0 {
                    try published.report(
                        for: perimeter, in: covered.layer.place, secrecy: run.secrecy, isCountKnown: received.households != nil,
                        to: run.report)
                }
                for row in EstimateColumns.rows(
                    calibration.applied(to: published), perimeter: perimeter, showing: Set(run.arguments[TileOptions.indicator]),
                    method: { method($0, covered.shift, calibration) }, vintage: source.vintageWords,
                    source: source.isSchematic ? .text(SourceRecord.schematic) : QuartierColumns.source(of: perimeter, covered.layer.source)
                ) {
                    let key = row[QuartierColumns.leading.count].exact
                    rows.append((row, TileIndicator.all.first { $0.key == key }.map(calibration.factor) ?? 1))
                    ranks.append((layerRank, rank))
                }
            }
        }
        var table = Table(EstimateColumns.schema, sources: layers.filter { $0.shift == 0 }.map(\.layer.source) + [source.source])
        for row in rows { table.append(row.row) }
        table.notes = EstimateColumns.notes + run.tileNotes([source])
        return (
            table, rows,
            {
                let images = try layers.map { try OutlineProjection.project($0.outlines, from: $0.layer.crs, to: .wgs84) }
                return ranks.map { images[$0.layer].isEmpty ? nil : images[$0.layer][$0.perimeter] }
            }
        )
    }

    private func estimates(_ covered: CoveredLayer, _ estimator: Estimator) throws -> [OutlineEstimates] {
        guard let named = run.arguments[EstimateOptions.buildings] else {
            return try concurrentMap(count: covered.coverages.count, workers: run.workers) { rank in
                try estimator.estimates(of: TileIndicator.all, over: covered.coverages[rank])
            }
        }
        let weights = try buildings(named, covered)
        return try covered.coverages.indices.map { rank in
            var empty = 0
            let estimates = try estimator.estimates(of: TileIndicator.all, over: covered.coverages[rank]) { byArea, tiles in
                weights.covered(rank, byArea, tiles) { empty = $0 }
            }
            if empty > 0, covered.shift == 0 {
                let perimeter = covered.layer.elements[rank]
                try run.report(
                    Finding(
                        .tileWithoutBuilding, subject: perimeter.quartier, place: perimeter.place.within(covered.layer.place),
                        found: .integer(empty)))
            }
            return estimates
        }
    }

    private func buildings(_ named: String, _ covered: CoveredLayer) throws -> BuildingWeights {
        let layer = BuildingLayer(
            reference: LayerReference(file: named), weight: run.arguments[EstimateOptions.weight], input: run.environment.input)
        return try layer.weights(
            on: covered.outlines, crs: covered.layer.crs, resolution: resolution, step: run.arguments[TileOptions.step],
            progress: run.progress, report: run.report)
    }

    /// The layers as they are, then with shifted outlines.
    private func coveredLayers() throws -> [CoveredLayer] {
        let layers = try run.perimeterLayers()
        var covered: [CoveredLayer] = []
        for layer in layers {
            let outlines = layer.elements.map(\.outline)
            let found = try coverages(outlines, crs: layer.crs)
            for (perimeter, coverage) in zip(layer.elements, found) {
                if let repair = coverage?.repair { try run.report(.invalid(perimeter, repair, place: perimeter.place.within(layer.place))) }
            }
            covered.append(CoveredLayer(layer: layer, shift: 0, coverages: found.map { $0?.coverage }, outlines: outlines))
        }
        for distance in run.arguments[EstimateOptions.sensitivity] ?? [] {
            for layer in layers {
                let plane = try WorkingPlane(for: layer.crs, around: layer.envelope)
                for shift in [-distance, distance] {
                    let shifted = try OutlineShift.shifted(
                        layer.elements.map(\.outline), from: layer.crs, in: plane, by: shift, workers: run.workers)
                    var moved = layer
                    moved.crs = plane.crs
                    let found = try coverages(shifted, crs: plane.crs)
                    covered.append(CoveredLayer(layer: moved, shift: shift, coverages: found.map { $0?.coverage }, outlines: shifted))
                }
            }
        }
        if let path = run.arguments[EstimateOptions.saveCoverage] { try save(covered.filter { $0.shift == 0 }, to: path) }
        return covered
    }

    private func coverages(_ outlines: [MultiPolygon?], crs: CRS) throws -> [OutlineCoverage?] {
        try OutlineCoverage.coverages(
            of: outlines, crs: crs, resolution: resolution, step: run.arguments[TileOptions.step], workers: run.workers)
    }

    private func save(_ layers: [CoveredLayer], to path: String) throws {
        var table = CoverageTable()
        for covered in layers {
            for (perimeter, coverage) in zip(covered.layer.elements, covered.coverages) {
                guard let coverage else { continue }
                try table.append(
                    .init(identifier: perimeter.quartier, generation: perimeter.generation?.name ?? "", coverage: coverage))
            }
        }
        try CoverageFile.write(
            table, to: path, overwrite: run.arguments[CommonOptions.overwrite], now: run.environment.now())
    }

    /// The outlines of a saved coverage, a layer a generation; their names are those of the layers asked for, where there are some.
    private func savedLayers(_ path: String) throws -> [CoveredLayer] {
        if run.arguments.isGiven(EstimateOptions.buildings) { throw Self.outlinesNeeded(EstimateOptions.buildings.spec.long) }
        if run.arguments.isGiven(EstimateOptions.sensitivity) { throw Self.outlinesNeeded(EstimateOptions.sensitivity.spec.long) }
        let table = try CoverageFile.read(path, report: run.report)
        let named = run.arguments[LayerOptions.layer] != nil || run.arguments[CommonOptions.demo] || run.storePath != nil
        let perimeters = named ? try run.perimeterLayers().flatMap(\.elements) : []
        let source = SourceRecord(title: path, file: path.split(separator: "/").last.map(String.init))
        let generations = table.entries.reduce(into: [String]()) { if !$0.contains($1.generation) { $0.append($1.generation) } }
        return generations.map { generation in
            let entries = table.entries.filter { $0.generation == generation }
            let elements = entries.enumerated().map { rank, entry in
                perimeters.first { $0.quartier == entry.identifier && ($0.generation?.name ?? "") == generation }
                    ?? Perimeter(
                        quartier: entry.identifier, name: entry.identifier, generation: Generation(generation), outline: nil, rank: rank + 1
                    )
            }
            let layer = Layer(name: generation, crs: CRS.laeaEurope, elements: elements, source: source)
            return CoveredLayer(layer: layer, shift: 0, coverages: entries.map(\.coverage), outlines: [])
        }
    }

    private func calibration(of estimates: [OutlineEstimates]) throws -> EstimateCalibration {
        let totals = run.arguments[EstimateOptions.calibrate].compactMap { key, value in
            EstimateCalibration.Total(rawValue: key).flatMap { total in Double(value).map { (total, $0) } }
        }
        return try EstimateCalibration(
            totals: Dictionary(totals, uniquingKeysWith: { first, _ in first }), estimates: estimates)
    }

    private func method(_ indicator: TileIndicator, _ shift: Double, _ calibration: EstimateCalibration) -> String {
        var words = [run.arguments[EstimateOptions.buildings] == nil ? "carreaux:surface" : "carreaux:batiments"]
        if resolution == .metres1000 { words.append("1km") }
        if shift != 0 { words.append("contour \(shift > 0 ? "+" : "")\(Value.real(shift).exact)m") }
        return (words + [calibration.words(for: indicator)].compactMap(\.self)).joined(separator: ", ")
    }

    private static let severalLayers = QuartiersError(
        .usage,
        Text(
            fr: "--calibrate donne le total d'une couche, et il y en a plusieurs",
            en: "--calibrate gives the total of one layer, and there are several"),
        remedy: Text(fr: "Nommer la génération : quartiers estimate 2024 …", en: "Name the generation: quartiers estimate 2024 …"))

    private static func outlinesNeeded(_ option: String) -> QuartiersError {
        QuartiersError(
            .usage,
            Text(
                fr: "\(option) demande des contours, que --coverage remplace",
                en: "\(option) asks for outlines, which --coverage stands for"))
    }
}
