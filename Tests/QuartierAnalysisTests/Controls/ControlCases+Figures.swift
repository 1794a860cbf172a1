import PlanarGeometry
import QuartierModel
import QuartierSources
import Reporting

@testable import QuartierAnalysis

extension ControlCase {
    private static func generations(_ letters: [String], _ table: [Correspondence]) throws -> ControlInput {
        let former = [try Layers.box(0, 0, 100, 100), try Layers.box(1_000, 0, 100, 100)]
        let new = [try Layers.box(0, 0, 100, 100), try Layers.box(2_000, 0, 100, 100)]
        return ControlInput(
            layers: [
                Layers.perimeters(former, generation: .of2015) { $0.code = "QP06200\($0.rank)" },
                Layers.perimeters(new) { $0.code = "QN0620\($0.rank)\(letters[$0.rank - 1])" },
            ], correspondences: table)
    }

    private static func row(_ child: String, _ parent: String?, _ state: PerimeterState? = nil) -> [Correspondence] {
        QuartierCode(child).map { [Correspondence(child: $0, parent: parent.flatMap { QuartierCode($0) }, state: state)] } ?? []
    }

    /// The first quartier keeps its outline, the second leaves and another comes.
    static var letters: [ControlCase] {
        get throws {
            [
                ControlCase("C02", "identical and new", try generations(["I", "N"], [])),
                ControlCase("C02", "modified and new", try generations(["M", "N"], []), .letterDisagrees),
                ControlCase(
                    "C02", "identical, modified in the table", try generations(["I", "N"], row("QN06201I", "QP062001", .modified)),
                    .lettersDiffer),
            ]
        }
    }

    static var kinship: [ControlCase] {
        get throws {
            let whole = row("QN06201I", "QP062001") + row("QN06202N", nil)
            func table(_ rows: [Correspondence]) throws -> ControlInput { try generations(["I", "N"], rows) }
            return [
                ControlCase("C03", "complete", try table(whole)),
                ControlCase("C03", "no table", try table([])),
                ControlCase(
                    "C03", "a parent missing", try table(row("QN06201I", nil) + row("QN06202N", nil)), .parentNotCovered),
                ControlCase("C03", "a child missing", try table(row("QN06201I", "QP062001")), .childNotCovered),
                ControlCase("C03", "a parent that nobody holds", try table(whole + row("QN06202N", "QP062009")), .kinUnknown),
                ControlCase(
                    "C03", "round in a circle", try table(whole + row("QN06202N", "QN06202N")), .kinshipCycle, .kinUnknown),
                ControlCase(
                    "C03", "kin by outline alone", try table(row("QN06201I", nil) + row("QN06202N", nil) + row("QN06209N", "QP062001")),
                    .kinUnknown, .kinshipByGeometryOnly),
                ControlCase("C03", "kin by table alone", try table(whole + row("QN06202N", "QP062002")), .kinshipByTableOnly),
                ControlCase("C03", "of elsewhere", try table(row("QN05901M", "QP059001")), .tableUnrelated),
            ]
        }
    }

    // MARK: Figures

    private static func input(
        _ portraits: [Portrait], _ declarations: [Declaration] = [], totals: [StatedTotals] = [], map: Generation? = nil
    ) -> ControlInput {
        ControlInput(
            layers: map.map { [Layers.perimeters([nil], generation: $0) { $0.quartier = "A" }] } ?? [],
            portraits: PortraitInput(portraits: portraits, declarations: declarations, totals: totals, sources: []))
    }

    private static func one(_ figures: Figure..., declared: Declaration...) -> ControlInput {
        input([Facts.portrait("A", figures)], declared)
    }

    private static func two(_ key: String, _ first: Reading, _ second: Reading, _ status: QuartierStatus = .qpv) -> ControlInput {
        input([Facts.portrait("A", [Facts.figure(key, first)]), Facts.portrait("B", [Facts.figure(key, second)], status)])
    }

