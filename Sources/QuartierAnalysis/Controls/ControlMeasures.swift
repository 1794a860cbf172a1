import PlanarGeometry
import QuartierModel

/// What several controls ask for: worked out once, for the first that asks.
struct ControlMeasures: Sendable {
    /// The surface of each outline, by layer.
    let surfaces: [Pending<[Surface?]>]
    /// The generations that letters and table speak of, compared; nil unless both have outlines.
    let kinship: Pending<KinshipAudit?>

    init(_ input: ControlInput) {
        surfaces = input.layers.map { layer in
            Pending { try SurfaceAnalysis.surfaces(of: layer.elements.map(\.outline), crs: layer.crs, workers: input.workers) }
        }
        kinship = Pending {
            func layer(of generation: Generation) -> Layer<Perimeter>? {
                input.layers.first { layer in
                    layer.elements.contains { $0.generation == generation && $0.outline?.isEmpty == false }
                }
            }
            guard let before = layer(of: .of2015), let after = layer(of: .of2024) else { return nil }
            let comparison = try GenerationComparison(
                from: before, to: after, options: ComparisonOptions(tolerance: input.tolerance), cutsKept: false, workers: input.workers)
            return KinshipAudit(comparison, table: input.correspondences)
        }
    }
}
