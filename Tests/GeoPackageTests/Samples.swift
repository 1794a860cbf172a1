import GeoFormats
import GeoPackage
import PlanarGeometry
import Reporting
import TestSupport

/// The moment noted in files that tests write.
let stamp = "2025-06-30T12:00:00.000Z"

/// A square by its south-west corner and its side.
func square(_ x: Double, _ y: Double, _ side: Double = 100) throws -> MultiPolygon { try Shapes.rectangle(x, y, side, side) }

extension SpatialReference {
    /// Lambert-93 as the tests describe it: the definition is not looked at here.
    static let lambert93 = SpatialReference(.lambert93, name: "RGF93 v1 / Lambert-93", definition: "PROJCS[\"RGF93 v1 / Lambert-93\"]")
}

extension TableDefinition {
    /// A layer of quartiers in Lambert-93.
    static let quartiers = TableDefinition(
        "quartiers",
        columns: [
            Column("code_qp", .text, Text(fr: "code", en: "code")), Column("nom", .text, Text(fr: "nom", en: "name")),
            Column("pop", .integer, Text(fr: "population", en: "population")), Column("taux", .real, Text(fr: "taux", en: "rate")),
            Column("annonce", .boolean, Text(fr: "annoncé", en: "declared")), Column("date_maj", .date, Text(fr: "date", en: "date")),
        ],
        geometry: GeometryColumn(crs: .lambert93), columnConstraints: ["code_qp": "NOT NULL"], constraints: ["UNIQUE (code_qp)"],
        summary: "Quartiers d'essai")
}

/// Writes a layer of squares on a line, each 1 000 m from the next.
func writeSquares(_ count: Int, to path: String, replacing: Bool = false) throws {
    try GeoPackageFile.create(at: path, replacing: replacing, stamp: stamp) { file in
        try file.describe(.lambert93)
        try file.createTable(.quartiers)
        try file.insert(into: "quartiers") { rows in
            for number in 0..<count {
                try rows.append(
                    [
                        .text("QP\(number)"), .text("Cité n°\(number)"), .integer(number), .real(Double(number) / 3),
                        .boolean(number % 2 == 0),
                        .text("2024-01-01"),
                    ], geometry: .areal(try square(Double(number) * 1_000, 7_000_000)))
            }
        }
    }
}
