import GEOSOverlay
import PlanarGeometry
import Reporting

/// What of two generations lies in one plane, put over each other.
struct GenerationOverlay {
    let before: PlacedGeneration
    let after: PlacedGeneration
    let meter: PieceMeter
    let options: ComparisonOptions

    /// Whether what quartiers kept is cut out in pieces.
    let cutsKept: Bool

    /// A pair that shares a surface.
    struct Contact: Sendable {
        let link: GenerationLink
        /// The pieces it shares, when they are cut out.
        let kept: Pieces
        /// What the one has that the other has not, and the other way round, where that is known.
        let exchange: (lost: Pieces, gained: Pieces)?
    }

    /// Every pair that shares a surface, by rank of the former, then of the new quartier.
    func contacts(workers: Int) throws -> [Contact] {
        try concurrentMap(count: before.surfaces.count, workers: workers) { rank in try contacts(of: rank) }.flatMap(\.self)
    }

    private func contacts(of rank: Int) throws -> [Contact] {
        let outline = before.areas.outlines[rank]
        guard let surface = before.surfaces[rank] else { return [] }
        return try after.areas.index.query(outline.envelope).compactMap { candidate in
            let other = after.areas.outlines[candidate]
            let isIdentical = other.isSameOutline(as: outline)
            let exchange =
                isIdentical
                ? (.nothing, .nothing) : outline.isLikely(drawnAnewAs: other) ? try exchange(between: rank, and: candidate) : nil
            let kept =
                exchange == nil || cutsKept
                ? try pieces(of: isIdentical ? outline : try common(outline, other), before.scale(rank)) : .nothing
            // What is not lost is kept: to the digit, where cut pieces on the ellipsoid have the sag of their new sides.
            let common = exchange.map { surface - $0.lost.parts.surface } ?? kept.parts.surface
            guard common > 0, let otherSurface = after.surfaces[candidate] else { return nil }
            let shares = (common / surface, common / otherSurface)
            return Contact(
                link: GenerationLink(
                    before: rank, after: candidate, common: common, shareOfBefore: shares.0, shareOfAfter: shares.1,
                    isKinship: max(shares.0, shares.1) >= options.kinshipShare, isIdentical: isIdentical),
                kept: kept, exchange: exchange)
        }
    }

    private func common(_ outline: MultiPolygon, _ other: MultiPolygon) throws -> MultiPolygon {
        try Overlaying.attempt { () throws(GEOSError) in
            var session = try Session()
            return try session.intersection(session.add(outline), session.add(other)).geometry
        }
    }

    private func pieces(of area: MultiPolygon, _ scale: Double) throws -> Pieces {
        Pieces(try PieceMeasure.parts(of: area, meter, scale: scale), tolerance: options.tolerance)
    }

    /// What a former quartier has that a new one has not, and the other way round.
    private func exchange(between former: Int, and new: Int) throws -> (lost: Pieces, gained: Pieces) {
        let outlines = (before.areas.outlines[former], after.areas.outlines[new])
        let exchange = try Overlaying.attempt { () throws(GEOSError) in
            var session = try Session()
            let (first, second) = (session.add(outlines.0), session.add(outlines.1))
            let difference = try session.symmetricDifference(first, second).geometry
            if let exchange = OutlineExchange(difference, from: outlines.0, to: outlines.1) { return exchange }
            return OutlineExchange(
                lost: try session.difference(first, minus: second).geometry, gained: try session.difference(second, minus: first).geometry)
        }
        return (
            try pieces(of: exchange.lost, before.scale(former)),
            try pieces(of: exchange.gained, after.scale(new))
        )
    }

    /// What a quartier kept, lost or gained, in pieces.
    struct Pieces: Sendable {
        let parts: [PieceMeasure]
        /// The greatest width of a piece, in metres; 0 without any.
        let widest: Double
        /// For each piece, whether it is no wider than the tolerance.
        let areSlivers: [Bool]

        init(_ parts: [PieceMeasure], tolerance: Double) {
            let widest = parts.greatestWidth
            self.parts = parts
            self.widest = widest
            areSlivers = parts.map { widest <= tolerance || !$0.isWider(than: tolerance) }
        }

