public import PlanarGeometry

/// What the surfaces and widths of pieces are measured on.
public enum SurfaceReference: Sendable, Hashable {
    /// The GRS 80 ellipsoid, edges as geodesics: the default, like the published surface of a quartier.
    case ellipsoid
    /// The plane of a projected system.
    case plane(CRS)

    /// The word in the column `surf_ref`: `ellipsoide`, or the code of the projection.
    public var token: String {
        switch self {
        case .ellipsoid: "ellipsoide"
        case .plane(let crs): crs.description
        }
    }
}
