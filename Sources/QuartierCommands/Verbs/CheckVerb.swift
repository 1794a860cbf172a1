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
            arguments: [LayerOptions.layer.spec], options: [only.spec, LayerOptions.communes.spec] + LayerOptions.reading,
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
        // Readers meet some findings first; the controls meet them again, with the rest.
        let layers = try run.perimeterLayers()
        let named = run.arguments[LayerOptions.communes]
        let communes = named != nil ? try run.communes() : try run.openStore()?.communes()
        let input = ControlInput(layers: layers, communes: communes, workers: run.workers)
        let asked = run.arguments[only]
        var findings: [Finding] = []
        for control in ControlRegistry.controls where asked.isEmpty || asked.contains(control.code) {
            try control.run(input) { findings.append($0) }
        }
        let perimeters = Dictionary(
            layers.flatMap { layer in layer.elements.map { ($0.quartier, (perimeter: $0, source: layer.source)) } },
            uniquingKeysWith: { first, _ in first })
        var table = Table(ControlColumns.schema, sources: layers.map(\.source))
        for finding in findings {
            let known = finding.subject.flatMap { perimeters[$0] }
            table.append(ControlColumns.row(finding, perimeter: known?.perimeter, source: known?.source, in: run.language))
        }
        if communes == nil, asked.isEmpty || asked.contains("G07") {
            table.notes.append(
                Text(
                    fr: "G07 n'a pas été passé : aucune couche de communes (--communes FICHIER, ou import communes).",
                    en: "G07 was not run: no layer of communes (--communes FILE, or import communes)."))
        }
        try run.write(table)
        return findings.contains { $0.kind.severity == .blocking } ? .blockingFindings : .success
    }

    private static func controlList(_ language: Language) -> String {
        ControlRegistry.controls.map { "\($0.code) \($0.title[language])" }.joined(separator: " ; ") + "."
    }
}
