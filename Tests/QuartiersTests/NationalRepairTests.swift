import GEOSOverlay
import PlanarGeometry
import QuartierExchange
import QuartierModel
import TestSupport
import Testing

/// J7 of the national workload: DuckDB, PostGIS and shapely repair by linework unless told otherwise, the command by structure; here both are set
/// beside the peers.
@Suite struct NationalRepairTests {
    @Test(.needsNationalData("quartiers_bad.gpkg")) func repairedAreasEqualThePeers() throws {
        let loader = LayerLoader(store: nil)
        let layer = try loader.perimeters(.file(path: NationalData.path("quartiers_bad.gpkg"), layer: nil)) { _ in }
        var (invalid, linework, structure) = (0, 0.0, 0.0)
        for outline in layer.elements.compactMap(\.outline) {
            var session = try Session()
            let geometry = session.add(outline)
            if try !session.validity(of: geometry).isValid { invalid += 1 }
            linework += try session.makeValid(geometry, method: .linework).geometry.area
            structure += try session.makeValid(geometry, method: .structure).geometry.area
        }
        #expect(invalid == 302)
        // What bench/jobs/gp.py J7 prints, and shapely.make_valid(method="structure").
        #expect(abs(linework - 575_226_367.445) < 1e-3)
        #expect(abs(structure - 575_260_258.7418954) < 1e-3)
    }
}
