import CommandArguments
import GeoFormats
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import Reporting

/// What `repair` does: the account of it, layer by layer, and the outlines that the store takes.
struct Repairing {
    private let run: Run
    private let layers: [Layer<Perimeter>]
    private let communes: Layer<Commune>?
    private let parts: [LayerRepair]

    init(_ run: Run) throws {
        self.run = run
        let layers = try run.perimeterLayers()
        let communes = try run.communesIfKnown(report: run.report)
        (self.layers, self.communes) = (layers, communes)
        parts = try layers.flatMap {
            try LayerRepair.all(of: $0, communes: communes, options: run.repairOptions, workers: run.workers)
        }
    }

    /// Says which repairs are refused.
    ///
    /// - Returns: whether there are any.
    func reportRefusals() throws -> Bool {
        for part in parts { try part.reportRefusals(to: run.report) }
        return parts.contains { part in !part.repairs.allSatisfy(part.options.accepts) }
    }

    /// Gives the store the outlines that change, and says so; says why not when nothing is to be written.
    func carryOut() throws {
        let amendments = parts.flatMap(\.amendments)
        let named = run.arguments[LayerOptions.layer].map { LayerReference($0) }
        var isOfStore = named == nil
        if case .generation = named { isOfStore = true }
        if !isOfStore {
            return run.say(
                Text(
                    fr: "Le fichier n'est pas changé : pour garder ces contours, l'importer (import perimeters), puis réparer le magasin.",
                    en: "The file is not changed: to keep these outlines, import it (import perimeters), then repair the store."))
        }
        guard !run.arguments[RepairOptions.dryRun], !run.arguments[CommonOptions.demo] else {
            return run.say(
                Text(
                    fr: "Rien n'a été écrit. Contours qui changeraient : {count}.",
                    en: "Nothing was written. Outlines that would change: {count}."
                ).filled(with: ["count": .integer(amendments.count)]))
        }
        try run.requireStore().amend(amendments, now: run.environment.now(), workers: run.workers, report: run.report)
        run.say(
            Text(
                fr: "Contours changés dans le magasin : {count} ; ceux reçus sont gardés dans « perimetres_origine ».",
                en: "Outlines changed in the store: {count}; those received are kept in 'perimetres_origine'."
            ).filled(with: ["count": .integer(amendments.count)]))
    }

    func write() throws {
        switch run.arguments[RepairOptions.show] {
        case nil where run.arguments[CommonOptions.format] == .table:
            try run.write([repairs, neighbours] + (run.arguments[RepairOptions.removal] == nil ? [] : [removed]))
        case .repairs, nil:
            try run.write(repairs) {
                try parts.flatMap { part in try projected(part.repairs.map(\.repaired), from: part.layer.crs) }
            }
        case .neighbours:
            try run.write(neighbours) {
                try parts.flatMap { part in try projected(part.faults.map { MultiPolygon([$0.piece.polygon]) }, from: part.plane.crs) }
            }
        case .removed:
            try run.write(removed) {
                try parts.flatMap { part in
                    let pieces = part.removals.flatMap { $0.removal.parts + $0.removal.holes }
                    return try projected(pieces.map { MultiPolygon([$0.polygon]) }, from: part.plane.crs)
                }
            }
        }
    }

    private func projected(_ outlines: [MultiPolygon], from crs: CRS) throws -> [MultiPolygon?] {
        try OutlineProjection.project(outlines, from: crs, to: .wgs84)
    }

    private func table(_ schema: TableSchema, notes: [Text] = [], _ rows: (LayerRepair) -> [[Value]]) -> Table {
        Table(schema, of: layers, notes: notes, rows: parts.flatMap(rows))
    }

    private var repairs: Table {
        let tolerance = Text(
            fr: "Une réparation qui change la surface de plus de {tolerance} est refusée (--tolerance, --force).",
            en: "A repair that changes the area by more than {tolerance} is refused (--tolerance, --force)."
        ).filled(with: ["tolerance": .text(run.arguments[RepairOptions.tolerance].words)])
        return table(RepairColumns.schema, notes: [tolerance]) { part in
            part.repairs.map { repair in
                RepairColumns.row(
                    repair, perimeter: part.layer.elements[repair.perimeter], plane: part.plane, isAccepted: part.options.accepts(repair),
                    source: part.layer.source)
            }
        }
    }

    private var neighbours: Table {
        let width = Text(
            fr: "Jours et lamelles jusqu'à {width} m de large ; recouvrements de toute largeur. Rien n'est enlevé sans --remove-slivers.",
            en: "Gaps and slivers up to {width} m wide; overlaps of any width. Nothing is removed without --remove-slivers."
        ).filled(with: ["width": .real(run.arguments[RepairOptions.width])])
        return table(CoverageColumns.schema, notes: [width]) { part in
            part.faults.map { CoverageColumns.row($0, in: part.layer, communes: communes, reference: .ellipsoid) }
        }
    }

    private var removed: Table {
        table(SliverColumns.schema) { part in
            part.removals.flatMap { sliver in
                SliverColumns.rows(
                    sliver.removal, perimeter: part.layer.elements[sliver.perimeter], reference: .ellipsoid, source: part.layer.source)
            }
        }
    }
}
