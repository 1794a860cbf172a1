import GeoPackage
import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import Reporting

extension Store {
    /// Works out anew which communes share each perimeter; nothing as long as no commune is held.
    func refreshShares(now: String, workers: Int, report: FindingSink) throws {
        guard let communes = try communes(report: report) else { return }
        var shares: [[Value]] = []
        for generation in try generations() {
            let layer = try perimeters(of: generation, report: report)
            guard layer.elements.contains(where: { $0.outline != nil }) else { continue }
            let plane = try WorkingPlane(for: crs, around: layer.envelope)
            for split in try SplitAnalysis.splits(of: layer, among: communes, in: plane, workers: workers) {
                let identifier = Value.text("\(layer.elements[split.quartier].quartier)/\(generation)")
                shares += split.pieces.map { piece in
                    [
                        identifier, .text(communes.elements[piece.commune].code.text), .real(piece.surface), .real(piece.share), .null,
                        .boolean(piece.isDeclared), .boolean(piece.counts),
                    ]
                }
            }
        }
        try write(now: now) { file in
            try file.execute("DELETE FROM quartier_commune")
            try file.insert(into: StoreSchema.quartierCommunes.name) { rows in
                for share in shares { try rows.append(share) }
            }
        }
    }
}
