import CommandArguments
import GeoFormats
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import QuartierSources
import Reporting

/// What `check` does, step by step: what readers and controls find, what of it was lifted, and the verdict.
struct Checking {
    /// A finding, and the perimeter that it concerns when it concerns one.
    struct Checked {
        var finding: Finding
        let perimeter: Perimeter?
        let layer: Layer<Perimeter>?
        let identity: FindingIdentity
    }

    /// What is asked of a check.
    struct Request {
        /// The controls to run; all when empty.
        var codes: [String] = []
        /// Whether the whole is held against the norm of publication.
        var isForPublication = false
        /// The width up to which a piece is a sliver, in metres.
        var tolerance = 5.0
        /// Whether every place has a finding of its own.
        var isDetailed = false
    }

    let run: Run
    let input: ControlInput
    /// The waivers that the store keeps.
    private(set) var waivers: [FindingIdentity: Waiver]
    /// What was found: what blocks first, what was lifted last.
    private(set) var checked: [Checked]

    private let request: Request
    var codes: [String] { request.codes }

    /// Runs controls.
    init(_ run: Run, _ request: Request) throws {
        let codes = request.codes
        let store = try run.checkedStore()
        let isAskedFor = { code in codes.isEmpty || codes.contains(code) }
        // While layers are read: D03 crosses them with the tiles.
        if let store, isAskedFor("D03"), try store.holdsTiles() { Projection.prepare((store.crs, .laeaEurope)) }
        let waivers = try store?.waivers() ?? [:]
        let lifted = Set(waivers.keys.map { [$0.code, $0.subject ?? "", $0.message] })
        var findings: [Finding] = []
        // What readers meet belongs in the table like the rest, save where one control alone was asked for.
        let gather: FindingSink = { finding in
            let isLifted = lifted.contains([finding.kind.code, finding.subject ?? "", finding.message(in: .french)])
            if (run.isStrict && !isLifted) || !(codes.isEmpty || codes.contains(finding.kind.code)) {
                try run.report(finding)
            } else {
                findings.append(finding)
            }
        }
        let isWhole = run.arguments[LayerOptions.layer] == nil
        let holdsFiguresAlone = try isWhole && store.map { try $0.generations().isEmpty && !$0.quartiers().isEmpty } ?? false
        let layers = try holdsFiguresAlone ? [] : run.perimeterLayers(checksPlaces: false, report: gather)
        let communes = try run.communesIfKnown(report: gather)
        input = ControlInput(
            layers: layers, communes: communes, correspondences: try store?.correspondences() ?? [],
            portraits: try store?.portraitInput(codes: run.arguments[LayerOptions.code]),
            estimates: try store?.keptEstimates(of: layers) ?? [],
            transfers: try store.flatMap { isAskedFor("D03") ? try run.carriedCounts(layers, in: $0, report: gather) : nil },
            sources: !request.isForPublication || store != nil
                ? [] : Self.distinct(layers.map(\.source) + [communes?.source].compactMap(\.self)),
            tolerance: request.tolerance, isDetailed: request.isDetailed, workers: run.workers)
        try ControlRegistry.run(codes, on: input, known: findings, report: gather)
        if !request.isDetailed { findings = ControlRegistry.grouped(findings) }

        let directory = PerimeterDirectory(layers)
        (self.run, self.waivers, self.request) = (run, waivers, request)
        checked = findings.map { finding in
            let known = directory[finding.place]
            var finding = finding
            // A codec knows a feature by its rank only.
            finding.subject = finding.subject ?? known?.perimeter.quartier
            let identity = FindingIdentity(finding, generation: known?.perimeter.generation?.name)
            (finding.waivedBy, finding.waiverReason) = (waivers[identity]?.author, waivers[identity]?.reason)
            return Checked(finding: finding, perimeter: known?.perimeter, layer: known?.layer, identity: identity)
        }
        let order = checked.enumerated().sorted { left, right in
            let (first, second) = (left.element.finding, right.element.finding)
            if (first.waivedBy == nil) != (second.waivedBy == nil) { return first.waivedBy == nil }
            if first.kind.severity != second.kind.severity { return first.kind.severity > second.kind.severity }
            return left.offset < right.offset
        }
        checked = order.map(\.element)
    }