        static let nothing = Pieces([], tolerance: 0)
    }

    /// What each former quartier gave to none of its children, and what each new one has of none of its parents.
    struct Changes {
        let lost: [Pieces]
        let gained: [Pieces]
    }

    func changes(_ kinship: Kinship, workers: Int) throws -> Changes {
        let formers = before.surfaces.count
        let remainders = try concurrentMap(count: formers + after.surfaces.count, workers: workers) { number in
            if number < formers {
                if let known = kinship.pair(ofParent: number)?.exchange { return known.lost }
                return try remainder(
                    of: number, in: before, without: kinship.ofParent[number].map { kinship.contacts[$0].link }, \.after, in: after)
            }
            let child = number - formers
            if let known = kinship.pair(ofChild: child)?.exchange { return known.gained }
            return try remainder(
                of: child, in: after, without: kinship.ofChild[child].map { kinship.contacts[$0].link }, \.before, in: before)
        }
        return Changes(lost: Array(remainders[..<formers]), gained: Array(remainders[formers...]))
    }

    /// What an outline has that none of its kin in the other generation has.
    private func remainder(
        of rank: Int, in own: PlacedGeneration, without links: [GenerationLink], _ kin: KeyPath<GenerationLink, Int>,
        in other: PlacedGeneration
    ) throws -> Pieces {
        if links.contains(where: \.isIdentical) { return .nothing }
        let outline = own.areas.outlines[rank]
        let remainder = try Overlaying.attempt { () throws(GEOSError) in
            var session = try Session()
            var remainder = outline
            for link in links {
                remainder = try session.difference(session.add(remainder), minus: session.add(other.areas.outlines[link[keyPath: kin]]))
                    .geometry
            }
            return remainder
        }
        return try pieces(of: remainder, own.scale(rank))
    }
}

/// Who comes from whom.
struct Kinship {
    /// The contacts that make kin, by rank of the former, then of the new quartier.
    let contacts: [GenerationOverlay.Contact]
    /// For each former quartier, its places in `contacts`.
    let ofParent: [[Int]]
    /// For each new quartier, its places in `contacts`.
    let ofChild: [[Int]]

    init(_ contacts: [GenerationOverlay.Contact], parents: Int, children: Int) {
        self.contacts = contacts
        var ofParent = Array(repeating: [Int](), count: parents)
        var ofChild = Array(repeating: [Int](), count: children)
        for (place, contact) in contacts.enumerated() {
            ofParent[contact.link.before].append(place)
            ofChild[contact.link.after].append(place)
        }
        (self.ofParent, self.ofChild) = (ofParent, ofChild)
    }

    /// The contact of a former quartier with its only child, when that has no other parent.
    func pair(ofParent rank: Int) -> GenerationOverlay.Contact? { pair(ofParent[rank]) }

    /// The contact of a new quartier with its only parent, when that has no other child.
    func pair(ofChild rank: Int) -> GenerationOverlay.Contact? { pair(ofChild[rank]) }

    private func pair(_ places: [Int]) -> GenerationOverlay.Contact? {
        guard places.count == 1, case let contact = contacts[places[0]], ofParent[contact.link.before].count == 1,
            ofChild[contact.link.after].count == 1
        else { return nil }
        return contact
    }
}

extension MultiPolygon {
    /// Whether another outline looks like this one drawn anew, by their extents: then the pair is most likely a parent and its only child.
    fileprivate func isLikely(drawnAnewAs other: MultiPolygon) -> Bool {
        let (own, its) = (envelope, other.envelope)
        let width = min(own.maxX, its.maxX) - max(own.minX, its.minX)
        let height = min(own.maxY, its.maxY) - max(own.minY, its.minY)
        func area(_ envelope: Envelope) -> Double { (envelope.maxX - envelope.minX) * (envelope.maxY - envelope.minY) }
        let common = max(0, width) * max(0, height)
        return common * 3 > area(own) + area(its) - common
    }
}
