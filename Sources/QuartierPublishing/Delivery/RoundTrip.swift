import GeoFormats
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import Reporting

/// Control X01: what was written is read back, and must say the same: as many features, the same codes and names to the letter, the same areas.
struct RoundTrip {
    private let expected: [Fact]

    private struct Fact {
        let key: String
        let name: String
        let area: Double?
        /// The length of the outline, in metres: what a rounded position can cost in area.
        let perimeter: Double
    }

    init(_ layer: FlatLayer, workers: Int) throws {
        expected = try Self.facts(of: layer.layer, workers: workers)
    }

    private static func facts(of layer: Layer<Perimeter>, workers: Int) throws -> [Fact] {
        let surfaces = try SurfaceAnalysis.surfaces(of: layer.elements.map(\.outline), crs: layer.crs, workers: workers)
        return zip(layer.elements, surfaces).map { perimeter, surface in
            Fact(
                key: perimeter.code ?? perimeter.quartier, name: perimeter.name, area: surface?.ellipsoidal,
                perimeter: surface?.perimeter ?? 0)
        }.sorted { $0.key < $1.key }
    }

    /// Reads a layer of a file back.
    ///
    /// - Parameter rounding: how far, in metres, the format may move a position.
    func check(_ path: String, layer: String? = nil, shownAs file: String, rounding: Double = 0, workers: Int, report: FindingSink) throws {
        let loader = LayerLoader(store: nil, checksPlaces: false)
        let read = try loader.perimeters(.file(path: path, layer: layer), report: { _ in })
        try compare(try Self.facts(of: read, workers: workers), file: file, rounding: rounding, report: report)
    }

    /// Reads the rows of a generation from a CSV back, which holds no outlines.
    func check(csv path: String, generation: Generation?, shownAs file: String, report: FindingSink) throws {
        var reader = try CSVReader(.file(path))
        func column(_ column: Column) -> Int { reader.columns.firstIndex(of: column.name) ?? 0 }
        let (id, code) = (column(QuartierColumns.quartier), column(QuartierColumns.code))
        let (name, shown) = (column(QuartierColumns.name), column(QuartierColumns.generation))
        var facts: [Fact] = []
        while try reader.next({ _ in }) {
            guard reader.text(shown) == generation?.name ?? "" else { continue }
            let key = reader.text(code).isEmpty ? reader.text(id) : reader.text(code)
            facts.append(Fact(key: key, name: reader.text(name), area: nil, perimeter: 0))
        }
        try compare(facts.sorted { $0.key < $1.key }, file: file, rounding: .infinity, report: report)
    }

    private func compare(_ found: [Fact], file: String, rounding: Double, report: FindingSink) throws {
        func tell(_ what: Text, _ expected: Value, _ found: Value) throws {
            // The words of an argument are in one language; both readers know these.
            try report(Finding(.roundTrip, subject: file, arguments: ["what": .text(what.french)], expected: expected, found: found))
        }
        guard found.count == expected.count else {
            return try tell(Text(verbatim: "n"), .integer(expected.count), .integer(found.count))
        }
        for (fact, read) in zip(expected, found) {
            if fact.key != read.key { try tell(Text(verbatim: "code_qp"), .text(fact.key), .text(read.key)) }
            if fact.name != read.name { try tell(Text(verbatim: "\(fact.key), nom"), .text(fact.name), .text(read.name)) }
            guard rounding.isFinite else { continue }
            let (area, other) = (fact.area ?? 0, read.area ?? 0)
            if (fact.area == nil) != (read.area == nil) || abs(area - other) > 1e-6 * area + rounding * fact.perimeter {
                try tell(Text(verbatim: "\(fact.key), surf_ell_m2"), .real(orNull: fact.area), .real(orNull: read.area))
            }
        }
    }
}
