import PlanarGeometry
public import QuartierModel
public import Reporting

extension Control {
    /// G07: inside the communes known, and communes computed as declared.
    static let communes = Control(
        "G07", kinds: [.outsideCommunes, .communesDisagree, .documentCommunesDisagree], needs: [.perimeters, .communes]
    ) { input, report in
        guard let communes = input.communes, !communes.elements.isEmpty else { return }
        for layer in input.layers {
            for (split, _) in try SplitAnalysis.splits(of: layer, among: communes, workers: input.workers) {
                try split.reportDisagreements(
                    perimeter: layer.elements[split.quartier], communes: communes.elements, layer: layer.place, report: report)
                try split.reportDisagreements(
                    with: input.portraits?.declarations ?? [], of: layer.elements[split.quartier], communes: communes.elements,
                    report: report)
            }
        }
    }
}

extension Split {
    /// Reports what lies outside every commune, and the communes that geometry and the source do not both name.
    public func reportDisagreements(perimeter: Perimeter, communes: [Commune], layer: Place, report: FindingSink) throws {
        let place = perimeter.place.within(layer)
        if remainder > 1 {
            try report(
                Finding(
                    .outsideCommunes, subject: perimeter.quartier, place: place, arguments: ["share": .real(100 * remainder / surface)],
                    expected: .integer(0), found: .real(remainder)))
        }
        guard !perimeter.declaredCommunes.isEmpty else { return }
        let undeclared = pieces.filter { $0.counts && !$0.isDeclared }.map { communes[$0.commune].name }
        guard !undeclared.isEmpty || !declaredElsewhere.isEmpty else { return }
        let expected = perimeter.declaredCommunes.map(\.label).joined(separator: ", ")
        let found = pieces.filter(\.counts).map { communes[$0.commune].name }.joined(separator: ", ")
        try report(
            Finding(
                .communesDisagree, subject: perimeter.quartier, place: place, expected: .text(expected), found: .text(found)))
    }

    /// Reports the documents whose map shows this perimeter and whose communes are not those of its outline.
    func reportDisagreements(
        with declarations: [Declaration], of perimeter: Perimeter, communes: [Commune], report: FindingSink
    ) throws {
        let counted = pieces.filter(\.counts).map { communes[$0.commune] }
        for declaration in declarations
        where declaration.quartier == perimeter.quartier && declaration.map == perimeter.generation && !declaration.communes.isEmpty {
            let isMissing = declaration.communes.contains { declared in
                !counted.contains { declared.designates(code: $0.code, name: $0.name) }
            }
            let isUndeclared = counted.contains { commune in
                !declaration.communes.contains { $0.designates(code: commune.code, name: commune.name) }
            }
            guard isMissing || isUndeclared else { continue }
            try report(
                Finding(
                    .documentCommunesDisagree, subject: perimeter.quartier,
                    place: Place(file: declaration.document, line: declaration.communesLine),
                    arguments: ["generation": .text(perimeter.generation?.name ?? "")],
                    expected: .text(declaration.communes.map(\.label).joined(separator: ", ")),
                    found: .text(counted.map(\.name).joined(separator: ", "))))
        }
    }
}