    private static func distinct(_ sources: [SourceRecord]) -> [SourceRecord] {
        sources.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    var findings: [Finding] { checked.map(\.finding) }

    var verdict: ControlVerdict { ControlVerdict(findings, of: input, codes: codes) }

    /// Under the norm a verdict, else what blocks.
    var status: ExitStatus {
        let passes = request.isForPublication ? verdict.isFitToPublish : !verdict.isBlocked
        return passes ? .success : .blockingFindings
    }

    /// The table of findings, in the language of the run.
    var table: Table { table(in: run.language) }

    /// The table of findings.
    func table(in language: Language) -> Table {
        var table = Table(ControlColumns.schema, sources: input.layers.map(\.source))
        for entry in checked {
            var row = ControlColumns.row(entry.finding, perimeter: entry.perimeter, source: entry.layer?.source, in: language)
            if entry.perimeter == nil, let quartier = input.portraits?.portraits.first(where: { $0.quartier == entry.finding.subject }) {
                row.replaceSubrange(..<QuartierColumns.leading.count, with: [.text(quartier.quartier), .null, .text(quartier.name), .null])
            }
            table.append(row)
        }
        table.notes = remedies + notes
        return table
    }

    /// The table of controls.
    var summary: Table {
        var table = Table(VerdictColumns.schema, sources: input.layers.map(\.source))
        for outcome in verdict.outcomes { table.append(VerdictColumns.row(outcome, in: run.language)) }
        table.notes = notes
        return table
    }

    /// What to do about each kind that was found, once.
    private var remedies: [Text] {
        findings.reduce(into: []) { notes, finding in
            let kind = finding.kind
            let note = Text(fr: "\(kind.code) : \(kind.remedy.french)", en: "\(kind.code): \(kind.remedy.english)")
            if !notes.contains(note) { notes.append(note) }
        }
    }

    /// What could not run, and under a norm the verdict.
    var notes: [Text] {
        let missing = verdict.notRun.map { code, lack in
            Text(fr: "\(code) n'a pas été passé : \(lack.absence.french).", en: "\(code) was not run: \(lack.absence.english).")
        }
        let isSchematic = input.layers.contains { $0.elements.contains(where: \.isSchematic) }
        return missing + (request.isForPublication ? [verdict.sentence] : []) + (isSchematic ? [SchematicNote.text] : [])
    }

    /// The place of each finding in longitude and latitude: the piece it speaks of, else the position, else the outline it is about.
    func geometries() throws -> [FeatureGeometry] {
        try checked.map { entry in
            guard let layer = entry.layer else { return .null }
            let toDegrees = { (area: MultiPolygon?) throws in try OutlineProjection.project([area], from: layer.crs, to: .wgs84)[0] }
            if let piece = entry.finding.piece { return try toDegrees(piece).map { .areal($0) } ?? .null }
            if let x = entry.finding.place.x, let y = entry.finding.place.y {
                return .point(try OutlineProjection.project(Coordinate(x, y), from: layer.crs, to: .wgs84))
            }
            // What lies where its system cannot be has no longitude and latitude.
            return (try? toDegrees(entry.perimeter?.outline)).flatMap { $0.map { .areal($0) } } ?? .null
        }
    }

    /// The findings as the store keeps them, in its coordinates.
    var kept: [KeptFinding] {
        checked.map { entry in
            let place = entry.finding.place
            let position = place.x.flatMap { x in place.y.map { Coordinate(x, $0) } }
            let outline = entry.finding.piece ?? entry.perimeter?.outline
            return KeptFinding(entry.finding, identity: entry.identity, position: entry.layer == nil ? nil : position ?? outline?.centroid)
        }
    }

    /// The same with other findings and waivers.
    func with(_ checked: [Checked], waivers: [FindingIdentity: Waiver]) -> Checking {
        var copy = self
        (copy.checked, copy.waivers) = (checked, waivers)
        return copy
    }
}

/// Finds the perimeter that a finding's place speaks of.
private struct PerimeterDirectory {
    private struct Key: Hashable {
        let file: String?
        let layer: String?
        let rank: Int?

        init(_ place: Place) { (file, layer, rank) = (place.file, place.layer, place.feature) }
    }

    private var entries: [Key: (perimeter: Perimeter, layer: Layer<Perimeter>)] = [:]

    init(_ layers: [Layer<Perimeter>]) {
        for layer in layers {
            for perimeter in layer.elements {
                let key = Key(perimeter.place.within(layer.place))
                if entries[key] == nil { entries[key] = (perimeter, layer) }
            }
        }
    }

    subscript(place: Place) -> (perimeter: Perimeter, layer: Layer<Perimeter>)? { entries[Key(place)] }
}

extension Run {
    /// The store whose perimeters are looked at, all of them or a generation: its figures, estimates and waivers count too. Nil for a file.
    func checkedStore() throws -> Store? {
        guard let named = arguments[LayerOptions.layer] else { return try openStore() }
        guard case .generation = LayerReference(named) else { return nil }
        return try openStore()
    }

    /// The counts of the perimeters of 2015 carried to those of 2024 by the tiles of a store; nil without tiles, or without both.
    fileprivate func carriedCounts(
        _ layers: [Layer<Perimeter>], in store: Store, report: FindingSink
    ) throws -> [CarriedCounts]? {
        func layer(_ generation: Generation) -> Layer<Perimeter>? {
            layers.first { $0.elements.contains { $0.generation == generation && $0.outline?.isEmpty == false } }
        }
        guard let old = layer(.of2015), let new = layer(.of2024), try store.holdsTiles() else { return nil }
        let source = try store.tileSource()
        let flows = try TransferAnalysis.flows(
            from: old.elements.map(\.outline), crs: old.crs, to: new.elements.map(\.outline), crs: new.crs,
            in: try WorkingPlane(for: old.crs, around: old.envelope), resolution: source.layout.resolution, workers: workers)
        let estimator = Estimator(try source.tiles(touching: flows.map(\.whole), progress: progress, report: report))
        return try flows.map { flow in
            let perimeter = old.elements[flow.source]
            return CarriedCounts(
                quartier: perimeter.quartier, place: perimeter.place.within(old.place), counts: try flow.counts(by: estimator))
        }
    }
}
