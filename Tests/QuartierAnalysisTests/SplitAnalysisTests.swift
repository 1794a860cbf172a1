import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import Reporting
import Testing

@Suite struct SplitAnalysisTests {
    private func splits(_ quartiers: Layer<Perimeter>, _ communes: Layer<Commune>, onPlane: Bool = true) throws -> [Split] {
        let plane = try WorkingPlane(for: quartiers.crs, around: quartiers.envelope)
        return try SplitAnalysis.splits(of: quartiers, among: communes, in: plane, onPlane: onPlane)
    }

    /// A quartier of 100 by 100 m: 60 % in the west, 39.9 % in the east, a strip of 10 m² in the north, 10 m² nowhere, and one commune far away.
    private func example() throws -> (Layer<Perimeter>, Layer<Commune>) {
        let quartiers = Layers.perimeters([try Layers.box(0, 0, 100, 100)]) {
            $0.declaredCommunes = [CommuneReference(name: "OUEST"), CommuneReference(name: "Lointaine")]
        }
        let communes = Layers.communes([
            ("62002", "Est", try Layers.box(60, 0, 940, 99.75)), ("62001", "Ouest", try Layers.box(-900, 0, 960, 100)),
            ("62003", "Nord", try Layers.box(60, 99.75, 30, 500)), ("62004", "Lointaine", try Layers.box(5_000, 5_000, 10, 10)),
        ])
        return (quartiers, communes)
    }

    @Test func sharesAndRemainderAddUp() throws {
        let (quartiers, communes) = try example()
        let split = try #require(try splits(quartiers, communes).first)
        let names = split.pieces.map { communes.elements[$0.commune].name }
        #expect(names == ["Ouest", "Est", "Nord"])
        for (piece, surface) in zip(split.pieces, [6_000, 3_990, 7.5]) { #expect(abs(piece.surface - surface) < 1e-6) }
        #expect(abs(split.remainder - 2.5) < 1e-6)
        #expect(abs(split.shareTotal - 1) < 1e-12)
        #expect(split.countedTwice == 0)
        #expect(split.pieces.map(\.counts) == [true, true, false])
        #expect(split.pieces.map(\.isDeclared) == [true, false, false])
        #expect(split.declaredElsewhere == [CommuneReference(name: "Lointaine")])
    }

    @Test func reportsTheRemainderAndTheDisagreement() throws {
        let (quartiers, communes) = try example()
        var findings: [Finding] = []
        for split in try splits(quartiers, communes) {
            let perimeter = quartiers.elements[split.quartier]
            try split.reportDisagreements(perimeter: perimeter, communes: communes.elements, layer: quartiers.place) {
                findings.append($0)
            }
        }
        #expect(findings.map(\.kind) == [.outsideCommunes, .communesDisagree])
        #expect(findings.last?.found == .text("Ouest, Est"))
        #expect(findings.last?.expected == .text("OUEST, Lointaine"))
    }

    @Test func rowsHoldPiecesDeclaredCommunesAndRemainder() throws {
        let (quartiers, communes) = try example()
        let split = try #require(try splits(quartiers, communes).first)
        var table = Table(ShareColumns.schema)
        for row in ShareColumns.rows(
            split, perimeter: quartiers.elements[0], communes: communes.elements, reference: .plane(.lambert93), source: quartiers.source)
        {
            table.append(row)
        }
        let codes = table.rows.indices.map { table.value($0, "insee_com") }
        #expect(codes == [.text("62001"), .text("62002"), .text("62003"), .null, .null])
        #expect(table.value(3, "nom_com") == .text("Lointaine"))
        #expect(table.value(3, "annonce") == .boolean(true))
        #expect(table.value(4, "nom_com") == .null)
        #expect(table.value(0, "surf_ref") == .text("EPSG:2154"))
    }

    @Test func saysWhatOverlappingCommunesCountTwice() throws {
        let quartiers = Layers.perimeters([try Layers.box(0, 0, 100, 100)])
        let communes = Layers.communes([
            ("62001", "A", try Layers.box(-10, -10, 80, 200)), ("62002", "B", try Layers.box(50, -10, 80, 200)),
        ])
        let split = try #require(try splits(quartiers, communes).first)
        #expect(split.pieces.map(\.surface) == [7_000, 5_000])
        #expect(split.countedTwice == 2_000)
        #expect(abs(split.shareTotal - 1) < 1e-12)
        #expect(split.remainder == 0)
    }

    @Test func measuresPiecesOnTheEllipsoidByDefault() throws {
        let (quartiers, communes) = try example()
        let onEllipsoid = try #require(try splits(quartiers, communes, onPlane: false).first)
        let onPlane = try #require(try splits(quartiers, communes, onPlane: true).first)
        // Lambert-93 adds 0.312 % here.
        #expect(abs(onPlane.surface / onEllipsoid.surface - 1.00312) < 1e-5)
        for (a, b) in zip(onEllipsoid.pieces, onPlane.pieces) { #expect(abs(a.share - b.share) < 1e-7) }
        #expect(abs(onEllipsoid.shareTotal - 1) < 1e-9)
    }
}
