internal import Reporting

/// Counts the same thing seen in many features, so that a column in the wrong encoding is one finding and not thirty-five thousand.
struct FindingTally {
    private struct Subject: Hashable {
        let kind: FindingKind
        let field: String?
    }

    private struct Sightings {
        var count = 0
        var ranks: [Int] = []
        var expected = Value.null
        var found = Value.null
    }

    /// How many features a finding names.
    private static let named = 5

    private var order: [Subject] = []
    private var sightings: [Subject: Sightings] = [:]

    /// Counts one more; what was expected and found is kept of the first.
    mutating func note(_ kind: FindingKind, feature: Int, field: String? = nil, expected: Value = .null, found: Value = .null) {
        let subject = Subject(kind: kind, field: field)
        if sightings[subject] == nil {
            order.append(subject)
            sightings[subject] = Sightings(expected: expected, found: found)
        }
        sightings[subject]?.count += 1
        if sightings[subject]?.ranks.count ?? 0 <= FindingTally.named { sightings[subject]?.ranks.append(feature) }
    }

    /// Reports what was counted, in the order in which each was first seen: `{count}` features, of which `{features}` are named.
    func report(to sink: FindingSink, within place: Place) throws {
        for subject in order {
            guard let seen = sightings[subject], let first = seen.ranks.first else { continue }
            let named = seen.ranks.prefix(FindingTally.named).map(String.init).joined(separator: ", ")
            try sink(
                Finding(
                    subject.kind, place: Place(feature: first, field: subject.field).within(place),
                    arguments: [
                        "count": .integer(seen.count),
                        "features": .text(seen.ranks.count > FindingTally.named ? named + "…" : named),
                    ], expected: seen.expected, found: seen.found))
        }
    }
}
