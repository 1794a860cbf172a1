public import GeoFormats
public import Reporting

/// Which field of a layer plays which role: found among the known names without regard to case, or said by the user.
public struct FieldMapping: Sendable, Hashable {
    /// The user's word: role to field name.
    public var given: [FieldRole: String]

    /// Makes a mapping; empty when every field goes by a known name.
    public init(given: [FieldRole: String] = [:]) { self.given = given }

    /// Reads pairs of `--field role=name`.
    ///
    /// - Throws: `QuartiersError` of status `usage` for a role that does not exist, with those that do.
    public init(pairs: [(key: String, value: String)]) throws(QuartiersError) {
        given = [:]
        for pair in pairs {
            guard let role = FieldRole(rawValue: pair.key.lowercased()) else {
                let roles = FieldRole.allCases.map(\.rawValue).joined(separator: ", ")
                throw QuartiersError(
                    .usage,
                    Text(fr: "--field : « \(pair.key) » n'est pas un champ connu", en: "--field: '\(pair.key)' is not a known field"),
                    remedy: Text(fr: "Champs possibles : \(roles).", en: "Possible fields: \(roles)."))
            }
            given[role] = pair.value
        }
    }

    /// The mapping of some fields only: one command line may speak of those of perimeters and of those of communes.
    public func limited(to roles: [FieldRole]) -> FieldMapping { FieldMapping(given: given.filter { roles.contains($0.key) }) }

    /// The field that plays a role among those of a layer, as the layer writes it; nil when none does.
    public func field(for role: FieldRole, among fields: [String]) -> String? {
        if let name = given[role] { return fields.first { FieldName.matches($0, name) } }
        for name in role.knownNames {
            if let found = fields.first(where: { FieldName.matches($0, name) }) { return found }
        }
        return nil
    }

    /// Checks that every field the user named is in the layer.
    ///
    /// - Throws: `QuartiersError` of status `usage`, with the fields that there are.
    public func check(against layer: LayerDescription) throws(QuartiersError) {
        for (role, name) in given.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        where !layer.fields.contains(where: { FieldName.matches($0, name) }) {
            let fields = layer.fields.joined(separator: ", ")
            throw QuartiersError(
                .usage,
                Text(
                    fr: "--field \(role.rawValue)=\(name) : la couche n'a pas de champ « \(name) »",
                    en: "--field \(role.rawValue)=\(name): the layer has no field '\(name)'"),
                place: Place(layer: layer.name),
                remedy: Text(fr: "Champs de la couche : \(fields).", en: "Fields of the layer: \(fields)."))
        }
    }
}
