/// The rows and pieces of a comparison, from what was found plane by plane.
struct EvolutionRows {
    let before: ComparedGeneration
    let after: ComparedGeneration
    private let kinship: Kinship
    private let lost: [GenerationOverlay.Pieces?]
    private let gained: [GenerationOverlay.Pieces?]
    private let options: ComparisonOptions
    /// A former quartier with each of its children or alone, then the new ones without parent.
    private(set) var evolutions: [Evolution] = []

    init(
        before: ComparedGeneration, after: ComparedGeneration, kinship: Kinship, changes: [GenerationOverlay.Changes],
        options: ComparisonOptions
    ) {
        self.before = before
        self.after = after
        self.kinship = kinship
        self.options = options
        // An outline lies in one plane: in the others nothing of it is lost or gained.
        lost = before.surfaces.indices.map { rank in changes.lazy.map { $0.lost[rank] }.first { !$0.parts.isEmpty } }
        gained = after.surfaces.indices.map { rank in changes.lazy.map { $0.gained[rank] }.first { !$0.parts.isEmpty } }
        evolutions = rowsOfFormers + rowsOfNews
    }

    private var rowsOfFormers: [Evolution] {
        before.surfaces.indices.flatMap { parent -> [Evolution] in
            guard before.surfaces[parent] != nil else { return [] }
            let places = kinship.ofParent[parent]
            guard !places.isEmpty else { return [evolution(parent, nil, .gone, common: 0)] }
            return places.map { place in
                let link = kinship.contacts[place].link
                return evolution(parent, link.after, change(of: link), common: link.common)
            }
        }
    }

    private var rowsOfNews: [Evolution] {
        after.surfaces.indices.filter { after.surfaces[$0] != nil && kinship.ofChild[$0].isEmpty }
            .map { evolution(nil, $0, .new, common: 0) }
    }

    private func change(of link: GenerationLink) -> ChangeClass {
        if kinship.ofChild[link.after].count > 1 { return .merged }
        if kinship.ofParent[link.before].count > 1 { return .split }
        return ChangeClass(
            surfaces: (before.surfaces[link.before] ?? 0, after.surfaces[link.after] ?? 0), gain: gained[link.after]?.widest ?? 0,
            loss: lost[link.before]?.widest ?? 0, options: options)
    }

    private func evolution(_ parent: Int?, _ child: Int?, _ change: ChangeClass, common: Double) -> Evolution {
        let lost = parent.flatMap { self.lost[$0] }
        let gained = child.flatMap { self.gained[$0] }
        return Evolution(
            before: parent, after: child, change: change, common: common, gained: gained?.parts.surface ?? 0,
            lost: lost?.parts.surface ?? 0,
            surfaceBefore: parent.flatMap { before.surfaces[$0] }, surfaceAfter: child.flatMap { after.surfaces[$0] },
            widestGain: gained?.widest ?? 0, widestLoss: lost?.widest ?? 0)
    }

    /// Kept and lost pieces by former quartier, then gained ones by new quartier.
    var pieces: [ChangePiece] {
        let rows = Dictionary(grouping: evolutions, by: \.before)
        let columns = Dictionary(grouping: evolutions, by: \.after)
        var all: [ChangePiece] = []
        for parent in before.surfaces.indices {
            guard let own = rows[parent], let first = own.first else { continue }
            for (row, place) in zip(own, kinship.ofParent[parent]) {
                all += pieces(.kept, parent, row.after, row.change, kinship.contacts[place].kept)
            }
            // What a parent lost belongs to its one row, or to its being split.
            let isSplit = own.count > 1
            all += pieces(.lost, parent, isSplit ? nil : first.after, isSplit ? .split : first.change, lost[parent])
        }
        for child in after.surfaces.indices {
            guard let own = columns[child], let first = own.first else { continue }
            all += pieces(.gained, own.count > 1 ? nil : first.before, child, first.change, gained[child])
        }
        return all
    }

    private func pieces(
        _ nature: ChangePiece.Nature, _ before: Int?, _ after: Int?, _ change: ChangeClass, _ remainder: GenerationOverlay.Pieces?
    ) -> [ChangePiece] {
        guard let remainder else { return [] }
        return zip(remainder.parts, remainder.areSlivers).map { measure, isSliver in
            ChangePiece(nature: nature, before: before, after: after, change: change, measure: measure, isSliver: isSliver)
        }
    }
}
