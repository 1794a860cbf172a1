import Foundation
import GeoFormats
import Reporting
import TestSupport
import Testing

/// The files of mapbox/geojsonhint, each bad one beside what that linter says of it.
@Suite(.needsSharedData) struct GeoJSONHintTests {
    private struct Complaint: Decodable {
        let message: String
    }

    /// What the linter's messages are here: finding codes, or `error` where reading stops.
    private static let kinds: [(start: String, kinds: Set<String>)] = [
        ("An object contained duplicate members", ["JSON-DUPLICATE"]),
        ("Feature object cannot contain", ["JSON-MISPLACED"]),
        ("FeatureCollection object cannot contain", ["JSON-MISPLACED"]),
        ("geometry object cannot contain", ["JSON-MISPLACED"]),
        ("\"properties\" member required", ["JSON-MISSING"]),
        ("\"geometry\" member required", ["JSON-MISSING"]),
        ("\"coordinates\" member required", ["JSON-GEOMETRY"]),
        ("\"features\" member required", ["error"]),
        ("\"type\" member required", ["error"]),
        ("\"type\" member should be string", ["error"]),
        ("\"features\" member should be an array", ["error"]),
        ("\"properties\" member should be object", ["JSON-MEMBER"]),
        ("\"coordinates\" member should be an array", ["JSON-GEOMETRY"]),
        ("a number was found where a coordinate array should have been found", ["JSON-NESTING"]),
        ("position should be an array, is a number instead", ["JSON-NESTING"]),
        ("each element in a position must be a number", ["JSON-POSITION", "JSON-NESTING"]),
        ("position must have 2 or more elements", ["JSON-POSITION"]),
        ("position should not have more than 3 elements", ["JSON-ORDINATES"]),
        ("Parse error", ["error"]),
        ("Polygons and MultiPolygons should follow the right-hand rule", ["JSON-RING-ORDER"]),
        ("Every feature must be an object", ["JSON-FEATURE"]),
        ("GeoJSON features must have a type=feature member", ["JSON-FEATURE"]),
        ("Feature \"id\" member must have a string or number value", ["JSON-MEMBER"]),
        ("bbox must contain 4 elements", ["JSON-BBOX"]),
        ("each element in a bbox member must be a number", ["JSON-BBOX"]),
        ("bbox member must be an array of numbers", ["JSON-BBOX"]),
        ("the first and last positions in a LinearRing", ["JSON-RING-OPEN", "JSON-RING-Z"]),
        ("a LinearRing of coordinates needs to have four or more positions", ["JSON-RING"]),
        ("a line needs to have two or more coordinates", ["JSON-LINE"]),
        ("The geometries array in a GeometryCollection must contain only geometry objects", ["JSON-GEOMETRY"]),
        ("GeometryCollection with a single geometry", ["JSON-COLLECTION"]),
        ("GeometryCollection should avoid nested", ["JSON-COLLECTION"]),
        ("Expected FeatureCollection but got featurecollection", ["JSON-TYPE-CASE"]),
        ("The root of a GeoJSON object must be an object", ["error"]),
        ("The type FooBar is unknown", ["error"]),
    ]

    @Test func badFilesGiveTheKindsThatTheirResultsName() throws {
        let files = try files(in: "bad")
        #expect(files.count == 44)
        for file in files {
            let result = try Data(contentsOf: URL(fileURLWithPath: file.path.replacingOccurrences(of: ".geojson", with: ".result")))
            let complaints = try JSONDecoder().decode([Complaint].self, from: result)
            let found = kindsFound(in: file)
            // One file has an empty result: the linter speaks of precision only when asked to.
            #expect(found.isEmpty == complaints.isEmpty, "\(file.lastPathComponent)")
            var unmet = Set<String>()
            for complaint in complaints {
                let expected = try #require(Self.kinds.first { complaint.message.hasPrefix($0.start) }, "\(complaint.message)").kinds
                if found.isDisjoint(with: expected) { unmet.insert(String(complaint.message.prefix(28))) }
            }
            // A ring of three positions is blocking already; that it is not closed either adds nothing.
            let known = ["short-linearring.geojson": Set(["the first and last positions"])]
            #expect(unmet == known[file.lastPathComponent] ?? [], "\(file.lastPathComponent): \(found)")
        }
    }

    @Test func goodFilesGiveNothing() throws {
        let files = try files(in: "good")
        #expect(files.count == 18)
        for file in files { #expect(kindsFound(in: file) == [], "\(file.lastPathComponent)") }
    }

    private func files(in folder: String) throws -> [URL] {
        let folder = URL(fileURLWithPath: SharedData.path("data/corpora/geojsonhint/\(folder)"))
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "geojson" }.sorted { $0.path < $1.path }
    }

    private func kindsFound(in file: URL) -> Set<String> {
        var kinds: Set<String> = []
        do {
            var reader = try GeoJSONReader(.file(file.path))
            while try reader.next({ kinds.insert($0.kind.code) }) != nil {}
        } catch {
            kinds.insert("error")
        }
        return kinds
    }
}
