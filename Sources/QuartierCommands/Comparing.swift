import CommandArguments
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import Reporting

/// What `compare` does: the comparison, beside what ANCT says, in the tables that people ask for.
struct Comparing {
    private let run: Run
    private let comparison: GenerationComparison
    private let audit: KinshipAudit
    private let summary: ComparisonSummary

    init(_ run: Run) throws {
        self.run = run
        let (former, new) = try run.comparedLayers()
        comparison = try GenerationComparison(
            from: former, to: new, onPlane: run.arguments[LayerOptions.plane], options: run.comparisonOptions,
            cutsKept: run.arguments[CompareOptions.show] == .pieces || run.arguments[CompareOptions.save], workers: run.workers)
        audit = KinshipAudit(comparison, table: try run.correspondences(for: comparison))
        summary = ComparisonSummary(comparison)
    }

    /// Says what a reader must know of the layers, and where ANCT says something else.
    func report() throws {
        try comparison.report(to: run.report)
        try audit.reportLetters(to: run.report)
        try audit.reportTable(to: run.report)
    }

    /// Keeps the pieces in the store.
    func save() throws {
        let count = try run.requireStore().keepEvolutions(comparison, now: run.environment.now())
        run.say(
            Text(
                fr: "Pièces gardées dans la couche « evolutions » du magasin : {count}.",
                en: "Pieces kept in the layer 'evolutions' of the store: {count}."
            ).filled(with: ["count": .integer(count)]))
    }

    func write() throws {
        switch run.arguments[CompareOptions.show] {
        case nil where run.arguments[CommonOptions.format] == .table: try run.write([changes, classes, tolerances])
        case .changes, nil: try run.write(changes) { try comparison.outlines(in: .wgs84) }
        case .pieces: try run.write(pieces) { try comparison.outlines(of: orderedPieces, in: .wgs84) }
        case .summary: try run.write(classes)
        case .tolerances: try run.write(tolerances)
        case .population: try run.write(population())
        }
    }

    private func table(_ schema: TableSchema, _ rows: [[Value]], notes: [Text] = []) -> Table {
        Table(
            schema, of: [comparison.before.layer, comparison.after.layer], notes: ComparisonColumns.notes(comparison) + notes, rows: rows)
    }

    private var changes: Table {
        table(
            ComparisonColumns.schema,
            comparison.evolutions.map { ComparisonColumns.row($0, in: comparison, state: audit.state(of: $0)) },
            notes: [ComparisonColumns.repetition, SummaryColumns.slivers(summary)])
    }

    /// Those that count, then the slivers.
    private var orderedPieces: [ChangePiece] { comparison.pieces.filter { !$0.isSliver } + comparison.pieces.filter(\.isSliver) }

    private var pieces: Table {
        table(
            EvolutionColumns.schema, orderedPieces.map { EvolutionColumns.row($0, in: comparison) },
            notes: [SummaryColumns.slivers(summary)])
    }

    private var classes: Table {
        table(
            SummaryColumns.classes, SummaryColumns.classRows(summary, of: comparison),
            notes: [SummaryColumns.slivers(summary), SummaryColumns.contacts(summary)])
    }

    private func population() throws -> Table {
        let comparing = try PopulationComparing(run, comparison)
        return table(PopulationColumns.schema, try comparing.rows(), notes: comparing.notes)
    }

    private var tolerances: Table { table(SummaryColumns.tolerances, SummaryColumns.toleranceRows(summary)) }
}
