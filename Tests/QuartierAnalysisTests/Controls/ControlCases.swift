import PlanarGeometry
import QuartierModel
import QuartierSources
import Reporting
import TestSupport
import Testing

@testable import QuartierAnalysis

/// A small input, and what one control finds in it.
struct ControlCase: CustomTestStringConvertible {
    let code: String
    let name: String
    let input: ControlInput
    /// The kinds of what it finds, in order; nothing when all is well.
    let kinds: [FindingKind]

    init(_ code: String, _ name: String, _ input: ControlInput, _ kinds: FindingKind...) {
        self.code = code
        self.name = name
        self.input = input
        self.kinds = kinds
    }

    var testDescription: String { "\(code): \(name)" }
}

extension ControlCase {
    /// The cases of all controls.
    static var all: [ControlCase] {
        get throws {
            try places + validity + overlaps + slivers + vertices + communes + codes + records + letters + kinship + figures + several
                + estimates
        }
    }

    private static func layer(_ outlines: MultiPolygon?..., change: (inout Perimeter) -> Void = { _ in }) -> ControlInput {
        ControlInput(layers: [Layers.perimeters(outlines, change: change)])
    }

    private static var square: MultiPolygon { get throws { try Layers.box(0, 0, 100, 100) } }

    private static func ring(_ positions: (Double, Double)...) throws -> Ring {
        try Shapes.ring(positions.map { (Layers.origin.x + $0.0, Layers.origin.y + $0.1) })
    }

    /// Both triangles of an hourglass: its signed area is nothing, and repaired they are 2 500 m² each.
    private static var hourglass: MultiPolygon {
        get throws { Shapes.area(try ring((0, 0), (100, 100), (100, 0), (0, 100))) }
    }

    // MARK: Outlines

    private static var places: [ControlCase] {
        get throws {
            func wrong(_ x: Double, _ y: Double, _ crs: CRS, side: Double = 0.01) throws -> ControlInput {
                ControlInput(layers: [Layers.perimeters([try Shapes.rectangle(x, y, side, side)], crs: crs)])
            }
            return [
                ControlCase("G02", "near Béthune", layer(try square)),
                ControlCase("G02", "degrees near Béthune", try wrong(2.63, 50.52, .wgs84)),
                ControlCase("G02", "beyond Lambert-93", try wrong(20_000_000, 7_048_000, .lambert93, side: 100), .outsideAreaOfUse),
                ControlCase("G02", "degrees as metres", try wrong(2.63, 50.52, .lambert93), .degreesAsMetres),
                ControlCase("G02", "metres as degrees", try wrong(674_000, 7_048_000, .wgs84), .metresAsDegrees),
                ControlCase("G02", "latitude first", try wrong(50.52, 2.63, .lambert93v1Degrees), .axesSwapped),
                ControlCase("G02", "London", try wrong(-0.1, 52.5, .wgs84), .outsideTerritories),
            ]
        }
    }

    private static var validity: [ControlCase] {
        get throws {
            [
                ControlCase("G01", "a square", layer(try square)),
                ControlCase("G01", "an hourglass", layer(try hourglass), .geometryInvalid),
                ControlCase("G01", "400 m²", layer(try Layers.box(0, 0, 20, 20)), .geometryTooSmall),
                ControlCase("G01", "none", layer(nil), .geometryMissing),
                ControlCase("G01", "empty", layer(.empty), .geometryEmpty),
                ControlCase("G06", "one part", layer(try square)),
                ControlCase(
                    "G06", "two parts", layer(MultiPolygon(try square.polygons + Layers.box(200, 0, 100, 100).polygons)), .severalParts),
            ]
        }
    }

