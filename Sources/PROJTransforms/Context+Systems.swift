import PlanarGeometry
import SystemPROJ

extension Context {
    /// The reference system of a code; of a compound one its horizontal part, since heights are not kept here.
    func system(_ crs: CRS) throws(PROJError) -> ObjectHandle {
        let found = try make("proj_create_from_database", .unknownCRS(crs)) {
            unsafe proj_create_from_database($0, crs.authority, crs.code, PJ_CATEGORY_CRS, 0, nil)
        }
        return try horizontalPart(of: found, reason: .notHorizontal(crs))
    }

    /// The plane of a system: that of the first part of a compound one, that below a datum shift; refused when there is none.
    func horizontalPart(of system: consuming ObjectHandle, reason: PROJError.Reason) throws(PROJError) -> ObjectHandle {
        var part = system
        while true {
            switch unsafe proj_get_type(part.pointer) {
            case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS, PJ_TYPE_PROJECTED_CRS:
                return part
            case PJ_TYPE_COMPOUND_CRS:
                part = try make("proj_crs_get_sub_crs", reason) { unsafe proj_crs_get_sub_crs($0, part.pointer, 0) }
            case PJ_TYPE_BOUND_CRS:
                part = try make("proj_get_source_crs", reason) { unsafe proj_get_source_crs($0, part.pointer) }
            default:
                throw PROJError(call: "proj_get_type", reason: reason, message: "neither geographic nor projected", code: 0)
            }
        }
    }

    /// The same system or operation with x east and y north, whatever the register's axis order.
    func normalized(_ object: borrowing ObjectHandle) throws(PROJError) -> ObjectHandle {
        try make("proj_normalize_for_visualization") { unsafe proj_normalize_for_visualization($0, object.pointer) }
    }

    /// The operation between two systems, x east and y north on both sides.
    ///
    /// - Parameter ballpark: whether an operation of unknown accuracy, which ignores the change of datum, is better than none.
    func operation(
        from source: borrowing ObjectHandle, to target: borrowing ObjectHandle, ballpark: Bool = false, reason: PROJError.Reason = .library
    ) throws(PROJError) -> ObjectHandle {
        let option = ballpark ? "ALLOW_BALLPARK=YES" : "ALLOW_BALLPARK=NO"
        let silence = "no operation of known accuracy links these systems"
        let found = try make("proj_create_crs_to_crs_from_pj", reason, silence: silence) { context in
            unsafe option.withCString {
                unsafe proj_create_crs_to_crs_from_pj(context, source.pointer, target.pointer, nil, [$0, nil])
            }
        }
        return try normalized(found)
    }

    /// The unit of the axes of a system.
    func unit(of system: borrowing ObjectHandle) throws(PROJError) -> CRSDefinition.Unit {
        let axes = try make("proj_crs_get_coordinate_system") {
            unsafe proj_crs_get_coordinate_system($0, system.pointer)
        }
        var factor = 0.0
        var name: UnsafePointer<CChar>?
        try check("proj_cs_get_axis_info") {
            unsafe proj_cs_get_axis_info($0, axes.pointer, 0, nil, nil, nil, &factor, &name, nil, nil) == 1
        }
        return unsafe CRSDefinition.Unit(name: name.map { unsafe String(cString: $0) } ?? "", factor: factor)
    }

    /// The ellipsoid of a system.
    func ellipsoid(of system: borrowing ObjectHandle) throws(PROJError) -> Ellipsoid {
        let ellipsoid = try make("proj_get_ellipsoid") { unsafe proj_get_ellipsoid($0, system.pointer) }
        var semiMajorAxis = 0.0
        var inverseFlattening = 0.0
        try check("proj_ellipsoid_get_parameters") {
            unsafe proj_ellipsoid_get_parameters($0, ellipsoid.pointer, &semiMajorAxis, nil, nil, &inverseFlattening) == 1
        }
        return Ellipsoid(semiMajorAxis: semiMajorAxis, inverseFlattening: inverseFlattening)
    }

    /// The longitude that a system counts from, in degrees east of Greenwich.
    func primeMeridian(of system: borrowing ObjectHandle) throws(PROJError) -> Double {
        let meridian = try make("proj_get_prime_meridian") { unsafe proj_get_prime_meridian($0, system.pointer) }
        var longitude = 0.0
        var radiansPerUnit = 0.0
        try check("proj_prime_meridian_get_parameters") {
            unsafe proj_prime_meridian_get_parameters($0, meridian.pointer, &longitude, &radiansPerUnit, nil) == 1
        }
        return longitude * radiansPerUnit * 180 / .pi
    }
}
