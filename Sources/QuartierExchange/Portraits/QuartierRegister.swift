import GeoPackage
import QuartierModel
import QuartierSources
import Reporting

/// The quartiers of a store as figures and documents name them, and those that an import adds.
struct QuartierRegister {
    /// How a source names a quartier.
    struct Naming {
        var id: String?
        var code: QuartierCode?
        var name: String?
        var status: QuartierStatus?
        var communes: [CommuneReference] = []
    }

    private var quartiers: [String: Quartier] = [:]
    private var idByCode: [String: String] = [:]
    private var communesByID: [String: Set<NameKey>] = [:]
    private let parentByChild: [String: String]
    private let codeByCommune: [NameKey: CommuneCode]
    /// Identifiers that no quartier has and no name came with, each told of once.
    private var strangers: Set<String> = []
    private var newQuartiers: [Quartier] = []
    private var newCodes: [(quartier: String, generation: Generation, code: String)] = []
    private var newAliases: [(quartier: String, name: String)] = []

    init(_ store: Store) throws {
        for quartier in try store.quartiers() {
            quartiers[quartier.id] = quartier
            idByCode[quartier.id] = quartier.id
            for code in quartier.codes.values { idByCode[code] = quartier.id }
        }
        parentByChild = try store.singleParents()
        var codes: [NameKey: Set<CommuneCode>] = [:]
        for row in try store.rows("SELECT DISTINCT nom_com, insee_com FROM communes", columns: 2) {
            if let code = CommuneCode(row[1].exact) { codes[NameKey(row[0].exact), default: []].insert(code) }
        }
        // A name that two communes bear designates neither.
        codeByCommune = codes.compactMapValues { $0.count == 1 ? $0.first : nil }
        let declared = try store.rows(
            """
            SELECT id_quartier, communes FROM declarations WHERE communes IS NOT NULL AND id_quartier IN (SELECT id_quartier FROM quartiers) \
            UNION ALL SELECT id_quartier, communes_annoncees FROM perimetres WHERE communes_annoncees IS NOT NULL
            """, columns: 2)
        for row in declared {
            communesByID[row[0].exact, default: []].formUnion(DeclaredCommunes.read(row[1].exact).map { NameKey($0.label) })
        }
    }

    /// The identifier that a code has or will have: that of the quartier that bears it, of its only parent, or the code itself.
    func identifier(of code: QuartierCode) -> String { idByCode[code.text] ?? parentByChild[code.text] ?? code.text }

    /// The identifier of a quartier that a source names; one that is not known yet is added.
    ///
    /// A code decides; without one a name, among quartiers without national code that share a commune as far as communes are known; a new one gets a
    /// local code, provisional where the INSEE code of its commune is not known. Never lost.
    mutating func identify(_ naming: Naming, place: Place, report: FindingSink) throws -> String {
        if let code = naming.code {
            let id = identifier(of: code)
            add(id, naming, status: code.status, generation: code.generation, code: code.text)
            return id
        }
        if let id = naming.id {
            // Provisional codes are those of one store: under another name it is another quartier.
            guard let known = quartiers[id] else {
                if naming.name == nil {
                    if strangers.insert(id).inserted {
                        try report(Finding(.figureOfNoQuartier, subject: id, place: place, found: .text(id)))
                    }
                    return id
                }
                return try identifyByName(naming, place: place, report: report)
            }
            let names = ([known.name] + known.aliases).map(NameKey.init)
            if naming.name.map({ names.contains(NameKey($0)) }) ?? true { return id }
        }
        return try identifyByName(naming, place: place, report: report)
    }

    private mutating func identifyByName(_ naming: Naming, place: Place, report: FindingSink) throws -> String {
        if let name = naming.name, let known = bearer(of: name, naming) {
            add(known, naming, status: .qic, generation: nil, code: nil)
            return known
        }
        let free = naming.id.flatMap { idByCode[$0] == nil ? $0 : nil }
        let code = try free ?? localCode(for: naming, place: place, report: report)
        add(code, naming, status: naming.status ?? .qic, generation: .local, code: code)
        return code
    }

    private func bearer(of name: String, _ naming: Naming) -> String? {
        let key = NameKey(name)
        let communes = Set(naming.communes.map { NameKey($0.label) })
        let bearers = quartiers.values.filter { quartier in
            guard ([quartier.name] + quartier.aliases).contains(where: { NameKey($0) == key }) else { return false }
            guard naming.status.map({ $0 == quartier.status }) ?? true else { return false }
            guard let known = communesByID[quartier.id], !communes.isEmpty else { return true }
            return !known.isDisjoint(with: communes)
        }
        return bearers.map(\.id).min()
    }

    private func localCode(for naming: Naming, place: Place, report: FindingSink) throws -> String {
        let commune = naming.communes.lazy.compactMap { $0.code ?? codeByCommune[NameKey($0.label)] }.first
        for number in 1...99 {
            let code =
                commune.flatMap { QuartierCode(qicOf: $0, number: number)?.text } ?? "QIC-" + (number < 10 ? "0" : "") + String(number)
            guard idByCode[code] == nil else { continue }
            try report(
                Finding(
                    commune == nil ? .provisionalCodeIssued : .localCodeIssued, subject: naming.name, place: place,
                    expected: .text(naming.communes.first?.label ?? "–"), found: .text(code)))
            return code
        }
        throw QuartiersError(
            .badData,
            Text(fr: "plus de code local libre pour « \(naming.name ?? "") »", en: "no local code left for '\(naming.name ?? "")'"),
            place: place)
    }

    private mutating func add(_ id: String, _ naming: Naming, status: QuartierStatus, generation: Generation?, code: String?) {
        communesByID[id, default: []].formUnion(naming.communes.map { NameKey($0.label) })
        guard var known = quartiers[id] else {
            let quartier = Quartier(
                id: id, status: status, name: naming.name ?? code ?? id,
                codes: generation.flatMap { generation in code.map { [generation: $0] } } ?? [:])
            quartiers[id] = quartier
            newQuartiers.append(quartier)
            idByCode[id] = id
            if let generation, let code { note(code, of: id, in: generation) }
            return
        }
        if let generation, let code, known.codes[generation] == nil {
            known.codes[generation] = code
            note(code, of: id, in: generation)
        }
        if let name = naming.name, !([known.name] + known.aliases).contains(where: { NameKey($0) == NameKey(name) }) {
            known.aliases.append(name)
            newAliases.append((id, name))
        }
        quartiers[id] = known
    }

    private mutating func note(_ code: String, of id: String, in generation: Generation) {
        newCodes.append((id, generation, code))
        idByCode[code] = id
    }

    /// Notes another name of a quartier that the store has; nothing for one that it has not.
    mutating func noteName(_ name: String, of id: String) {
        guard quartiers[id] != nil else { return }
        add(id, Naming(name: name), status: .qpv, generation: nil, code: nil)
    }

    /// Writes what was added, inside the transaction of the import.
    func carryOut(in file: GeoPackageFile, source: Int) throws {
        try file.insert(into: StoreSchema.quartiers.name) { rows in
            for quartier in newQuartiers {
                try rows.append([.text(quartier.id), .text(quartier.status.rawValue), .text(quartier.name), .null])
            }
        }
        try file.insert(into: StoreSchema.quartierCodes.name) { rows in
            for code in newCodes { try rows.append([.text(code.quartier), .text(code.generation.name), .text(code.code)]) }
        }
        try file.insert(into: StoreSchema.aliases.name) { rows in
            for alias in newAliases { try rows.append([.text(alias.quartier), .text(alias.name), .integer(source)]) }
        }
    }
}
