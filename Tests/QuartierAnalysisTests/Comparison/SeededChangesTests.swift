import PlanarGeometry
import QuartierAnalysis
import TestSupport
import Testing

@Suite struct SeededChangesTests {
    private static let casesPerTolerance = 1_667

    /// 10 002 changes get back the class they were built from. Laid out on one plane, 4 km apart, so that each must find its own kin.
    @Test(arguments: [0.0, 1, 2, 5, 10, 20])
    func everyChangeGetsItsClassBack(tolerance: Double) throws {
        let seed = 20_240_101 + UInt64(tolerance)
        var changes = SeededChanges(seed: seed, tolerance: tolerance)
        var (cases, before, after): ([SeededChanges.Case], [MultiPolygon], [MultiPolygon]) = ([], [], [])
        // To which case each outline belongs.
        var (ownersBefore, ownersAfter): ([Int], [Int]) = ([], [])
        for number in 0..<Self.casesPerTolerance {
            let position = Coordinate(Layers.origin.x + Double(number % 40) * 4_000, Layers.origin.y + Double(number / 40) * 4_000)
            let made = try changes.next(at: position)
            cases.append(made)
            before += made.before
            after += made.after
            ownersBefore += made.before.map { _ in number }
            ownersAfter += made.after.map { _ in number }
        }

        let comparison = try GenerationComparisonTests.compare(before, after, tolerance: tolerance, workers: 2)
        var found = Array(repeating: [ChangeClass](), count: cases.count)
        for row in comparison.evolutions {
            let owners = [row.before.map { ownersBefore[$0] }, row.after.map { ownersAfter[$0] }].compactMap(\.self)
            #expect(Set(owners).count == 1)
            found[owners[0]].append(row.change)
        }
        for (number, (made, classes)) in zip(cases, found).enumerated() {
            // A neighbour of a quartier that is new or gone keeps its own outline.
            let neighbours = made.change == .new || made.change == .gone ? min(made.before.count, made.after.count) : 0
            let pairs = made.change == .merged || made.change == .split ? max(made.before.count, made.after.count) : 1
            let expected = Array(repeating: made.change, count: pairs) + Array(repeating: ChangeClass.unchanged, count: neighbours)
            #expect(
                classes.sorted(by: Self.order) == expected.sorted(by: Self.order), "seed \(seed), tolerance \(tolerance), case \(number)")
        }
    }

    private static func order(_ left: ChangeClass, _ right: ChangeClass) -> Bool { left.rawValue < right.rawValue }
}
