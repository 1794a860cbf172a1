extension GenerationOverlay {
    /// The rows: a former quartier with each of its children or alone, then the new ones without parent.
    func evolutions(_ kinship: Kinship, _ changes: Changes) -> [Evolution] {
        let formers = before.surfaces.indices.flatMap { parent -> [Evolution] in
            guard before.surfaces[parent] != nil else { return [] }
            let places = kinship.ofParent[parent]
            guard !places.isEmpty else { return [evolution(parent, nil, .gone, common: 0, changes)] }
            return places.map { place in
                let link = kinship.contacts[place].link
                return evolution(parent, link.after, change(of: link, kinship, changes), common: link.common, changes)
            }
        }
        let news = after.surfaces.indices.filter { after.surfaces[$0] != nil && kinship.ofChild[$0].isEmpty }
        return formers + news.map { evolution(nil, $0, .new, common: 0, changes) }
    }

    private func change(of link: GenerationLink, _ kinship: Kinship, _ changes: Changes) -> ChangeClass {
        if kinship.ofChild[link.after].count > 1 { return .merged }
        if kinship.ofParent[link.before].count > 1 { return .split }
        return ChangeClass(
            surfaces: (before.surfaces[link.before] ?? 0, after.surfaces[link.after] ?? 0), gain: changes.gained[link.after].widest,
            loss: changes.lost[link.before].widest, options: options)
    }

    private func evolution(_ parent: Int?, _ child: Int?, _ change: ChangeClass, common: Double, _ changes: Changes) -> Evolution {
        let lost = parent.map { changes.lost[$0] } ?? []
        let gained = child.map { changes.gained[$0] } ?? []
        return Evolution(
            before: parent, after: child, change: change, common: common, gained: gained.surface, lost: lost.surface,
            surfaceBefore: parent.flatMap { before.surfaces[$0] }, surfaceAfter: child.flatMap { after.surfaces[$0] },
            widestGain: gained.widest, widestLoss: lost.widest)
    }

    /// The pieces: kept and lost ones by former quartier, then gained ones by new quartier.
    func pieces(_ kinship: Kinship, _ changes: Changes, _ evolutions: [Evolution]) -> [ChangePiece] {
        let rows = Dictionary(grouping: evolutions.indices, by: { evolutions[$0].before })
        let columns = Dictionary(grouping: evolutions.indices, by: { evolutions[$0].after })
        func pieces(_ nature: ChangePiece.Nature, _ before: Int?, _ after: Int?, _ change: ChangeClass, _ parts: [PieceMeasure])
            -> [ChangePiece]
        {
            parts.map {
                ChangePiece(
                    nature: nature, before: before, after: after, change: change, measure: $0,
                    isSliver: !options.isBeyondTolerance($0.greatestWidth))
            }
        }
        var all: [ChangePiece] = []
        for parent in before.surfaces.indices {
            let own = (rows[parent] ?? []).map { evolutions[$0] }
            for (row, place) in zip(own, kinship.ofParent[parent]) {
                all += pieces(.kept, parent, row.after, row.change, kinship.contacts[place].parts)
            }
            // What a parent lost belongs to its one row, or to its being split.
            if let first = own.first {
                all += pieces(.lost, parent, own.count > 1 ? nil : first.after, own.count > 1 ? .split : first.change, changes.lost[parent])
            }
        }
        for child in after.surfaces.indices {
            let own = (columns[child] ?? []).map { evolutions[$0] }
            if let first = own.first {
                all += pieces(.gained, own.count > 1 ? nil : first.before, child, first.change, changes.gained[child])
            }
        }
        return all
    }
}
