import GEOSOverlay
import PlanarGeometry
import Reporting

/// What of two generations lies in one plane, put over each other.
struct GenerationOverlay {
    let before: PlacedGeneration
    let after: PlacedGeneration
    let meter: PieceMeter
    let options: ComparisonOptions

    /// A pair that shares a surface, with the pieces it shares.
    struct Contact: Sendable {
        let link: GenerationLink
        let parts: [PieceMeasure]
    }

    /// Every pair that shares a surface, by rank of the former, then of the new quartier.
    func contacts(workers: Int) throws -> [Contact] {
        try concurrentMap(count: before.surfaces.count, workers: workers) { rank in try contacts(of: rank) }.flatMap(\.self)
    }

    private func contacts(of rank: Int) throws -> [Contact] {
        let outline = before.areas.outlines[rank]
        let candidates = after.areas.index.query(outline.envelope)
        guard let surface = before.surfaces[rank], !candidates.isEmpty else { return [] }
        let identical = candidates.filter { after.areas.outlines[$0].isSameOutline(as: outline) }
        let common = try Overlaying.attempt { () throws(GEOSError) in
            var session = try Session()
            let whole = session.add(outline)
            return try candidates.map { candidate throws(GEOSError) in
                identical.contains(candidate)
                    ? outline : try session.intersection(whole, session.add(after.areas.outlines[candidate])).geometry
            }
        }
        return try zip(candidates, common).compactMap { candidate, area in
            let parts = try PieceMeasure.parts(of: area, meter, scale: before.scale(rank))
            let shared = parts.reduce(0) { $0 + $1.surface }
            guard shared > 0, let other = after.surfaces[candidate] else { return nil }
            let (shareOfBefore, shareOfAfter) = (shared / surface, shared / other)
            return Contact(
                link: GenerationLink(
                    before: rank, after: candidate, common: shared, shareOfBefore: shareOfBefore, shareOfAfter: shareOfAfter,
                    greatestWidth: parts.widest, isKinship: max(shareOfBefore, shareOfAfter) >= options.kinshipShare,
                    isIdentical: identical.contains(candidate)),
                parts: parts)
        }
    }

    /// What each former quartier gave to none of its children, and what each new one has of none of its parents.
    struct Changes {
        let lost: [[PieceMeasure]]
        let gained: [[PieceMeasure]]
    }

    func changes(_ kinship: Kinship, workers: Int) throws -> Changes {
        let formers = before.surfaces.count
        let remainders = try concurrentMap(count: formers + after.surfaces.count, workers: workers) { number in
            number < formers
                ? try remainder(
                    of: number, in: before, without: kinship.ofParent[number].map { kinship.contacts[$0].link }, \.after, in: after)
                : try remainder(
                    of: number - formers, in: after, without: kinship.ofChild[number - formers].map { kinship.contacts[$0].link }, \.before,
                    in: before)
        }
        return Changes(lost: Array(remainders[..<formers]), gained: Array(remainders[formers...]))
    }

    /// What an outline has that none of its kin in the other generation has.
    private func remainder(
        of rank: Int, in own: PlacedGeneration, without links: [GenerationLink], _ kin: KeyPath<GenerationLink, Int>,
        in other: PlacedGeneration
    ) throws -> [PieceMeasure] {
        if links.contains(where: \.isIdentical) { return [] }
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
        return try PieceMeasure.parts(of: remainder, meter, scale: own.scale(rank))
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
}
