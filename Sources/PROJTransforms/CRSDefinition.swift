public import PlanarGeometry
import SystemPROJ

/// What a reference system means: its name, its kind, its unit, where it may be used, and how other programs write it.
///
/// Of a compound system (Lambert-93 with heights) everything describes the horizontal part.
public struct CRSDefinition: Hashable, Sendable {
    /// What positions are counted in.
    public enum Kind: Hashable, Sendable {
        /// Angles on the ellipsoid: areas and lengths of the plane mean nothing.
        case geographic
        /// Lengths in a plane.
        case projected
    }

    /// The unit of both axes.
    public struct Unit: Hashable, Sendable {
        /// Its name in the register: `metre`, `degree`, `grad`.
        public let name: String
        /// Metres in one unit where the system is projected, radians where it is geographic.
        public let factor: Double
    }

    /// Where the register says that a system is to be used.
    public struct AreaOfUse: Hashable, Sendable {
        /// In the register's words: `France - mainland onshore north of 49°N.`
        public let name: String
        /// The least longitude, in degrees; greater than `east` for an area across the antimeridian.
        public let west: Double
        /// The least latitude, in degrees.
        public let south: Double
        /// The greatest longitude, in degrees.
        public let east: Double
        /// The greatest latitude, in degrees.
        public let north: Double

        /// Whether a longitude and latitude in degrees lies inside or on the border.
        public func contains(_ position: Coordinate) -> Bool {
            guard south <= position.y, position.y <= north else { return false }
            return west <= east ? west <= position.x && position.x <= east : west <= position.x || position.x <= east
        }
    }

    /// The system described.
    public let crs: CRS
    /// Its name in the register: `RGF93 v1 / Lambert-93`.
    public let name: String
    /// What positions are counted in.
    public let kind: Kind
    /// The unit of both axes.
    public let unit: Unit
    /// The shape it gives the Earth.
    public let ellipsoid: Ellipsoid
    /// Where it is to be used, nil where the register does not say.
    public let areaOfUse: AreaOfUse?
    /// The area of use in the system's own plane, x east and y north, grown on each side by a twentieth of its greater extent; nil where the
    /// register gives no area, or one that the projection cannot show.
    public let extent: Envelope?
    /// The longitudes and latitudes that `Geodesic` measures and that no change of datum separates from it, itself where it is geographic:
    /// in degrees from Greenwich, on GRS 80 or the ellipsoid of WGS 84.
    ///
    /// Nil for the systems before satellites (the Lambert zones of Paris, ED50), whose positions must be brought to `CRS.rgf93` or
    /// `CRS.wgs84` first: their own are in grads, or on another ellipsoid, and would measure wrong.
    public let geographicBase: CRS?
    /// The definition in WKT 1, as `gpkg_spatial_ref_sys` holds it; nil where that version has no words for it.
    public let geoPackageWKT: String?

    /// Looks a system up in PROJ's register: 2 to 10 ms, so once for a layer.
    ///
    /// - Throws: `PROJError` for a system that is unknown or has no plane, or without a register.
    public init(_ crs: CRS) throws(PROJError) { try self.init(crs, in: Context.withRegister()) }

    init(_ crs: CRS, in context: borrowing Context) throws(PROJError) {
        let system = try context.system(crs)
        self.crs = crs
        name = unsafe proj_get_name(system.pointer).map { unsafe String(cString: $0) } ?? crs.description
        kind = unsafe proj_get_type(system.pointer) == PJ_TYPE_PROJECTED_CRS ? .projected : .geographic
        unit = try context.unit(of: system)
        ellipsoid = try context.ellipsoid(of: system)
        areaOfUse = context.areaOfUse(of: system)
        geographicBase = try context.geographicBase(of: system, named: crs)
        extent = if let areaOfUse { try context.extent(of: areaOfUse, in: system, from: geographicBase) } else { nil }
        geoPackageWKT = context.wellKnownText(of: system, PJ_WKT1_GDAL)
    }

    /// The definition in the dialect of ESRI, as a `.prj` file holds it; nil where that dialect has no words for it. Looked up at each call.
    ///
    /// - Throws: `PROJError` for a system that is unknown or has no plane, or without a register.
    public static func esriWKT(of crs: CRS) throws(PROJError) -> String? {
        let context = try Context.withRegister()
        return try context.wellKnownText(of: context.system(crs), PJ_WKT1_ESRI)
    }

