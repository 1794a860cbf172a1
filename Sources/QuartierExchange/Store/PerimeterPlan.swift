import GeoFormats
import GeoPackage
import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import Reporting

/// What an import of perimeters will change, worked out before anything is written.
struct PerimeterPlan {
    private struct Entry {
        let perimeter: Perimeter
        let generation: Generation
        let quartier: String
        let surface: Surface?
    }

    private let store: Store
    private let request: PerimeterImport
    private let place: Place
    private let communes: Layer<Commune>?
    /// Which quartier a code designates in a generation: `2015/QP062005`.
    private var quartierByCode: [String: String] = [:]
    private var quartiers: [String: Quartier] = [:]
    private let parentByChild: [String: String]
    private var held: [String: MultiPolygon?] = [:]
    private var ranks: [String: Int] = [:]

    private var entries: [Entry] = []
    private var removed: [String] = []
    private var completed: [(identifier: String, perimeter: Perimeter)] = []
    private var newQuartiers: [Quartier] = []
    private var newCodes: [(quartier: String, generation: Generation, code: String)] = []
    private var newNames: [String: String] = [:]
    private var newAliases: [(quartier: String, name: String, generation: Generation?)] = []
    private(set) var unchangedCount = 0

    var replacedCount: Int { removed.count }
    var addedCount: Int { entries.count - removed.count }

    init(store: Store, request: PerimeterImport, place: Place, report: FindingSink) throws {
        self.store = store
        self.request = request
        self.place = place
        communes = try store.communes(report: report)
        parentByChild = try store.singleParents()
        for quartier in try store.quartiers() {
            quartiers[quartier.id] = quartier
            for (generation, code) in quartier.codes { quartierByCode["\(generation)/\(code)"] = quartier.id }
        }
        for generation in try store.generations() {
            for perimeter in try store.perimeters(of: generation, report: report).elements {
                held["\(perimeter.quartier)/\(generation)"] = .some(perimeter.outline)
            }
        }
    }

    /// Decides what becomes of a perimeter.
    mutating func add(_ received: Perimeter, surface: Surface?, report: FindingSink) throws {
        var perimeter = received
        // A layer of ours without codes still has the identifiers.
        perimeter.code = perimeter.code ?? QuartierCode(perimeter.quartier)?.text
        let status = perimeter.code.flatMap(QuartierCode.init)?.status ?? perimeter.status ?? request.status
        let perimeterPlace = perimeter.place.within(place)
        if perimeter.code == nil {
            perimeter.quartier = try issuedCode(for: perimeter, status: status, place: perimeterPlace, report: report)
            perimeter.code = perimeter.quartier
        }
        let code = perimeter.code ?? perimeter.quartier
        guard let generation = perimeter.generation ?? (status == .qic ? .local : nil) else {
            throw QuartiersError(
                .badData, Text(fr: "la génération de ce périmètre n'est pas connue", en: "the generation of this perimeter is not known"),
                place: perimeterPlace,
                remedy: Text(fr: "La donner : --generation 2024 (ou 2015, local…).", en: "Give it: --generation 2024 (or 2015, local…)."))
        }
        let key = "\(generation)/\(code)"
        if let first = ranks.updateValue(perimeter.rank, forKey: key) { throw store.repeated(code, first, perimeter.rank, place) }

        let id = quartierByCode[key] ?? parentByChild[code] ?? perimeter.quartier
        try name(perimeter, as: id, in: generation, status: status, place: perimeterPlace, report: report)
        if quartierByCode.updateValue(id, forKey: key) == nil { newCodes.append((id, generation, code)) }

        let identifier = "\(id)/\(generation)"
        if let old = held[identifier] {
            // A list adds what it declares to an outline held; an outline completes a list held.
            guard perimeter.outline != nil, old != perimeter.outline else {
                if !perimeter.declaredCommunes.isEmpty || perimeter.epci != nil { completed.append((identifier, perimeter)) }
                unchangedCount += 1
                return
            }
            if let old, !request.replaces {
                throw store.differs("\(code) \(perimeter.name)", old, perimeter.outline ?? .empty, perimeterPlace)
            }
            removed.append(identifier)
        }
        entries.append(Entry(perimeter: perimeter, generation: generation, quartier: id, surface: surface))
    }

    /// The name in use is that of the latest generation; the others are kept as aliases.
    private mutating func name(
        _ perimeter: Perimeter, as id: String, in generation: Generation, status: QuartierStatus?, place: Place, report: FindingSink
    ) throws {
        guard var known = quartiers[id] else {
            let quartier = Quartier(
                id: id, status: status ?? .qpv, name: perimeter.name, codes: [generation: perimeter.code ?? perimeter.quartier])
            quartiers[id] = quartier
            newQuartiers.append(quartier)
            return
        }
        let latest = known.codes.keys.max()
        let isLatest = latest.map { $0 <= generation } ?? true
        known.codes[generation] = perimeter.code ?? perimeter.quartier
        if NameKey(known.name) != NameKey(perimeter.name) {
            try report(
                Finding(.otherNameHeld, subject: id, place: place, expected: .text(known.name), found: .text(perimeter.name)))
            let former = isLatest ? known.name : perimeter.name
            if !known.aliases.contains(former) {
                known.aliases.append(former)
                newAliases.append((id, former, isLatest ? latest : generation))
            }
        }
        // Two spellings of one name are no alias, and the latest is the one in use.
        if isLatest, known.name != perimeter.name {
            known.name = perimeter.name
            newNames[id] = perimeter.name
        }
        quartiers[id] = known
    }

