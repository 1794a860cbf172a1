import PlanarGeometry
public import QuartierModel
public import QuartierSources
public import Reporting

/// What ANCT says of two generations, its letters and its table, beside what the outlines say.
///
/// The table may be national: its rows are looked at where they name a quartier of one of the layers. Local quartiers (QIC) and codes that cannot be
/// read are not in it.
public struct KinshipAudit: Sendable {
    private let comparison: GenerationComparison
    private let table: [Correspondence]
    private let ranksBefore: [QuartierCode: Int]
    private let ranksAfter: [QuartierCode: Int]

    /// Puts a table, possibly empty, beside a comparison.
    public init(_ comparison: GenerationComparison, table: [Correspondence]) {
        self.comparison = comparison
        self.table = table
        ranksBefore = comparison.before.layer.ranksByCode
        ranksAfter = comparison.after.layer.ranksByCode
    }

    /// The letter of the new quartier of a row: the one of its code, else the state in the table; nil when neither says.
    public func state(of evolution: Evolution) -> PerimeterState? {
        guard let code = evolution.after.flatMap({ comparison.after.layer.elements[$0].quartierCode }) else { return nil }
        return code.state ?? tableState(of: code)
    }

    private func tableState(of code: QuartierCode) -> PerimeterState? { table.first { $0.child == code && $0.state != nil }?.state }

    /// Reports letters that the outlines or the table contradict: control C02.
    ///
    /// - Throws: what `report` throws.
    public func reportLetters(to report: FindingSink) throws {
        var seen: Set<Int> = []
        for evolution in comparison.evolutions {
            guard let child = evolution.after, seen.insert(child).inserted, let state = state(of: evolution) else { continue }
            let perimeter = comparison.after.layer.elements[child]
            let place = place(ofChild: child)
            if let code = perimeter.quartierCode, let other = tableState(of: code), other != state {
                try report(
                    Finding(
                        .lettersDiffer, subject: perimeter.quartier, place: place, expected: .text(state.rawValue),
                        found: .text(other.rawValue)))
            }
            guard evolution.change.agrees(with: state) == false else { continue }
            try report(
                Finding(
                    .letterDisagrees, subject: perimeter.quartier, place: place,
                    arguments: [
                        "tolerance": .real(comparison.options.tolerance), "width": .real(max(evolution.widestGain, evolution.widestLoss)),
                    ], expected: .text(state.rawValue), found: .text(evolution.change.rawValue)))
        }
    }

    /// Reports what the table leaves out, what it says that the layers do not hold, and what it and the outlines do not both say: control C03.
    /// Nothing without a table.
    ///
    /// - Throws: what `report` throws.
    public func reportTable(to report: FindingSink) throws {
        guard !table.isEmpty else { return }
        for cycle in KinshipCycles.all(in: table) {
            let path = (cycle + cycle.prefix(1)).map(\.text).joined(separator: " → ")
            try report(Finding(.kinshipCycle, subject: cycle[0].text, found: .text(path)))
        }
        let relevant = table.filter { ranksAfter[$0.child] != nil || $0.parent.map { ranksBefore[$0] != nil } ?? false }
        guard !relevant.isEmpty else { return try report(Finding(.tableUnrelated, found: .integer(table.count))) }
        try reportUnknown(relevant, to: report)
        try reportCoverage(to: report)
        try reportDisagreements(relevant, to: report)
    }

    private func reportUnknown(_ rows: [Correspondence], to report: FindingSink) throws {
        for row in rows {
            guard let parent = row.parent else { continue }
            if let child = ranksAfter[row.child], ranksBefore[parent] == nil {
                try report(Finding(.kinUnknown, subject: row.child.text, place: place(ofChild: child), found: .text(parent.text)))
            } else if let former = ranksBefore[parent], ranksAfter[row.child] == nil {
                try report(Finding(.kinUnknown, subject: parent.text, place: place(ofParent: former), found: .text(row.child.text)))
            }
        }
    }

    private func reportCoverage(to report: FindingSink) throws {
        let (parents, children) = (Set(table.compactMap(\.parent)), Set(table.map(\.child)))
        var seen: Set<Int> = []
        for link in comparison.links where link.isKinship {
            guard let code = comparison.before.layer.elements[link.before].quartierCode, code.generation == .of2015,
                !parents.contains(code),
                seen.insert(link.before).inserted
            else { continue }
            let child = comparison.after.layer.elements[link.after]
            try report(
                Finding(
                    .parentNotCovered, subject: code.text, place: place(ofParent: link.before),
                    arguments: ["other": .text(child.quartier), "share": .real(100 * link.shareOfBefore)]))
        }
        for (rank, perimeter) in comparison.after.layer.elements.enumerated() {
            guard let code = perimeter.quartierCode, code.generation == .of2024, !children.contains(code) else { continue }
            try report(Finding(.childNotCovered, subject: code.text, place: place(ofChild: rank)))
        }
    }

    /// Kin by geometry that the table, though it knows both, does not link; and kin by the table that share less than kin do.
    private func reportDisagreements(_ rows: [Correspondence], to report: FindingSink) throws {
        let (parents, children) = (Set(table.compactMap(\.parent)), Set(table.map(\.child)))
        let pairs = Set(rows.compactMap { row in row.parent.map { [$0, row.child] } })
        for link in comparison.links where link.isKinship {
            guard let parent = comparison.before.layer.elements[link.before].quartierCode, parents.contains(parent),
                let child = comparison.after.layer.elements[link.after].quartierCode, children.contains(child),
                !pairs.contains([parent, child])
            else { continue }
            try reportDisagreement(.kinshipByGeometryOnly, parent, child: link.after, link, to: report)
        }
        let links = Dictionary(comparison.links.map { ([$0.before, $0.after], $0) }, uniquingKeysWith: { first, _ in first })
        for row in rows {
            guard let parent = row.parent, let former = ranksBefore[parent], let child = ranksAfter[row.child],
                comparison.before.surfaces[former] != nil, comparison.after.surfaces[child] != nil
            else { continue }
            let link = links[[former, child]]
            if link?.isKinship != true { try reportDisagreement(.kinshipByTableOnly, parent, child: child, link, to: report) }
        }
    }

    private func reportDisagreement(
        _ kind: FindingKind, _ parent: QuartierCode, child: Int, _ link: GenerationLink?, to report: FindingSink
    ) throws {
        try report(
            Finding(
                kind, subject: comparison.after.layer.elements[child].quartier, place: place(ofChild: child),
                arguments: [
                    "other": .text(parent.text), "share": .real(100 * (link?.shareOfAfter ?? 0)),
                    "otherShare": .real(100 * (link?.shareOfBefore ?? 0)),
                ]))
    }

    private func place(ofParent rank: Int) -> Place { Self.place(rank, in: comparison.before) }
    private func place(ofChild rank: Int) -> Place { Self.place(rank, in: comparison.after) }

    private static func place(_ rank: Int, in generation: ComparedGeneration) -> Place {
        let perimeter = generation.layer.elements[rank]
        let point = perimeter.outline?.centroid
        return Place(x: point?.x, y: point?.y).within(perimeter.place).within(generation.layer.place)
    }
}

extension Perimeter {
    /// The code of its generation, when it can be read.
    fileprivate var quartierCode: QuartierCode? { QuartierCode(code ?? quartier) }
}

extension Layer<Perimeter> {
    fileprivate var ranksByCode: [QuartierCode: Int] {
        Dictionary(
            elements.enumerated().compactMap { rank, perimeter in perimeter.quartierCode.map { ($0, rank) } },
            uniquingKeysWith: { first, _ in first })
    }
}