    /// Whether two systems place every position alike, whatever they are called and however they order their axes.
    ///
    /// Realisations of one datum differ here, RGF93 v1 and v2b among them: see `CRS.differsOnlyByRealisation(from:)`.
    ///
    /// - Throws: `PROJError` for a system that is unknown or has no plane.
    public static func areEquivalent(_ one: CRS, _ other: CRS) throws(PROJError) -> Bool {
        if one == other { return true }
        let context = try Context.withRegister()
        return try context.isSamePlane(context.system(one), context.system(other))
    }
}

extension Context {
    /// Whether two systems are the same once both have x east and y north.
    func isSamePlane(_ one: borrowing ObjectHandle, _ other: borrowing ObjectHandle) throws(PROJError) -> Bool {
        let first = try normalized(one)
        let second = try normalized(other)
        return unsafe proj_is_equivalent_to_with_ctx(pointer, first.pointer, second.pointer, PJ_COMP_EQUIVALENT) == 1
    }

    /// The base of a system if it can be measured on, by the system's own name where it is its own base.
    fileprivate func geographicBase(of system: borrowing ObjectHandle, named crs: CRS) throws(PROJError) -> CRS? {
        let base = try make("proj_crs_get_geodetic_crs") { unsafe proj_crs_get_geodetic_crs($0, system.pointer) }
        let isInDegrees = try abs(unit(of: base).factor - .pi / 180) < 1e-12
        guard isInDegrees, try primeMeridian(of: base) == 0, try ellipsoid(of: base).isNear(.grs80) else { return nil }
        if unsafe proj_get_type(system.pointer) != PJ_TYPE_PROJECTED_CRS { return crs }
        guard let authority = unsafe proj_get_id_auth_name(base.pointer, 0), let code = unsafe proj_get_id_code(base.pointer, 0) else {
            return nil
        }
        return unsafe CRS(authority: String(cString: authority), code: String(cString: code))
    }

    fileprivate func areaOfUse(of system: borrowing ObjectHandle) -> CRSDefinition.AreaOfUse? {
        var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
        var name: UnsafePointer<CChar>?
        let isKnown = unsafe proj_get_area_of_use(pointer, system.pointer, &west, &south, &east, &north, &name) == 1
        // The library writes -1000 for a limit that the register leaves out.
        guard isKnown, min(west, south, east, north) > -1000 else { return nil }
        let words = unsafe name.map { unsafe String(cString: $0) } ?? ""
        return CRSDefinition.AreaOfUse(name: words, west: west, south: south, east: east, north: north)
    }

    /// An area in the plane of a system, with its margin.
    ///
    /// Limits are round numbers, for which the base of the system does as well as WGS 84, and spares the search for a change of datum; a datum shift
    /// of unknown accuracy does for them too.
    fileprivate func extent(
        of area: CRSDefinition.AreaOfUse, in system: borrowing ObjectHandle, from base: CRS?
    ) throws(PROJError) -> Envelope? {
        let operation = try operation(from: self.system(base ?? .wgs84), to: system, ballpark: true)
        var (minX, minY, maxX, maxY) = (0.0, 0.0, 0.0, 0.0)
        let isDone = unsafe proj_trans_bounds(
            pointer, operation.pointer, PJ_FWD, area.west, area.south, area.east, area.north, &minX, &minY, &maxX, &maxY, 21)
        // Across the antimeridian of a geographic system the least longitude is the greater one.
        let limits = Envelope(minX: minX, minY: minY, maxX: maxX < minX ? maxX + 360 : maxX, maxY: maxY)
        guard isDone == 1, !limits.isEmpty else { return nil }
        return limits.expanded(by: max(limits.width, limits.height) / 20)
    }

    fileprivate func wellKnownText(of system: borrowing ObjectHandle, _ dialect: PJ_WKT_TYPE) -> String? {
        unsafe "MULTILINE=NO".withCString { option in
            unsafe proj_as_wkt(pointer, system.pointer, dialect, [option, nil]).map { unsafe String(cString: $0) }
        }
    }
}
