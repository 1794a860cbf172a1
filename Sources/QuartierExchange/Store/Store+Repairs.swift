import GeoFormats
import GeoPackage
import PlanarGeometry
public import QuartierAnalysis
import QuartierModel
public import Reporting

extension Store {
    /// Gives perimeters held other outlines, measures them anew, and keeps the outlines received in `perimetres_origine`.
    ///
    /// What was worked out from the former outlines goes: shares of communes are computed again, kept evolutions are forgotten.
    ///
    /// - Parameters:
    ///   - amendments: perimeters as the store gives them, and their outlines in its system.
    ///   - now: the date to note, ISO 8601 in UTC.
    ///   - workers: how many measure side by side.
    /// - Returns: how many perimeters changed.
    /// - Throws: `QuartiersError` when the store cannot be written to; it is then as it was.
    @discardableResult
    public func amend(_ amendments: [OutlineAmendment], now: String, workers: Int = 1, report: FindingSink) throws -> Int {
        guard !amendments.isEmpty else { return 0 }
        let surfaces = try SurfaceAnalysis.surfaces(of: amendments.map(\.outline), crs: crs, workers: workers)
        let columns = SurfaceColumns.stored.enumerated().map { "\($1.name) = ?\($0 + 2)" }.joined(separator: ", ")
        return try write(now: now) { file in
            for (amendment, surface) in zip(amendments, surfaces) {
                let perimeter = Value.text("\(amendment.perimeter.quartier)/\(amendment.perimeter.generation?.name ?? "")")
                try file.execute(
                    """
                    INSERT INTO perimetres_origine (geom, id_perimetre, motif, repare_le) SELECT geom, id_perimetre, ?2, ?3 FROM perimetres \
                    WHERE id_perimetre = ?1
                    """, [perimeter, .text(amendment.reason), .text(now)])
                try file.setGeometry(.areal(amendment.outline), in: StoreSchema.perimeters.name, where: "id_perimetre", is: perimeter)
                try file.execute(
                    "UPDATE perimetres SET \(columns) WHERE id_perimetre = ?1", [perimeter] + SurfaceColumns.storedValues(surface))
            }
            for generation in Set(amendments.compactMap(\.perimeter.generation)) { try forgetEvolutions(of: generation, in: file) }
            try refreshShares(now: now, workers: workers, report: report)
            return amendments.count
        }
    }
}
