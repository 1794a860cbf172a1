import Foundation
import GeoFormats
import PlanarGeometry
import Reporting
import ShapefileStorage
import TestSupport
import Testing

/// Real layers, from GeoJSON to a shapefile and back: the same features, shapes and names.
@Suite struct RealLayersTests {
    @Test(
        .needsSharedData,
        arguments: [
            "data/lille/lille-qpvs-4326.geojson", "data/bassin-minier/cites-minieres.geojson", "data/bassin-minier/communes-mbm.geojson",
            "data/communes/gregoiredavid-communes-62-pas-de-calais.geojson",
        ])
    func readBackTheSame(path: String) throws {
        var reader = try GeoJSONReader(ByteSource(path: SharedData.path(path)))
        var features: [Feature] = []
        while let feature = try reader.next({ _ in }) { features.append(feature) }
        try #require(features.count > 10)
        let names = features[0].attributes.map(\.name)
        let short = try DBFFieldNames.resolve(names, report: { _ in })

        try withTemporaryFolder { folder in
            let target = folder.appendingPathComponent("couche.shp").path
            var cut: [Finding] = []
            let fields = short.map { DBFField($0, .text(width: 254)) }
            try ShapefileWriter.write(to: target, fields: fields, crsText: "x", date: "2024-01-01", report: { cut.append($0) }) { writer in
                for feature in features { try writer.append(feature.geometry.areal, names.map { .text(feature.value($0).exact) }) }
            }
            let layer = try ReadLayer(try ShapefileReader(path: target))
            #expect(layer.features.count == features.count)
            #expect(layer.codes.allSatisfy { $0 == "SHP-WINDING" })
            let cutFields = Set(cut.map(\.place.field))
            for (read, written) in zip(layer.features, features) {
                // Rings in one plane are told apart by where they lie: the same ones, whatever their order in the file was.
                let rings = Set(written.geometry.areal?.rightHanded.rings ?? [])
                #expect(Set(read.geometry.areal?.rightHanded.rings ?? []) == rings, "feature \(read.rank)")
                for (name, field) in zip(names, short) where !cutFields.contains(field) {
                    let text = String(written.value(name).exact.reversed().drop { $0 == " " }.reversed())
                    #expect(read.value(field) == (text.isEmpty ? .null : .text(text)), "feature \(read.rank)")
                }
            }
        }
    }
}
