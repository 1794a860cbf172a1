public import PlanarGeometry

/// Whether positions can be what the system of their layer says that they are.
public enum PositionPlausibility: Hashable, Sendable {
    /// They lie where the system is used.
    case plausible
    /// They lie elsewhere.
    case outside
    /// They would lie there with both ordinates exchanged: latitude first, or northing first.
    case swapped
    /// They look like degrees in a system of metres.
    case degreesInPlane
    /// They are too large for degrees, in a system of degrees.
    case metresInDegrees
    /// The register does not say where the system is used, or there are no positions.
    case unknown
}

extension CRSDefinition {
    /// Judges the rectangle around some positions of a layer in this system, x east and y north.
    ///
    /// A system used the world over cannot tell longitude from latitude; there, positions outside France that lie in France once exchanged
    /// are held to be swapped.
    public func plausibility(of envelope: Envelope) -> PositionPlausibility {
        guard let extent, let center = envelope.center else { return .unknown }
        let exchanged = envelope.exchanged
        switch kind {
        case .geographic:
            let limits = CRSDefinition.angles(in: unit.factor)
            if !limits.contains(envelope) { return limits.contains(exchanged) ? .swapped : .metresInDegrees }
            let isFrenchIfExchanged = FrenchTerritory(at: center) == nil && FrenchTerritory(at: Coordinate(center.y, center.x)) != nil
            // An area across the antimeridian is no rectangle of longitudes.
            let isAcross = areaOfUse.map { $0.west > $0.east } ?? false
            let isInside = isAcross ? areaOfUse?.contains(center) == true : extent.contains(envelope)
            if isInside && !isFrenchIfExchanged { return .plausible }
            return isFrenchIfExchanged || extent.contains(exchanged) ? .swapped : .outside
        case .projected:
            // A layer wholly within 180 metres of the origin is not what people draw: even where the plane has an origin inside its area.
            let isInDegrees = CRSDefinition.angles(in: .pi / 180).contains(envelope)
            if isInDegrees, let areaOfUse, areaOfUse.contains(center) || areaOfUse.contains(Coordinate(center.y, center.x)) {
                return .degreesInPlane
            }
            if extent.contains(envelope) { return .plausible }
            return extent.contains(exchanged) ? .swapped : .outside
        }
    }

    /// What longitudes, counted to 180 or to 360 degrees, and latitudes can be, in a unit of so many radians.
    private static func angles(in radians: Double) -> Envelope {
        let half = Double.pi / radians
        return Envelope(minX: -2 * half, minY: -half / 2, maxX: 2 * half, maxY: half / 2).expanded(by: half * 1e-9)
    }
}

extension Envelope {
    /// The rectangle with x and y exchanged.
    fileprivate var exchanged: Envelope { Envelope(minX: minY, minY: minX, maxX: maxY, maxY: maxX) }
}
