import GEOSOverlay
import PlanarGeometry
import Reporting

/// The one place where what GEOS throws becomes an error for people.
enum Overlaying {
    /// The repair of an outline, nil when it is valid.
    static func repairIfNeeded(_ outline: MultiPolygon) throws(QuartiersError) -> Repair? {
        try attempt { () throws(GEOSError) in
            var session = try Session()
            let geometry = session.add(outline)
            if try session.validity(of: geometry).isValid { return nil }
            return try session.makeValid(geometry)
        }
    }

    static func attempt<Result>(_ work: () throws(GEOSError) -> Result) throws(QuartiersError) -> Result {
        do throws(GEOSError) { return try work() } catch {
            throw QuartiersError(
                .software, Text(fr: "le calcul géométrique a échoué", en: "the geometric computation failed"), cause: error.description)
        }
    }
}
