import CommandArguments
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    private static let only = Option(
        repeated: "control", .choice(Text(fr: "CODE", en: "CODE"), among: ControlRegistry.controls.map(\.code)),
        Text(fr: "Ne passe que ce contrôle.", en: "Runs this control only."))

    static let check = Verb(
        CommandSpec(
            "check", group: VerbGroup.quality,
            summary: Text(fr: "Passe les contrôles de qualité.", en: "Runs the quality controls."),
            discussion: [
                Text(
                    fr: "Sortie 1 quand un constat bloque. Contrôles : " + controlList(.french),
                    en: "Exit status 1 when a finding blocks. Controls: " + controlList(.english))
            ],
            arguments: [LayerOptions.layer.spec], options: [only.spec] + LayerOptions.choosingAmongCommunes,
            examples: [
                CommandSpec.Example(
                    "quartiers check qpv.gpkg:qpvs --communes communes.geojson",
                    Text(fr: "Une couche livrée, avec ses communes.", en: "A delivered layer, with its communes.")),
                CommandSpec.Example(
                    "quartiers check --store agglo.gpkg --control G03 --format csv",
                    Text(fr: "Les recouvrements du magasin, en CSV.", en: "The overlaps of the store, as CSV.")),
            ],
            endings: [CommandSpec.Ending(.blockingFindings, Text(fr: "un constat bloque", en: "a finding blocks"))])
    ) { run in
        let asked = run.arguments[only]
        var findings: [Finding] = []
        // What readers meet belongs in the table like the rest, save where one control alone was asked for.
        let gather: FindingSink = { finding in
            if run.isStrict || !(asked.isEmpty || asked.contains(finding.kind.code)) {
                try run.report(finding)
            } else {
                findings.append(finding)
            }
        }
        let portraits = try run.portraitInput()
        let layers = try run.holdsFiguresAlone() ? [] : run.perimeterLayers(checksPlaces: false, report: gather)
        let communes = try run.communesIfKnown(report: gather)
        try ControlRegistry.run(
            asked, on: ControlInput(layers: layers, communes: communes, portraits: portraits, workers: run.workers),
            known: findings, report: gather)

        let features = PerimeterDirectory(layers)
        var table = Table(ControlColumns.schema, sources: layers.map(\.source))
        for finding in findings {
            let known = features[finding.place]
            var finding = finding
            // A codec knows a feature by its rank only.
            finding.subject = finding.subject ?? known?.perimeter.quartier
            var row = ControlColumns.row(finding, perimeter: known?.perimeter, source: known?.source, in: run.language)
            if known == nil, let quartier = portraits?.portraits.first(where: { $0.quartier == finding.subject }) {
                row.replaceSubrange(..<QuartierColumns.leading.count, with: [.text(quartier.quartier), .null, .text(quartier.name), .null])
            }
            table.append(row)
        }
        table.notes = remedies(of: findings)
        if communes == nil, asked.isEmpty || asked.contains("G07") {
            table.notes.append(
                Text(
                    fr: "G07 n'a pas été passé : aucune couche de communes (--communes FICHIER, ou import communes).",
                    en: "G07 was not run: no layer of communes (--communes FILE, or import communes)."))
        }
        try run.write(table)
        return findings.contains { $0.kind.severity == .blocking } ? .blockingFindings : .success
    }

    /// What to do about each kind that was found, once.
    private static func remedies(of findings: [Finding]) -> [Text] {
        var notes: [Text] = []
        for kind in findings.map(\.kind) {
            let note = Text(fr: "\(kind.code) : \(kind.remedy.french)", en: "\(kind.code): \(kind.remedy.english)")
            if !notes.contains(note) { notes.append(note) }
        }
        return notes
    }

    private static func controlList(_ language: Language) -> String {
        ControlRegistry.controls.map { "\($0.code) \($0.title[language])" }.joined(separator: " ; ") + "."
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

    private var entries: [Key: (perimeter: Perimeter, source: SourceRecord)] = [:]

    init(_ layers: [Layer<Perimeter>]) {
        for layer in layers {
            for perimeter in layer.elements {
                let key = Key(perimeter.place.within(layer.place))
                if entries[key] == nil { entries[key] = (perimeter, layer.source) }
            }
        }
    }

    subscript(place: Place) -> (perimeter: Perimeter, source: SourceRecord)? { entries[Key(place)] }
}

extension Run {
    /// The portraits of the store, for a check of the store and not of a file.
    fileprivate func portraitInput() throws -> PortraitInput? {
        guard arguments[LayerOptions.layer] == nil, let store = try openStore() else { return nil }
        return try store.portraitInput(codes: arguments[LayerOptions.code])
    }

    /// Whether a check of the store finds figures in it and no perimeter.
    fileprivate func holdsFiguresAlone() throws -> Bool {
        guard arguments[LayerOptions.layer] == nil, let store = try openStore() else { return false }
        return try store.generations().isEmpty && !store.quartiers().isEmpty
    }
}