    private static var overlaps: [ControlCase] {
        get throws {
            let shifted = try Layers.box(90, 0, 100, 100)
            func local(_ outline: MultiPolygon) throws -> ControlInput {
                ControlInput(layers: [Layers.perimeters([try square]), Layers.perimeters([outline], generation: .local)])
            }
            return [
                ControlCase("G03", "side by side", layer(try square, try Layers.box(100, 0, 100, 100))),
                ControlCase("G03", "10 m into each other", layer(try square, shifted), .overlap),
                ControlCase("G03", "a QIC beside a QPV", try local(try Layers.box(100, 0, 100, 100))),
                ControlCase("G03", "a QIC over a QPV", try local(shifted), .localOverlap),
            ]
        }
    }

    private static var slivers: [ControlCase] {
        get throws {
            func strip(_ x: Double) throws -> [Polygon] { try Layers.box(x, 0, 1, 50).polygons }
            let one = MultiPolygon(try square.polygons + strip(200))
            let two = MultiPolygon(try one.polygons + strip(300))
            // Touches the square along the middle third of its side, a metre away above and below.
            let notched = Shapes.area(try ring((101, 0), (200, 0), (200, 100), (101, 100), (101, 66), (100, 66), (100, 33), (101, 33)))
            let beyond = try Layers.box(-50, -50, 151, 200)
            func among(_ limits: Double..., outline: MultiPolygon) throws -> ControlInput {
                let edges = [-1_000.0] + limits + [1_000]
                let cells = try zip(edges, edges.dropFirst()).enumerated().map { rank, edge in
                    (code: "6211\(rank)", name: "Commune \(rank)", outline: try Layers.box(edge.0, -1_000, edge.1 - edge.0, 2_000))
                }
                return ControlInput(layers: [Layers.perimeters([outline])], communes: Layers.communes(cells))
            }
            return [
                ControlCase("G04", "side by side", layer(try square, try Layers.box(100, 0, 100, 100))),
                ControlCase("G04", "far from each other", layer(try square, try Layers.box(110, 0, 100, 100))),
                ControlCase("G04", "a strip of 1 m", layer(one), .sliverPart),
                ControlCase("G04", "two strips", layer(two), .sliverParts),
                ControlCase("G04", "1 m apart", layer(try square, try Layers.box(101, 0, 100, 100)), .narrowGap),
                ControlCase("G04", "two gaps", layer(try square, notched), .neighbourSlivers),
                ControlCase("G04", "12 mm into each other", layer(try square, try Layers.box(99.988, 0, 100, 50)), .thinOverlap),
                ControlCase("G04", "5 mm into each other", layer(try square, try Layers.box(99.995, 0, 100, 100)), .tinySlivers),
                ControlCase("G04", "up to the limit", try among(100, outline: try square)),
                ControlCase("G04", "far from the limit", try among(500, outline: try square)),
                ControlCase("G04", "1 m beyond the limit", try among(100, outline: beyond), .overhang),
                ControlCase("G04", "1 m before the limit", try among(101, outline: Layers.crossing(try square, to: 101)), .setback),
                ControlCase("G04", "beyond two limits", try among(-49, 100, outline: beyond), .limitSlivers),
                ControlCase("G04", "an hourglass", layer(try hourglass), .repairChangesArea),
            ]
        }
    }

    private static var vertices: [ControlCase] {
        get throws {
            let hole = Shapes.area(
                try Shapes.box(Layers.origin.x, Layers.origin.y, 100, 100),
                holes: [try Shapes.box(Layers.origin.x + 40, Layers.origin.y + 40, 9, 9)])
            return [
                ControlCase("G05", "a square", layer(try square)),
                ControlCase(
                    "G05", "a vertex twice", layer(Shapes.area(try ring((0, 0), (100, 0), (100, 0), (100, 100), (0, 100)))),
                    .vertexRepeated),
                ControlCase(
                    "G05", "a spike",
                    layer(Shapes.area(try ring((0, 0), (100, 0), (100, 100), (50, 100), (50.1, 200), (49.9, 100), (0, 100)))),
                    .spike),
                ControlCase("G05", "a hole of 81 m²", layer(hole), .smallHole),
            ]
        }
    }

