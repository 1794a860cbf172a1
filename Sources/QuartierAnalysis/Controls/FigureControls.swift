import PlanarGeometry
import QuartierModel
import QuartierSources
import Reporting

// The controls of portraits, each the pure function of `PortraitControls` or `ConventionControls` over what a store holds.
extension Control {
    /// C04: documents name a quartier as the latest of INSEE's tables does.
    static let names = Control("C04", kinds: [.nameDiffers], needs: [.portraits]) { input, report in
        guard let portraits = input.portraits else { return }
        for declaration in portraits.declarations where declaration.method != .insee {
            let official = portraits.declarations.last { $0.method == .insee && $0.quartier == declaration.quartier && $0.name != nil }
            guard let name = declaration.name, let expected = official?.name else { continue }
            let place = Place(file: declaration.document, line: declaration.nameLine)
            if let finding = PortraitControls.name(name, official: expected, code: declaration.quartier, place: place) {
                try report(finding)
            }
        }
    }

    /// P01: the population of a QPV reaches the legal minimum; a rounded one is known as such.
    static let populations = Control("P01", kinds: [.populationBelowThreshold, .populationRounded], needs: [.portraits]) { input, report in
        for portrait in input.portraits?.portraits ?? [] {
            for finding in PortraitControls.population(of: portrait) { try report(finding) }
        }
    }

    /// P02: rates from 0 to 100, IPS from 45 to 185.
    static let ranges = Control("P02", kinds: [.valueOutOfRange], needs: [.portraits]) { input, report in
        for portrait in input.portraits?.portraits ?? [] {
            for figure in portrait.figures {
                if let finding = PortraitControls.range(of: figure, subject: portrait.quartier) { try report(finding) }
            }
        }
    }

    /// P03: one reference for an indicator and a zone in all documents.
    static let references = Control("P03", kinds: [.referenceDiffers], needs: [.portraits]) { input, report in
        for finding in PortraitControls.references(of: input.portraits?.portraits ?? []) { try report(finding) }
    }

    /// P04: figures describe the perimeter of the map beside them.
    static let statisticalPerimeters = Control("P04", kinds: [.perimeterDiffers, .perimeterUnknown], needs: [.portraits]) { input, report in
        guard let portraits = input.portraits else { return }
        for portrait in portraits.byDocument {
            let document = portrait.figures.first?.citation.document
            let declared = portraits.declarations.last { $0.quartier == portrait.quartier && $0.document == document && $0.map != nil }
            // A document without a map stands beside the perimeter in force, which is the last one.
            guard let map = declared?.map ?? input.generations(of: portrait.quartier).max() else { continue }
            for finding in PortraitControls.perimeter(of: portrait, map: map) { try report(finding) }
        }
    }

    /// P05: printed evolutions suppose a plausible start.
    static let changes = Control("P05", kinds: [.changeImplausible], needs: [.portraits]) { input, report in
        for portrait in input.portraits?.portraits ?? [] {
            for finding in PortraitControls.changes(of: portrait) { try report(finding) }
        }
    }

    /// P06: no value printed for several quartiers.
    static let repeatedValues = Control("P06", kinds: [.valueRepeated], needs: [.portraits]) { input, report in
        for finding in PortraitControls.repeatedValues(of: input.portraits?.portraits ?? []) { try report(finding) }
    }

    /// P07: rates of households and of persons do not stand beside each other.
    static let bases = Control("P07", kinds: [.basesMixed], needs: [.portraits]) { input, report in
        for finding in PortraitControls.bases(of: input.portraits?.portraits ?? []) { try report(finding) }
    }

    /// P08: printed population and surface make a plausible density.
    static let densities = Control("P08", kinds: [.densityImplausible], needs: [.portraits]) { input, report in
        for portrait in input.portraits?.byDocument ?? [] {
            if let finding = PortraitControls.density(of: portrait) { try report(finding) }
        }
    }

    /// P09: printed figures are found in the imported vintages.
    static let traces = Control("P09", kinds: [.figureContradicted, .figureNotFound], needs: [.portraits]) { input, report in
        for portrait in input.portraits?.portraits ?? [] {
            let published = portrait.figures.filter { $0.method == .insee }
            for figure in portrait.figures where figure.method == .printed {
                guard let trace = FigureTrace(figure, in: published) else { continue }
                if let finding = PortraitControls.trace(trace, subject: portrait.quartier) { try report(finding) }
            }
        }
    }

    /// Documents declare the communes that INSEE lists for the same quartier; geometry is the matter of G07.
    static let declaredCommunes = Control("COM-INSEE", kinds: [.communesDiffer], needs: [.portraits]) { input, report in
        guard let portraits = input.portraits else { return }
        for declaration in portraits.declarations where declaration.method != .insee && !declaration.communes.isEmpty {
            let listed = portraits.declarations.last {
                $0.method == .insee && $0.quartier == declaration.quartier && !$0.communes.isEmpty
            }
            guard let listed, let finding = ConventionControls.communes(of: declaration, insee: listed.communes) else { continue }
            try report(finding)
        }
    }

    /// E01: the totals of the preambles agree with one another, and with the set once it is whole.
    static let totals = Control("E01", kinds: [.totalsDiffer], needs: [.portraits]) { input, report in
        guard let portraits = input.portraits, !portraits.totals.isEmpty else { return }
        let quartiers = portraits.portraits
        let qpv = Set(quartiers.filter { $0.status == .qpv }.map(\.quartier))
        var communes: Set<NameKey> = []
        for declaration in portraits.declarations where qpv.contains(declaration.quartier) {
            communes.formUnion(declaration.communes.map { NameKey($0.label) })
        }
        let loaded = ConventionControls.Count(
            qpv: qpv.count, qic: quartiers.count { $0.status == .qic }, communes: communes.count)
        for finding in ConventionControls.totals(of: portraits.totals, loaded: loaded) { try report(finding) }
    }

    /// M01: every source says what people need to cite it.
    static let citations = Control("M01", kinds: [.sourceIncomplete], needs: [.sources]) { input, report in
        for source in (input.portraits?.sources ?? []) + input.sources {
            // Named as the columns of the table of sources, which are the same in every language.
            let facts = [
                ("producteur", source.producer), ("millesime", source.vintage), ("licence", source.licence), ("obtenu_le", source.obtained),
            ]
            let missing = facts.filter { $0.1?.isEmpty ?? true }.map(\.0)
            guard !missing.isEmpty else { continue }
            try report(
                Finding(
                    .sourceIncomplete, subject: source.title, place: Place(file: source.file),
                    found: .text(missing.joined(separator: ", "))))
        }
    }
}

extension ControlInput {
    /// The generations of which the layers hold a perimeter of a quartier.
    fileprivate func generations(of quartier: String) -> [Generation] {
        layers.flatMap { layer in layer.elements.filter { $0.quartier == quartier }.compactMap(\.generation) }
    }
}