    static var figures: [ControlCase] {
        let insee = Facts.declaration("A", name: "Rue de Lille", communes: ["Béthune", "Verquin"], method: .insee, document: "DEMO.csv")
        func named(_ name: String, _ communes: [String] = []) -> ControlInput {
            one(Facts.figure("ips", .exact(80)), declared: insee, Facts.declaration("A", name: name, communes: communes))
        }
        func mapped(_ perimeter: Generation?) -> ControlInput {
            input([Facts.portrait("A", [Facts.figure("ips", .exact(80), perimeter: perimeter)])], map: .of2024)
        }
        func traced(_ value: Double) -> ControlInput {
            one(
                Facts.figure("tx_pauvrete", .exact(value)),
                Facts.figure("tx_pauvrete", .exact(40.3), method: .insee, vintage: "REVN 2022", document: "REVN.csv"))
        }
        return [
            ControlCase("C04", "INSEE's name", named("rue de LILLE")),
            ControlCase("C04", "another name", named("3 Îlots"), .nameDiffers),
            ControlCase("COM-INSEE", "INSEE's communes", named("Rue de Lille", ["VERQUIN", "Bethune"])),
            ControlCase("COM-INSEE", "one too few", named("Rue de Lille", ["Béthune"]), .communesDiffer),
            ControlCase("P01", "2 224 people", one(Facts.figure("pop", .exact(2224)))),
            ControlCase("P01", "919 people", one(Facts.figure("pop", .exact(919))), .populationBelowThreshold),
            ControlCase("P01", "about 2 700 people", one(Facts.figure("pop", .about(2700))), .populationRounded),
            ControlCase("P02", "33%", one(Facts.figure("tx_pauvrete", .exact(33)))),
            ControlCase("P02", "140%", one(Facts.figure("tx_pauvrete", .exact(140))), .valueOutOfRange),
            ControlCase("P04", "of the map", mapped(.of2024)),
            ControlCase("P04", "of the former map", mapped(.of2015), .perimeterDiffers),
            ControlCase("P04", "of a map unknown", mapped(nil), .perimeterUnknown),
            ControlCase("P05", "+2%", one(Facts.figure("pop", .exact(2700), change: 50))),
            ControlCase("P05", "+60%", one(Facts.figure("pop", .exact(1600), change: 600)), .changeImplausible),
            ControlCase("P08", "52 a hectare", one(Facts.figure("pop", .exact(2704)), Facts.figure("surface", .exact(52)))),
            ControlCase(
                "P08", "1 a hectare", one(Facts.figure("pop", .exact(52)), Facts.figure("surface", .exact(52))), .densityImplausible),
            ControlCase("P09", "in a vintage", traced(40.3)),
            ControlCase("P09", "in none", traced(41), .figureNotFound),
            ControlCase("P09", "against all", traced(33), .figureContradicted),
        ]
    }

    /// Controls that hold quartiers against one another.
    static var several: [ControlCase] {
        func referring(_ second: Double) -> ControlInput {
            input([18.8, second].map { Facts.portrait("A", [Facts.figure("tx_pauvrete", .exact(33), reference: $0)]) })
        }
        func totals(_ count: Int) -> ControlInput {
            let stated = Quoted(count, Citation(document: "a.txt", line: 27))
            return input(
                [Facts.portrait("A", [])],
                totals: [StatedTotals(qpv: Quoted(1, Citation(document: "a.txt", line: 27))), StatedTotals(qpv: stated)])
        }
        return [
            ControlCase("P03", "18.8 and 18.8", referring(18.8)),
            ControlCase("P03", "18.8 and 18.9", referring(18.9), .referenceDiffers),
            ControlCase("P06", "33 and 34", two("ips", .exact(73), .exact(74))),
            ControlCase("P06", "33 twice", two("ips", .exact(73), .exact(73)), .valueRepeated),
            ControlCase("P07", "two QPV", two("tx_pauvrete", .exact(33), .exact(34))),
            ControlCase("P07", "a QPV and a QIC", two("tx_pauvrete", .exact(33), .atLeast(30), .qic), .basesMixed),
            ControlCase("P07", "schools of both", two("ips", .exact(73), .exact(83), .qic)),
            ControlCase("E01", "one QPV", totals(1)),
            ControlCase("E01", "two QPV in one preamble", totals(2), .totalsDiffer),
        ]
    }

    // MARK: Estimates

    static var estimates: [ControlCase] {
        func kept(households: Double?, imputed: Double = 0, edge: Double = 0, counts: [(String, Double)]) -> ControlInput {
            let rows: [[Value]] = counts.map { key, value in
                [
                    .text(key), .real(value), .real(value), .real(value), .null, .integer(3), .real(imputed), .real(edge), .real(1),
                    .real(orNull: households), .boolean(true), .text("carreaux:surface"), .text("2021"),
                ]
            }
            return ControlInput(
                layers: [], estimates: [KeptEstimates(quartier: "A", vintage: "2021", place: .unknown, rows: rows)])
        }
        func carried(_ shares: Double...) -> ControlInput {
            let count = TransferredCount(
                indicator: .count(.individuals), source: 100, isSourceHeld: false,
                shares: shares.enumerated().map { TransferredCount.Share(part: $0, value: $1, isHeld: false) })
            return ControlInput(layers: [], transfers: [CarriedCounts(quartier: "A", place: .unknown, counts: [count])])
        }
        return [
            ControlCase("D01", "200 households", kept(households: 200, counts: [("ind", 500), ("men", 200)])),
            ControlCase("D01", "10 households", kept(households: 10, counts: [("ind", 25)]), .estimateTells),
            ControlCase("D01", "nobody knows how many", kept(households: nil, counts: [("ind", 25)]), .estimateTells),
            // 200 less 190 tells of the 10 that are not there.
            ControlCase(
                "D01", "by a subtraction", kept(households: 200, counts: [("men", 200), ("men_coll", 190), ("men_mais", 10)]),
                .estimateTells),
            ControlCase("D02", "observed and inside", kept(households: 200, imputed: 0.2, edge: 0.3, counts: [("ind", 500)])),
            ControlCase("D02", "imputed", kept(households: 200, imputed: 0.21, counts: [("ind", 500)]), .cautiousEstimate),
            ControlCase("D02", "on the edge", kept(households: 200, edge: 0.31, counts: [("ind", 500)]), .cautiousEstimate),
            ControlCase("D03", "60 and 40 of 100", carried(60, 40)),
            ControlCase("D03", "60 and 50 of 100", carried(60, 50), .transferUnbalanced),
        ]
    }
}
