import QuartierModel
import Reporting

/// Finds the stake of the parts of a table of objectives that lost their heading.
enum StakeNumbers {
    /// Gives each part its stake, where its neighbours or another table of the document settle it, and reports each that had none.
    ///
    /// Stakes follow one another: a part between ENJEU 1 and ENJEU 3 is ENJEU 2, one between ENJEU 1 and ENJEU 2 goes on with ENJEU 1. Else its
    /// orientations, when they stand under one stake in another part of the document.
    static func settle(
        _ blocks: [ObjectiveReader.Block], known: [NameKey: Int], document: String, subject: String?
    ) -> (stakes: [Int?], findings: [Finding]) {
        var stakes = blocks.map(\.stake)
        var findings: [Finding] = []
        var index = 0
        while index < blocks.count {
            guard stakes[index] == nil else {
                index += 1
                continue
            }
            let end = stakes[index...].firstIndex { $0 != nil } ?? stakes.count
            let before = index == 0 ? 0 : stakes[index - 1]
            let after = end < stakes.count ? stakes[end] : nil
            let byPlace = byPlace(count: end - index, before: before, after: after, isFirst: index == 0)
            for lost in index..<end {
                let stake = byPlace.map { $0[lost - index] } ?? byOrientations(of: blocks[lost], known)
                stakes[lost] = stake
                findings.append(
                    Finding(
                        stake == nil ? .conventionStakeUnknown : .conventionStake, subject: subject,
                        place: Place(file: document, line: blocks[lost].line), found: .integer(orNull: stake)))
            }
            index = end
        }
        return (stakes, findings)
    }

    /// The stakes of a run of parts, by those before and behind it; nil when they do not settle it.
    private static func byPlace(count: Int, before: Int?, after: Int?, isFirst: Bool) -> [Int]? {
        guard let before, let after else { return nil }
        if after - before == count + 1 { return (1...count).map { before + $0 } }
        return after - before == 1 && !isFirst ? Array(repeating: before, count: count) : nil
    }

    private static func byOrientations(of block: ObjectiveReader.Block, _ known: [NameKey: Int]) -> Int? {
        let stakes = Set(block.orientations.compactMap { known[NameKey($0)] })
        return stakes.count == 1 ? stakes.first : nil
    }

    /// The stake of each orientation that stands under a heading; an orientation that stands under two is left out.
    static func known(in tables: [[ObjectiveReader.Block]]) -> [NameKey: Int] {
        var stakes: [NameKey: Set<Int>] = [:]
        for block in tables.joined() {
            guard let stake = block.stake else { continue }
            for orientation in block.orientations { stakes[NameKey(orientation), default: []].insert(stake) }
        }
        return stakes.compactMapValues { $0.count == 1 ? $0.first : nil }
    }
}
