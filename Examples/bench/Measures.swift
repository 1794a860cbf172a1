import PROJTransforms
import Quartiers

extension Bench {
    /// J1: the plane and the geodesic area of every outline.
    static func areas(_ job: Job) throws {
        let geodesic = Geodesic(ellipsoid: .grs80)
        var lines: [String] = []
        for (name, key) in [("quartiers_new", "code_qp"), ("quartiers_old", "code_qp"), ("communes", "insee")] {
            try job.forEachBatch(of: name, key: key) { batch, crs in
                let toDegrees = try Projection.transformer(from: crs, to: .rgf93)
                lines += try concurrentMap(count: batch.count, workers: job.workers) { rank in
                    let (key, outline) = batch[rank]
                    let ellipsoidal = try geodesic.measure(toDegrees.transform(outline)).area
                    return "\(name),\(key),\(job.text(outline.area, ellipsoidal))"
                }
            }
        }
        try job.write("layer,id,area_planar,area_geodesic", lines)
    }

    /// J2: the old perimeters over the new ones.
    static func overlaps(_ job: Job) throws {
        let (old, new) = (try job.outlines("quartiers_old"), try job.outlines("quartiers_new"))
        let index = EnvelopeIndex(new.map(\.outline.envelope))
        let candidates = old.map { index.query($0.outline.envelope).map { new[$0] } }
        let lines = try intersections(of: old, with: candidates, job) { old, new, area in
            let (before, after) = (old.outline.area, new.outline.area)
            return job.text(area, area / before, area / after, area / (before + after - area))
        }
        try job.write("old,new,inter,share_old,share_new,jaccard", lines)
    }

    /// J3: the communes of each quartier, looked up in their R-tree.
    static func shares(_ job: Job) throws {
        let quartiers = try job.outlines("quartiers_new")
        let communes = try GeoPackageReader(job.path("communes.gpkg"), report: job.ignore)
        let candidates = try communes.reading {
            guard var lookup = try communes.keyLookup(nil) else { throw JobError.noIndex }
            let keys = try quartiers.map { try lookup.keys(meeting: $0.outline.envelope).sorted() }
            var touched: [Int: Job.Outline] = [:]
            var cursor = try communes.cursor(nil, keys: Set(keys.joined()).sorted(), fields: ["insee"])
            while try cursor.next() {
                if let outline = try cursor.geometry(job.ignore).areal { touched[cursor.id] = (try cursor.text(0) ?? "", outline) }
            }
            return keys.map { $0.compactMap { touched[$0] } }
        }
        let lines = try intersections(of: quartiers, with: candidates, job) { quartier, _, area in
            job.text(area, area / quartier.outline.area)
        }
        try job.write("code_qp,insee,inter,share", lines)
    }

    /// A line for each pair that shares a surface.
    private static func intersections(
        of outlines: [Job.Outline], with candidates: [[Job.Outline]], _ job: Job,
        _ figures: @Sendable (Job.Outline, Job.Outline, Double) -> String
    ) throws -> [String] {
        try concurrentMap(count: outlines.count, workers: job.workers) { rank -> [String] in
            candidates[rank].compactMap { other in
                let area = outlines[rank].outline.commonArea(with: other.outline)
                return area > 0 ? "\(outlines[rank].key),\(other.key),\(figures(outlines[rank], other, area))" : nil
            }
        }.flatMap { $0 }
    }

    /// J4: 28 counts of the tiles of 200 m carried to the quartiers, and a rate.
    static func tiles(_ job: Job) throws {
        // Looked up in PROJ's register while the first quartiers are read.
        let toGrid = Pending.begun { try Projection.transformer(from: .lambert93, to: .laeaEurope) }
        var codes: [String] = []
        var coverages: [CellCoverage] = []
        try job.forEachBatch(of: "quartiers_new", key: "code_qp") { batch, _ in
            codes += batch.map(\.key)
            coverages += try concurrentMap(count: batch.count, workers: job.workers) { rank in
                try CellCoverage(of: toGrid.outcome().transform(batch[rank].outline))
            }
        }
        let source = try TileSource(.file(path: job.path("carreaux.gpkg"), layer: nil))
        let tiles = try source.tiles(touching: coverages, workers: job.workers, report: job.ignore)
        let estimator = Estimator(tiles)
        let counts = TileIndicator.all.filter(\.isCount)
        let indicators = counts + [.householdPovertyRate]
        let lines = try concurrentMap(count: codes.count, workers: job.workers) { [codes, coverages] rank in
            let covered = try tiles.tiles(in: coverages[rank]).fractions.reduce(0) { $0 + $1 } * tiles.resolution.area
            let estimates = try estimator.estimates(of: indicators, over: coverages[rank]).estimates
            let figures = estimates.map { $0.value.map { job.text($0) } ?? "" }
            return "\(codes[rank]),\(job.text(covered)),\(figures.joined(separator: ","))"
        }
        try job.write("code_qp,covered_m2,\(indicators.map(\.key).joined(separator: ","))", lines)
    }

    /// J7: which outlines are valid, and the area of all once the others are repaired.
    static func validity(_ job: Job) throws {
        var lines: [String] = []
        for (name, key) in [
            ("quartiers_new", "code_qp"), ("quartiers_old", "code_qp"), ("quartiers_bad", "code_qp"), ("communes", "insee"),
        ] {
            var (invalid, area) = (0, 0.0)
            try job.forEachBatch(of: name, key: key) { batch, _ in
                let repaired = try concurrentMap(count: batch.count, workers: job.workers) { rank in
                    var session = try Session()
                    let outline = session.add(batch[rank].outline)
                    if try session.validity(of: outline).isValid { return (isValid: true, area: batch[rank].outline.area) }
                    return (isValid: false, area: try session.makeValid(outline).after.area)
                }
                invalid += repaired.count { !$0.isValid }
                area = repaired.reduce(area) { $0 + $1.area }
            }
            lines.append("\(name),\(invalid),\(job.text(area))")
        }
        try job.write("layer,invalid,area", lines)
    }
}
