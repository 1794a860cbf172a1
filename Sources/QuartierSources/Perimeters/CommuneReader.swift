public import GeoFormats
public import QuartierModel
public import Reporting

/// Turns the features of a delivered layer into communes, one by one.
public struct CommuneReader: Sendable {
    private let mapping: FieldMapping
    private let layerPlace: Place
    private let cog: Int?
    private var layout: FieldLayout?

    /// Makes a reader for one layer.
    ///
    /// - Parameters:
    ///   - mapping: the fields that go by another name.
    ///   - place: file and layer, for findings.
    ///   - cog: the vintage of the Code officiel géographique that the layer follows.
    public init(mapping: FieldMapping = FieldMapping(), place: Place = .unknown, cog: Int? = nil) {
        self.mapping = mapping
        self.layerPlace = place
        self.cog = cog
    }

    /// Reads one feature; nil, with a finding, when it has no outline or no INSEE code and so cannot serve as a commune.
    public mutating func commune(from feature: Feature, report: FindingSink) throws -> Commune? {
        let layout = layout.flatMap { $0.fits(feature) ? $0 : nil } ?? FieldLayout(of: feature, mapping: mapping)
        self.layout = layout
        func text(_ role: FieldRole) -> String? { layout.text(role, of: feature) }
        let written = text(.communeCode)
        let name = layout.name(.communeName, of: feature)
        let label = written ?? name ?? String(feature.rank)
        let place = Place(feature: feature.rank, name: label).within(layerPlace)
        guard let written, let code = CommuneCode(written) else {
            try report(Finding(.communeCodeMalformed, subject: label, place: place, found: .text(orNull: written)))
            return nil
        }
        guard let outline = try ArealGeometry.area(of: feature.geometry, place: place, subject: code.text, report: report) else {
            return nil
        }
        return Commune(
            code: code, name: name ?? code.text, epci: text(.epci).flatMap { EPCI(siren: $0)?.siren }, cog: cog, outline: outline)
    }
}
