import GeoFormats
import Reporting

/// Where in its features a layer keeps each role: worked out once for a layer, and again when a feature has other fields than the one before.
struct FieldLayout: Sendable {
    private let names: [String]
    private let ranks: [FieldRole: Int]
    /// The fields that identify an area which is no quartier.
    private let identifiers: [Int]
    /// The fields `commune_1`, `commune_2`…
    private let numberedCommunes: [Int]

    init(of feature: Feature, mapping: FieldMapping) {
        let names = feature.attributes.map(\.name)
        func rank(_ name: String) -> Int? { names.firstIndex { FieldName.matches($0, name) } }
        self.names = names
        ranks = Dictionary(
            uniqueKeysWithValues: FieldRole.allCases.compactMap { role in
                mapping.field(for: role, among: names).flatMap(rank).map { (role, $0) }
            })
        identifiers = FieldRole.otherIdentifiers.compactMap(rank)
        numberedCommunes = names.indices.filter {
            FieldName.folded(names[$0]).hasPrefix("commune_") && names[$0].last?.isNumber == true
        }
    }

    /// Whether a feature has the fields that this was worked out for.
    func fits(_ feature: Feature) -> Bool {
        feature.attributes.count == names.count && zip(feature.attributes, names).allSatisfy { $0.name == $1 }
    }

    /// What a feature says in a role; `null` when no field plays it.
    func value(_ role: FieldRole, of feature: Feature) -> Value { ranks[role].map { feature.attributes[$0].value } ?? .null }

    /// The same as a name, byte for byte: its spaces are its author's, and names are compared folded.
    func name(_ role: FieldRole, of feature: Feature) -> String? { CellValue.verbatim(value(role, of: feature)) }

    /// The same as text.
    func text(_ role: FieldRole, of feature: Feature) -> String? { CellValue.text(value(role, of: feature)) }

    /// What identifies an area that is no quartier.
    func otherIdentifier(of feature: Feature) -> String? {
        identifiers.lazy.compactMap { CellValue.text(feature.attributes[$0].value) }.first
    }

    /// The communes spread over numbered fields.
    func numberedCommunes(of feature: Feature) -> [String] {
        numberedCommunes.compactMap { CellValue.text(feature.attributes[$0].value) }
    }
}