    /// A local code for a QIC: the next number of the commune that holds most of it.
    private func issuedCode(for perimeter: Perimeter, status: QuartierStatus?, place: Place, report: FindingSink) throws -> String {
        guard status == .qic else {
            throw QuartiersError(
                .badData, Text(fr: "ce périmètre n'a pas de code", en: "this perimeter has no code"), place: place,
                remedy: Text(
                    fr: "Désigner le champ qui le porte (--field code_qp=NOM), ou --status QIC pour attribuer des codes locaux.",
                    en: "Name the field that holds it (--field code_qp=NAME), or --status QIC to give local codes."))
        }
        // A quartier known under its name keeps its code.
        if let known = quartiers.values.filter({ $0.status == .qic && NameKey($0.name) == NameKey(perimeter.name) }).min(by: {
            $0.id < $1.id
        }),
            let code = known.codes[.local]
        {
            return code
        }
        guard let commune = try mainCommune(of: perimeter) else {
            throw QuartiersError(
                .badData,
                Text(
                    fr: "ce QIC n'a pas de code, et sa commune n'est pas connue pour lui en donner un",
                    en: "this QIC has no code, and its commune is not known to give it one"), place: place,
                remedy: Text(
                    fr: "Importer d'abord les communes (import communes), ou un champ insee_com.",
                    en: "Import the communes first (import communes), or give a field insee_com."))
        }
        for number in 1...99 {
            guard let code = QuartierCode(qicOf: commune, number: number), quartierByCode["\(Generation.local)/\(code)"] == nil else {
                continue
            }
            try report(Finding(.localCodeIssued, subject: perimeter.name, place: place, found: .text(code.text)))
            return code.text
        }
        throw QuartiersError(
            .badData, Text(fr: "la commune \(commune) a déjà 99 QIC", en: "the commune \(commune) has 99 QIC already"), place: place)
    }

    private func mainCommune(of perimeter: Perimeter) throws -> CommuneCode? {
        if let declared = perimeter.declaredCommunes.first {
            if let code = declared.code { return code }
            if let found = communes?.elements.first(where: { declared.designates(code: $0.code, name: $0.name) }) { return found.code }
        }
        guard let communes else { return nil }
        let layer = Layer(name: "", crs: store.crs, elements: [perimeter], source: SourceRecord(title: ""))
        let splits = try SplitAnalysis.splits(of: layer, among: communes, in: try WorkingPlane(for: store.crs, around: layer.envelope))
        return splits.first?.pieces.first.map { communes.elements[$0.commune].code }
    }

    /// Writes what was decided, inside the transaction of the import.
    func carryOut(in file: GeoPackageFile, source: Int) throws {
        let generations = Set(newCodes.map(\.generation)).sorted().filter { $0.record == nil }
        for generation in generations {
            try file.execute("INSERT INTO generations (generation) VALUES (?1) ON CONFLICT DO NOTHING", [.text(generation.name)])
        }
        try file.insert(into: StoreSchema.quartiers.name) { rows in
            for quartier in newQuartiers {
                try rows.append([.text(quartier.id), .text(quartier.status.rawValue), .text(quartier.name), .null])
            }
        }
        try file.insert(into: StoreSchema.quartierCodes.name) { rows in
            for code in newCodes { try rows.append([.text(code.quartier), .text(code.generation.name), .text(code.code)]) }
        }
        for (id, name) in newNames.sorted(by: { $0.key < $1.key }) {
            try file.execute("UPDATE quartiers SET nom = ?2 WHERE id_quartier = ?1", [.text(id), .text(name)])
        }
        for (identifier, perimeter) in completed {
            try file.execute(
                """
                UPDATE perimetres SET communes_annoncees = coalesce(communes_annoncees, ?2), siren_epci = coalesce(siren_epci, ?3) \
                WHERE id_perimetre = ?1
                """,
                [.text(identifier), DeclaredCommunes.written(perimeter.declaredCommunes), .text(orNull: perimeter.epci)])
        }
        for generation in Set(entries.map(\.generation)) { try store.forgetEvolutions(of: generation, in: file) }
        for identifier in removed { try file.execute("DELETE FROM perimetres WHERE id_perimetre = ?1", [.text(identifier)]) }
        try file.insert(into: StoreSchema.perimeters.name) { rows in
            for entry in entries {
                try rows.append(values(entry, source: source), geometry: entry.perimeter.outline.map { .areal($0) } ?? .null)
            }
        }
        for alias in newAliases {
            // An alias comes from where the perimeter of that name does.
            try file.execute(
                """
                INSERT INTO alias (id_quartier, nom, source_id) VALUES (?1, ?2, \
                coalesce((SELECT source_id FROM perimetres WHERE id_quartier = ?1 AND generation = ?3), ?4)) ON CONFLICT DO NOTHING
                """,
                [.text(alias.quartier), .text(alias.name), .text(orNull: alias.generation?.name), .integer(source)])
        }
    }

    private func values(_ entry: Entry, source: Int) -> [Value] {
        let record = entry.generation.record
        let state = entry.perimeter.code.flatMap(QuartierCode.init)?.state
        return [
            .text("\(entry.quartier)/\(entry.generation)"), .text(entry.quartier), .text(entry.generation.name),
            .text(orNull: record?.start),
            .text(orNull: record?.end), .text(orNull: state?.rawValue), .text(orNull: record?.legalText),
            DeclaredCommunes.written(entry.perimeter.declaredCommunes), .text(orNull: entry.perimeter.epci),
            .real(orNull: entry.perimeter.printedHectares),
            .boolean(entry.perimeter.isSchematic),
        ] + SurfaceColumns.storedValues(entry.surface) + [.integer(source)]
    }
}
