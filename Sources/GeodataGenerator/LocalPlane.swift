import Foundation
import PlanarGeometry

/// Metres around one point of the ellipsoid, good enough to draw in: an equirectangular projection with the radii of curvature of GRS 80.
struct LocalPlane {
    private let longitude = 2.62
    private let latitude = 50.49
    private let metresPerDegreeEast: Double
    private let metresPerDegreeNorth: Double

    init() {
        let semiMajorAxis = 6_378_137.0
        let eccentricitySquared = 0.006_694_380_022_9
        let sine = sin(latitude * .pi / 180)
        let root = (1 - eccentricitySquared * sine * sine).squareRoot()
        metresPerDegreeEast = semiMajorAxis / root * cos(latitude * .pi / 180) * .pi / 180
        metresPerDegreeNorth = semiMajorAxis * (1 - eccentricitySquared) / (root * root * root) * .pi / 180
    }

    func position(longitude: Double, latitude: Double) -> Coordinate {
        Coordinate((longitude - self.longitude) * metresPerDegreeEast, (latitude - self.latitude) * metresPerDegreeNorth)
    }

    /// Longitude and latitude, rounded to the seven decimals that the files hold.
    func degrees(_ position: Coordinate) -> Coordinate {
        func rounded(_ value: Double) -> Double { (value * 1e7).rounded() / 1e7 }
        return Coordinate(
            rounded(longitude + position.x / metresPerDegreeEast), rounded(latitude + position.y / metresPerDegreeNorth))
    }
}
