import QuartierModel
public import Reporting

/// Estimates of one perimeter that a store keeps: of one vintage, worked out in one way.
public struct KeptEstimates: Sendable {
    /// The identifier of the quartier.
    public let quartier: String
    /// The vintage of the tiles; nil when they do not say.
    public let vintage: String?
    /// Where the perimeter stands.
    public let place: Place
    /// The estimates.
    public let estimates: OutlineEstimates

    /// Reads estimates as the store keeps them.
    ///
    /// - Parameter rows: as `EstimateColumns.own`, of one perimeter, vintage and method.
    public init(quartier: String, vintage: String?, place: Place, rows: [[Value]]) {
        self.quartier = quartier
        self.vintage = vintage
        self.place = place
        estimates = EstimateColumns.estimates(rows)
    }
}

/// Counts of an old perimeter carried to the new ones.
public struct CarriedCounts: Sendable {
    /// The identifier of the old quartier.
    public let quartier: String
    /// Where its perimeter stands.
    public let place: Place
    /// The counts, and where they go.
    public let counts: [TransferredCount]

    /// Makes a record.
    public init(quartier: String, place: Place, counts: [TransferredCount]) {
        self.quartier = quartier
        self.place = place
        self.counts = counts
    }
}

extension Control {
    /// D01: no estimate that the store keeps tells of fewer households than the law allows, be it by a subtraction.
    static let secrecy = Control("D01", kinds: [.estimateTells], needs: [.estimates], canBeWaived: false) { input, report in
        let secrecy = EstimateSecrecy()
        for kept in input.estimates {
            let allowed = secrecy.applied(to: kept.estimates)
            let telling = kept.estimates.estimates.filter { $0.value != nil && allowed[$0.indicator]?.absence == .secret }
            guard !telling.isEmpty else { continue }
            try report(
                Finding(
                    .estimateTells, subject: kept.quartier, place: kept.place,
                    arguments: [
                        "keys": .text(telling.map(\.indicator.key).joined(separator: ", ")), "vintage": .text(kept.vintage ?? "?"),
                        "threshold": .real(secrecy.threshold),
                    ], expected: .integer(0), found: .integer(telling.count)))
        }
    }

    /// D02: estimates that rest on imputed figures or on tiles cut in two are read with caution.
    static let caution = Control("D02", kinds: [.cautiousEstimate], needs: [.estimates]) { input, report in
        for kept in input.estimates {
            if let finding = kept.estimates.caution(about: kept.quartier, at: kept.place) { try report(finding) }
        }
    }

    /// D03: what is carried from one generation to the next is neither lost nor made.
    static let balances = Control("D03", kinds: [.transferUnbalanced], needs: [.transfers]) { input, report in
        for carried in input.transfers ?? [] {
            for count in carried.counts {
                if let finding = count.imbalance(of: carried.quartier, at: carried.place) { try report(finding) }
            }
        }
    }
}

extension TransferredCount {
    /// The finding of a balance that does not hold; nil when it does.
    public func imbalance(of quartier: String, at place: Place) -> Finding? {
        guard !isBalanced else { return nil }
        return Finding(
            .transferUnbalanced, subject: quartier, place: place, arguments: ["key": .text(indicator.key)], expected: .real(source),
            found: .real(total))
    }
}