    private static var communes: [ControlCase] {
        get throws {
            func input(_ declared: [String], outline: MultiPolygon, document: [String] = []) throws -> ControlInput {
                let cells = [
                    (code: "62119", name: "Béthune", outline: try Layers.box(-1_000, -1_000, 1_050, 2_000)),
                    (code: "62848", name: "Verquin", outline: try Layers.box(50, -1_000, 950, 2_000)),
                ]
                let layer = Layers.perimeters([outline]) { $0.declaredCommunes = declared.map { CommuneReference(name: $0) } }
                let declarations = document.isEmpty ? [] : [Facts.declaration("Q1", name: "Q1", communes: document, map: .of2024)]
                return ControlInput(
                    layers: [layer], communes: Layers.communes(cells),
                    portraits: PortraitInput(portraits: [], declarations: declarations, totals: [], sources: []))
            }
            return [
                ControlCase(
                    "G07", "as declared", try input(["Bethune", "VERQUIN"], outline: try square, document: ["Béthune", "Verquin"])),
                ControlCase("G07", "one commune too few", try input(["Béthune"], outline: try square), .communesDisagree),
                ControlCase("G07", "a document's", try input([], outline: try square, document: ["Béthune"]), .documentCommunesDisagree),
                ControlCase("G07", "beyond all", try input([], outline: try Layers.box(950, 0, 100, 100)), .outsideCommunes),
            ]
        }
    }

    // MARK: Codes and records

    private static var codes: [ControlCase] {
        get throws {
            func coded(_ codes: String...) throws -> ControlInput {
                ControlInput(layers: [Layers.perimeters(try codes.map { _ in try square }) { $0.code = codes[$0.rank - 1] }])
            }
            return [
                ControlCase("C01", "two codes", try coded("QN06205M", "QN06206N")),
                ControlCase("C01", "a digit short", try coded("QP62005"), .codeMalformed),
                ControlCase("C01", "of 2015", try coded("QP062005"), .codeOfAnotherGeneration),
                ControlCase("C01", "twice", try coded("QN06205M", "qn 06 20 5 M"), .codeRepeated),
            ]
        }
    }

    private static var records: [ControlCase] {
        get throws {
            func source(_ producer: String?) -> ControlInput {
                ControlInput(
                    layers: [],
                    sources: [
                        SourceRecord(
                            title: "QPV", producer: producer, vintage: "2024", licence: "Licence Ouverte", obtained: "2026-01-01T00:00:00Z")
                    ])
            }
            // One hectare in the plane, 9 969 m² on the ellipsoid.
            return [
                ControlCase("S01", "one hectare", layer(try square) { $0.printedHectares = 1 }),
                ControlCase("S01", "two hectares", layer(try square) { $0.printedHectares = 2 }, .printedSurfaceDiffers),
                ControlCase("S02", "one hectare", layer(try square)),
                // A corner 450 km to the west, where k² is another.
                ControlCase(
                    "S02", "a stray vertex", layer(Shapes.area(try ring((0, 0), (100, 0), (100, 100), (-450_000, 0)))),
                    .distortionUnexplained),
                ControlCase("M01", "all that it takes", source("ANCT")),
                ControlCase("M01", "no producer", source(nil), .sourceIncomplete),
                ControlCase("M02", "official", layer(try square)),
                ControlCase("M02", "drawn", layer(try square) { $0.isSchematic = true }, .schematicOutline),
            ]
        }
    }
}

extension Layers {
    /// An outline with more in the commune behind a limit: it stops a metre before it in its lower part.
    static func crossing(_ outline: MultiPolygon, to limit: Double) throws -> MultiPolygon {
        let corner = [(0.0, 0.0), (100, 0), (100, 100), (limit, 100), (limit, 150), (0, 150)]
        return Shapes.area(try Shapes.ring(corner.map { (origin.x + $0.0, origin.y + $0.1) }))
    }
}

extension CRS {
    /// Longitude and latitude of RGF93, of which France alone is the area of use.
    fileprivate static let lambert93v1Degrees = CRS(epsg: 4171)
}
