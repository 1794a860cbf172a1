import PROJTransforms
public import PlanarGeometry
import QuartierModel
public import Reporting

extension Control {
    /// G02: the coordinates lie inside the area of use of the declared system.
    static let systemAndPlace = Control("G02", kinds: [.outsideAreaOfUse, .degreesAsMetres, .metresAsDegrees, .axesSwapped]) {
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
    /// Reports every feature whose envelope leaves the area of use of the system, and says what it looks like instead.
    ///
    /// - Returns: how many features lie outside.
    @discardableResult
    public static func check(
        _ features: [(subject: String, place: Place, envelope: Envelope)], crs: CRS, layer: Place, report: FindingSink
    ) throws -> Int {
        let definition = try Projection.definition(of: crs)
        var outside = 0
        for (subject, place, envelope) in features {
            guard let kind = kind(definition.plausibility(of: envelope)) else { continue }
            outside += 1
            try report(
                Finding(
                    kind, subject: subject,
                    place: Place(x: envelope.center?.x, y: envelope.center?.y).within(place).within(layer),
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
