import Foundation
import TestSupport

/// Small layers written by hand, near Béthune.
enum Fixture {
    /// A feature of a GeoJSON layer.
    struct Feature {
        var properties: [(String, String)]
        var geometry: String
    }

    /// A feature with a code and a name.
    static func quartier(_ code: String, _ name: String = "Un", _ geometry: String = square(2.63, 50.525)) -> Feature {
        Feature(properties: [("code_qp", code), ("nom", name)], geometry: geometry)
    }

    /// A polygon with these rings.
    static func polygon(_ rings: String...) -> String { "{\"type\":\"Polygon\",\"coordinates\":[\(rings.joined(separator: ","))]}" }

    /// A name that would run a script in a page that took it for markup.
    static let hostileName = "\"><img src=x onerror=alert(1)>"

    /// Three quartiers whose names try what draws them: markup, right-to-left letters and emoji, two hundred characters.
    static let hostileQuartiers = [
        quartier("QP062005", hostileName), quartier("QP062006", "حي السلام 🏘️", square(2.66, 50.525)),
        quartier("QP062007", String(repeating: "Très long ", count: 20), square(2.69, 50.525)),
    ]

    /// The ring of a square from its lower left corner, counter-clockwise.
    static func ring(_ x: Double, _ y: Double, side: Double) -> String {
        "[[\(x),\(y)],[\(x + side),\(y)],[\(x + side),\(y + side)],[\(x),\(y + side)],[\(x),\(y)]]"
    }

    /// A square of a hundredth of a degree, 788 736.31 m² on the ellipsoid at the first of these places (GeographicLib).
    static func square(_ x: Double, _ y: Double, side: Double = 0.01) -> String { polygon(ring(x, y, side: side)) }

    /// A layer; without a system it is in longitude and latitude.
    static func layer(_ features: [Feature], crs: String? = nil, name: String? = nil) -> String {
        let objects = features.map { feature in
            let properties = feature.properties.map { "\(quoted($0.0)):\(quoted($0.1))" }.joined(separator: ",")
            return "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":\(feature.geometry)}"
        }
        let system = crs.map { "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\($0)\"}}," } ?? ""
        let title = name.map { "\"name\":\(quoted($0))," } ?? ""
        return "{\"type\":\"FeatureCollection\",\(title)\(system)\"features\":[\n\(objects.joined(separator: ",\n"))\n]}"
    }

    private static func quoted(_ text: String) -> String {
        String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
    }
}

extension URL {
    /// Writes a text to a file of this folder.
    ///
    /// - Returns: its path.
    func write(_ text: String, as name: String) throws -> String { try write(Data(text.utf8), as: name) }

    /// Writes bytes to a file of this folder.
    ///
    /// - Returns: its path.
    func write(_ data: Data, as name: String) throws -> String {
        let file = appendingPathComponent(name)
        try data.write(to: file)
        return file.path
    }

    /// Writes a layer of features to a file of this folder.
    ///
    /// - Returns: its path.
    func layer(_ name: String, _ features: Fixture.Feature..., crs: String? = nil) throws -> String {
        try write(Fixture.layer(features, crs: crs), as: name)
    }

    /// The names of its files, sorted.
    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}
