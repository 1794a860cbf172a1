internal import GeoFormats
internal import PlanarGeometry
internal import Reporting

extension TableLayout {
    /// Appends a geometry, as the table's column holds it, to bytes; its limits, nil for none.
    func encode(_ geometry: FeatureGeometry, to bytes: inout [UInt8], context: FileContext) throws(QuartiersError) -> Envelope? {
        guard geometry != .null else { return nil }
        guard let column = self.geometry else { throw misfit(in: context) }
        let identifier = Int32(truncatingIfNeeded: column.srsID)
        switch (geometry, column.kind) {
        case (.areal(let area), .multiPolygon): return GeometryBlob.append(area, srsID: identifier, to: &bytes)
        case (.areal(let area), .polygon):
            guard area.polygons.count == 1 else { throw misfit(in: context) }
            return GeometryBlob.append(area.polygons[0], srsID: identifier, to: &bytes)
        case (.point(let point), .point): return GeometryBlob.append(point, srsID: identifier, to: &bytes)
        case (.empty, let kind?):
            GeometryBlob.appendEmpty(kind, srsID: identifier, to: &bytes)
            return .empty
        default: throw misfit(in: context)
        }
    }

    /// Appends a rectangle, as the table's column of polygons holds it, to bytes.
    func encode(rectangle: Envelope, to bytes: inout [UInt8], context: FileContext) throws(QuartiersError) {
        guard let column = geometry, column.kind == .polygon else { throw misfit(in: context) }
        GeometryBlob.append(rectangle: rectangle, srsID: Int32(truncatingIfNeeded: column.srsID), to: &bytes)
    }

    private func misfit(in context: FileContext) -> QuartiersError {
        let wanted = geometry?.kind?.geoJSONName ?? "-"
        return context.error(
            .badData,
            Text(
                fr: "la géométrie n'est pas du type de la colonne (\(wanted) attendu)",
                en: "the geometry is not of the type of its column (\(wanted) expected)"),
            layer: name)
    }
}
