import GeoFormats
import PlanarGeometry
import Reporting

/// What to make of a geometry where an area is expected: the area, or nil and a finding that says what stands there.
enum ArealGeometry {
    static func area(of geometry: FeatureGeometry, place: Place, subject: String, report: FindingSink) throws -> MultiPolygon? {
        switch geometry {
        case .areal(let area):
            return area
        case .null:
            try report(Finding(.geometryMissing, subject: subject, place: place))
        case .empty:
            try report(Finding(.geometryEmpty, subject: subject, place: place))
        case .point:
            try report(Finding(.geometryNotAreal, subject: subject, place: place, found: .text(GeometryKind.point.geoJSONName)))
        case .other(let kind):
            try report(Finding(.geometryNotAreal, subject: subject, place: place, found: .text(kind.geoJSONName)))
        case .unusable:
            // The codec that met it has said why.
            break
        }
        return nil
    }
}
