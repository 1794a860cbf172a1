public import PlanarGeometry

/// The parts of France that have priority neighbourhoods and one plane system each by law (decree 2000-1276 as amended).
public enum FrenchTerritory: Hashable, Sendable, CaseIterable {
    /// The mainland and Corsica: Lambert-93, and the conformal conic zones.
    case mainland
    /// Guadeloupe, Martinique, Saint-Martin, Saint-Barthélemy: RGAF09 / UTM 20 north.
    case antilles
    /// Guyane: RGFG95 / UTM 22 north.
    case guyane
    /// La Réunion: RGR92 / UTM 40 south.
    case reunion
    /// Mayotte: RGM04 / UTM 38 south.
    case mayotte

    /// The territory of a longitude and latitude in degrees, nil elsewhere in the world.
    ///
    /// Told by the rectangle where the register says that the territory's datum is used, so neighbours just across the border count too.
    public init?(at position: Coordinate) {
        guard let found = FrenchTerritory.allCases.first(where: { $0.limits.contains(position) }) else { return nil }
        self = found
    }

    /// The legal system of the plane.
    public var crs: CRS {
        switch self {
        case .mainland: .lambert93
        case .antilles: CRS(epsg: 5490)
        case .guyane: CRS(epsg: 2972)
        case .reunion: CRS(epsg: 2975)
        case .mayotte: CRS(epsg: 4471)
        }
    }

    /// Longitudes and latitudes in degrees: the areas of use of EPSG:4171, 5489, 4624, 4627 and 4470. That of EPSG:2972 would not do for
    /// Guyane: it ends at 54°W, in the middle of Saint-Laurent-du-Maroni.
    var limits: Envelope {
        switch self {
        case .mainland: Envelope(minX: -9.86, minY: 41.15, maxX: 10.38, maxY: 51.56)
        case .antilles: Envelope(minX: -63.66, minY: 14.08, maxX: -57.52, maxY: 18.53)
        case .guyane: Envelope(minX: -54.61, minY: 2.11, maxX: -49.45, maxY: 8.88)
        case .reunion: Envelope(minX: 51.83, minY: -24.72, maxX: 58.24, maxY: -18.28)
        case .mayotte: Envelope(minX: 43.68, minY: -14.49, maxX: 46.7, maxY: -11.33)
        }
    }
}

/// One of the nine conformal conic projections of the mainland, made to alter lengths by less than 9 cm/km in a band of two degrees.
public struct ConformalConicZone: Hashable, Sendable {
    /// The parallel it is centred on, from 42 to 50, which names it: CC42 to CC50.
    public let parallel: Int

    /// The zone whose parallel is nearest to a latitude in degrees; of two equally near, the northern one.
    ///
    /// South of 42 it is the first and north of 50 the last, which reach a degree beyond, the last one out to sea too; nil elsewhere.
    public init?(latitude: Double) {
        guard 41...52 ~= latitude else { return nil }
        parallel = Int(min(max((latitude + 0.5).rounded(.down), 42), 50))
    }

    /// `CC50`.
    public var name: String { "CC\(parallel)" }

    /// The system on RGF93 v1, EPSG:3942 to 3950, which files really use.
    public var crs: CRS { CRS(epsg: 3900 + parallel) }

    /// The system on RGF93 v2b, EPSG:9842 to 9850, the legal one.
    public var crsV2b: CRS { CRS(epsg: 9800 + parallel) }
}

/// The plane systems that the law prescribes at a place.
public struct LegalProjection: Hashable, Sendable {
    /// The part of France.
    public let territory: FrenchTerritory
    /// The zone of the mainland that alters lengths and areas least there; nil overseas.
    public let zone: ConformalConicZone?

    /// The projections of a longitude and latitude in degrees, nil outside the territories known here.
    public init?(at position: Coordinate) {
        guard let territory = FrenchTerritory(at: position) else { return nil }
        self.territory = territory
        zone = territory == .mainland ? ConformalConicZone(latitude: position.y) : nil
    }

    /// The system of the whole territory: Lambert-93 on the mainland.
    public var crs: CRS { territory.crs }

    /// The system with the least distortion: the zone's on the mainland, the territory's overseas.
    public var finestCRS: CRS { zone?.crs ?? crs }
}

extension CRS {
    /// Whether two systems are one plane on two realisations of RGF93 (v1, v2, v2b): Lambert-93 as EPSG:2154, 9793 and 9794, a conformal
    /// conic zone as 3950, 9830 and 9850, degrees as 4171, 9777 and 9782 and their codes with longitude first.
    ///
    /// They differ by millimetres: both are accepted, what the user asked for is written, and nobody calls it a reprojection.
    public func differsOnlyByRealisation(from other: CRS) -> Bool {
        guard let plane = realisationFamily else { return false }
        return self != other && plane == other.realisationFamily
    }

    /// The code of the same system on RGF93 v1.
    private var realisationFamily: Int? {
        guard authority == "EPSG", let number else { return nil }
        return switch number {
        case 2154, 9793, 9794: 2154
        case 3942...3950: number
        case 9822...9830: number - 5880
        case 9842...9850: number - 5900
        case 4171, 7084, 9777, 9779, 9782, 9784: 4171
        default: nil
        }
    }
}
