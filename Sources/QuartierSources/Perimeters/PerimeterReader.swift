public import GeoFormats
import PlanarGeometry
public import QuartierModel
public import Reporting

/// Turns the features of a delivered layer into perimeters, one by one.
public struct PerimeterReader: Sendable {
    private let mapping: FieldMapping
    private let layerPlace: Place
    private let defaultGeneration: Generation?
    private let expectsOutlines: Bool
    private var layout: FieldLayout?

    /// Makes a reader for one layer.
    ///
    /// - Parameters:
    ///   - mapping: the fields that go by another name.
    ///   - place: file and layer, for findings.
    ///   - generation: the generation that the user states for features that carry none; else it follows from the form of their code.
    ///   - expectsOutlines: whether a feature without geometry is a finding; not so in a list.
    public init(
        mapping: FieldMapping = FieldMapping(), place: Place = .unknown, generation: Generation? = nil, expectsOutlines: Bool = true
    ) {
        self.mapping = mapping
        self.layerPlace = place
        self.defaultGeneration = generation
        self.expectsOutlines = expectsOutlines
    }

    /// Reads one feature.
    ///
    /// Reports `C01` for a code of no known form, and `G01` kinds for what is no area; the feature is kept in every case, its outline nil where
    /// there is none that can be used.
    public mutating func perimeter(from feature: Feature, report: FindingSink) throws -> Perimeter {
        let layout = layout.flatMap { $0.fits(feature) ? $0 : nil } ?? FieldLayout(of: feature, mapping: mapping)
        self.layout = layout
        func text(_ role: FieldRole) -> String? { layout.text(role, of: feature) }
        let written = text(.quartierCode)
        let code = written.flatMap(QuartierCode.init)
        let name = layout.name(.quartierName, of: feature)
        let label = code?.text ?? written ?? name
        let place = Place(feature: feature.rank, name: label).within(layerPlace)

        if let written, code == nil {
            try report(Finding(.codeMalformed, subject: written, place: place, found: .text(written)))
        }
        let generation = text(.generation).flatMap(Generation.init) ?? defaultGeneration ?? code?.generation
        if let code, let generation, code.generation != generation, code.status == .qpv {
            try report(
                Finding(
                    .codeOfAnotherGeneration, subject: code.text, place: place,
                    arguments: ["generation": .text(generation.name), "origin": .text(code.generation.name)],
                    expected: .text(generation.name), found: .text(code.generation.name)))
        }
        let identifier =
            text(.quartierIdentifier) ?? code?.text ?? written ?? layout.otherIdentifier(of: feature) ?? String(feature.rank)
        return Perimeter(
            quartier: identifier,
            code: code?.text ?? written,
            name: name ?? label ?? identifier,
            status: text(.status).flatMap { QuartierStatus(rawValue: $0.uppercased()) },
            generation: generation,
            outline: try area(of: feature, place: place, subject: label ?? identifier, report: report),
            declaredCommunes: declaredCommunes(of: feature, layout),
            printedHectares: CellValue.number(layout.value(.printedHectares, of: feature)),
            epci: text(.epci).flatMap { EPCI(siren: $0)?.siren },
            rank: feature.rank,
            isSchematic: text(.source).map { NameKey($0).text.hasPrefix("schematique") } ?? false)
    }

    private func area(of feature: Feature, place: Place, subject: String, report: FindingSink) throws -> MultiPolygon? {
        if feature.geometry == .null, !expectsOutlines { return nil }
        return try ArealGeometry.area(of: feature.geometry, place: place, subject: subject, report: report)
    }

    /// Codes and names packed in their cells, or spread over `commune_1`, `commune_2`…
    private func declaredCommunes(of feature: Feature, _ layout: FieldLayout) -> [CommuneReference] {
        func cell(_ role: FieldRole) -> [String] { layout.text(role, of: feature).map(CommuneList.split) ?? [] }
        let codes = cell(.communeCodes).compactMap(CommuneCode.init)
        var names = cell(.communeNames)
        if names.isEmpty { names = layout.numberedCommunes(of: feature) }
        // Two lists of one length name the same communes twice; lists of different lengths cannot be paired, and the codes are surer.
        if codes.count == names.count { return zip(codes, names).map { CommuneReference(code: $0, name: $1) } }
        if !codes.isEmpty { return codes.map { CommuneReference(code: $0) } }
        return names.map { CommuneReference(written: $0) }
    }
}
