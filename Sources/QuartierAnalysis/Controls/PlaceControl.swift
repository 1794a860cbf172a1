import PROJTransforms
public import PlanarGeometry
import QuartierModel
public import Reporting

extension Control {
    /// G02: the coordinates lie inside the area of use of the declared system.
    static let systemAndPlace = Control(
        "G02", kinds: [.outsideAreaOfUse, .degreesAsMetres, .metresAsDegrees, .axesSwapped, .outsideTerritories], needs: [.perimeters]
    ) {
        input, report in
        for layer in input.layers {
            try CoordinatePlausibility.check(
                layer.elements.map { ($0.quartier, $0.place, $0.outline?.envelope ?? .empty) }, crs: layer.crs, layer: layer.place,
                report: report)
        }
    }
}

/// Whether coordinates can be what their system says they are.
public enum CoordinatePlausibility {
    /// Reports every feature whose envelope leaves the area of use of the system, with what it looks like instead, or lies in no territory that
    /// has a legal projection, where nothing can be measured.
    ///
    /// - Returns: how many features it reported.
    @discardableResult
    public static func check(
        _ features: [(subject: String, place: Place, envelope: Envelope)], crs: CRS, layer: Place, report: FindingSink
    ) throws -> Int {
        let definition = try Projection.definition(of: crs)
        let toGeographic = try Projection.transformer(from: crs, to: try Projection.geographic(of: crs))
        var outside = 0
        for (subject, place, envelope) in features {
            guard let centre = envelope.center else { continue }
            var kind = kind(definition.plausibility(of: envelope))
            if kind == nil, (try? toGeographic.transform(centre)).flatMap(FrenchTerritory.init) == nil { kind = .outsideTerritories }
            guard let kind else { continue }
            outside += 1
            try report(
                Finding(
                    kind, subject: subject, place: Place(x: centre.x, y: centre.y).within(place).within(layer),
                    arguments: ["crs": .text(crs.description), "name": .text(definition.name)]))
        }
        return outside
    }

    private static func kind(_ plausibility: PositionPlausibility) -> FindingKind? {
        switch plausibility {
        case .plausible, .unknown: nil
        case .outside: .outsideAreaOfUse
        case .swapped: .axesSwapped
        case .degreesInPlane: .degreesAsMetres
        case .metresInDegrees: .metresAsDegrees
        }
    }
}
