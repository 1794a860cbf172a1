import QuartierSources
public import Reporting

/// Scales estimates to totals that are known from elsewhere, and keeps the factor (a pycnophylactic calibration: the total is preserved).
///
/// A total is that of all outlines of a layer together. It scales the counts of its own measure: persons, and their standards of living so that
/// means stay; households and their floor areas; or dwellings. Ratios within one measure stay as they are.
public struct EstimateCalibration: Sendable, Hashable {
    /// What a total can be known of.
    public enum Total: String, Sendable, Hashable, CaseIterable {
        /// Persons.
        case persons = "pop"
        /// Households.
        case households = "men"
        /// Dwellings.
        case dwellings = "log"

        /// The fields whose sum it is the total of.
        var fields: [TileField] {
            switch self {
            case .persons: [.individuals]
            case .households: [.households]
            case .dwellings: TileField.dwellingsByAge
            }
        }

        fileprivate var measures: [TileMeasure] {
            switch self {
            case .persons: [.persons, .euros]
            case .households: [.households, .squareMetres]
            case .dwellings: [.dwellings]
            }
        }
    }

    /// What was asked, and the factor that it takes.
    public let factors: [Total: Double]
    private let totals: [Total: Double]

    /// Nothing is scaled.
    public static let none = EstimateCalibration(factors: [:], totals: [:])

    private init(factors: [Total: Double], totals: [Total: Double]) {
        (self.factors, self.totals) = (factors, totals)
    }

    /// Finds the factors that bring estimates to totals.
    ///
    /// - Parameter estimates: of all outlines that the totals are of, nothing held back yet.
    /// - Throws: `QuartiersError` when there is nothing to scale.
    public init(totals: [Total: Double], estimates: [OutlineEstimates]) throws(QuartiersError) {
        var factors: [Total: Double] = [:]
        for (total, wanted) in totals.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let sum = estimates.reduce(0) { sum, outline in
                sum + total.fields.reduce(0) { $0 + (outline[.count($1)]?.value ?? 0) }
            }
            guard sum > 0 else {
                throw QuartiersError(
                    .badData,
                    Text(
                        fr: "--calibrate \(total.rawValue) : les carreaux n'en donnent aucun à caler",
                        en: "--calibrate \(total.rawValue): the tiles give none to calibrate"),
                    remedy: Text(
                        fr: "Vérifier que les carreaux couvrent ces contours et ont la colonne.",
                        en: "Check that the tiles cover these outlines and have the column."))
            }
            factors[total] = wanted / sum
        }
        self.init(factors: factors, totals: totals)
    }

    /// The factor of an indicator: 1 when nothing scales it.
    public func factor(of indicator: TileIndicator) -> Double {
        func factor(_ fields: [TileField]) -> Double {
            fields.first.flatMap { field in factors.first { $0.key.measures.contains(field.measure) }?.value } ?? 1
        }
        return factor(indicator.counted) / factor(indicator.among)
    }

    /// The estimates, scaled.
    public func applied(to estimates: OutlineEstimates) -> OutlineEstimates {
        guard !factors.isEmpty else { return estimates }
        var scaled = estimates
        for index in scaled.estimates.indices {
            scaled.estimates[index].scale(by: factor(of: scaled.estimates[index].indicator))
        }
        if let factor = factors[.households] { scaled.households = scaled.households.map { $0 * factor } }
        return scaled
    }

    /// What the column `methode` says of an indicator; nil when nothing scales it: `calage pop=2224 x 1.0342`.
    public func words(for indicator: TileIndicator) -> String? {
        guard factor(of: indicator) != 1 else { return nil }
        let parts = totals.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue)=\(Value.real($0.value).exact)" }
        return "calage \(parts.joined(separator: " ")) x \(Value.real(factor(of: indicator)).exact)"
    }
}
