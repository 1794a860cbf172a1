import PlanarGeometry
import Reporting
import TestSupport
import Testing
import ZipArchives

@Suite struct ZipLayerCandidateTests {
    private func candidates(_ names: [String]) throws -> [ZipLayerCandidate] {
        try ZipArchive(bytes: RawZip(names: names).bytes, file: "a.zip").layers
    }

    @Test func groupsThePartsOfAShapefile() throws {
        let layers = try candidates([
            "qp/QP_METROPOLE_LB93.dbf", "qp/QP_METROPOLE_LB93.prj", "qp/QP_METROPOLE_LB93.shp", "qp/QP_METROPOLE_LB93.shx",
            "qp/QP_METROPOLE_LB93.shp.xml",
            "qp/autre/QP_METROPOLE_LB93.shp", "qp/qp_guyane.SHP", "qp/QP_Guyane.Dbf", "qp/lisez-moi.pdf",
        ])
        #expect(layers.map(\.path) == ["qp/QP_METROPOLE_LB93", "qp/autre/QP_METROPOLE_LB93", "qp/qp_guyane"])
        #expect(layers.map { $0.parts.keys.sorted() } == [["dbf", "prj", "shp", "shx"], ["shp"], ["dbf", "shp"]])
        #expect(layers[0].mainEntry?.name == "qp/QP_METROPOLE_LB93.shp")
        #expect(layers[2].parts["dbf"]?.name == "qp/QP_Guyane.Dbf")
        #expect(layers.allSatisfy { $0.format == .shapefile })
    }

    @Test func knowsTheOtherFormats() throws {
        let layers = try candidates(["a.GPKG", "b/c.geojson", "d.json", "liste.csv", "e.tif", ".gpkg", "dossier.gpkg/"])
        #expect(layers.map(\.name) == ["a", "c", "d", "liste"])
        #expect(layers.map(\.format) == [.geoPackage, .geoJSON, .geoJSON, .csv])
        #expect(layers.map(\.mainEntry?.name) == ["a.GPKG", "b/c.geojson", "d.json", "liste.csv"])
    }

    @Test func leavesOutWhatIsNoLayer() throws {
        #expect(try candidates(["__MACOSX/qp/._a.shp", "qp/._a.shp", "../b.shp", "c.dbf"]).isEmpty)
    }
}

/// The layout in which ANCT delivers its perimeters: one layer for each territory, and the same quartiers twice.
@Suite struct ArchiveLayerChoiceTests {
    private let mainland = ArchiveLayer(name: "qp/QP2024_France_hexagonale_LB93", format: .shapefile, crs: .lambert93)
    private let everywhere = ArchiveLayer(name: "qp/QP2024_France_Hexagonale_Outre_Mer_WGS84", format: .shapefile, crs: .wgs84)
    private let guadeloupe = ArchiveLayer(name: "qp/QP2024_Guadeloupe_RGAF09_UTM20N", format: .shapefile, crs: CRS(epsg: 5490))
    private let guyane = ArchiveLayer(name: "qp/QP2024_Guyane_RGF95_UTM22N", format: .shapefile, crs: CRS(epsg: 2972))

    private var delivery: [ArchiveLayer] { [guyane, everywhere, guadeloupe, mainland] }

    private func choose(
        _ layers: [ArchiveLayer], named name: String? = nil, preferring preferred: [CRS] = ArchiveLayerChoice.ordinary
    ) throws -> (layer: ArchiveLayer, codes: [String]) {
        var codes: [String] = []
        let layer = try ArchiveLayerChoice.choose(
            among: layers, named: name, preferring: preferred, file: "qp.zip", report: { codes.append($0.kind.code) })
        return (layer, codes)
    }

    @Test func takesLambertThenWGS84() throws {
        #expect(try choose(delivery).layer == mainland)
        #expect(try choose(delivery).codes.isEmpty)
        #expect(try choose([guyane, everywhere, guadeloupe]).layer == everywhere)
        #expect(try choose(delivery, preferring: [CRS(epsg: 5490), .wgs84]).layer == guadeloupe)
        #expect(try choose(delivery, preferring: [.wgs84]).layer == everywhere)
    }

    @Test func takesTheOnlyOneWhateverItsSystem() throws {
        #expect(try choose([guyane]).layer == guyane)
        let table = ArchiveLayer(name: "listeqp2024-cog2024", format: .csv, crs: nil)
        #expect(try choose([table, guyane]).layer == guyane)
    }

    @Test(arguments: ["QP2024_Guadeloupe_RGAF09_UTM20N", "qp2024_guadeloupe_rgaf09_utm20n", "qp/QP2024_Guadeloupe_RGAF09_UTM20N"])
    func takesWhatIsAskedFor(name: String) throws { #expect(try choose(delivery, named: name).layer == guadeloupe) }

    @Test func takesTheBestFormatOfALayer() throws {
        var package = mainland
        package.format = .geoPackage
        var text = mainland
        text.format = .geoJSON
        #expect(try choose([mainland, text, package, everywhere]).layer == package)
        #expect(try choose([mainland, text]).layer == text)
        // The same layer by its name in folders of their own.
        package.name = "gpkg/qp2024_france_hexagonale_lb93"
        #expect(try choose([mainland, package]).layer == package)
    }

    @Test func refusesToGuessBetweenSeveral() throws {
        let two = [mainland, ArchiveLayer(name: "qp/QP2015_LB93", format: .shapefile, crs: .lambert93), everywhere]
        let error = try #require(throws: QuartiersError.self) { try choose(two) }
        #expect(error.status == .usage)
        for layer in two { #expect(error.remedy?[.french].contains(layer.name) == true) }
        #expect(throws: QuartiersError.self) { try choose([guyane, guadeloupe]) }
        #expect(throws: QuartiersError.self) { try choose(delivery, named: "QP2015") }
        let twice = [mainland, ArchiveLayer(name: "copie/QP2024_France_hexagonale_LB93", format: .shapefile, crs: .lambert93)]
        #expect(throws: QuartiersError.self) { try choose(twice) }
        #expect(try choose(twice, named: "copie/QP2024_France_hexagonale_LB93").layer == twice[1])
    }

    @Test func saysThatThereIsNothing() throws {
        #expect(try #require(throws: QuartiersError.self) { try choose([]) }.status == .badData)
    }

    @Test func believesTheFileMoreThanItsName() throws {
        let liar = ArchiveLayer(name: "qp/QP2024_LB93", format: .shapefile, crs: .wgs84)
        #expect(try choose([liar, guyane]).layer == liar)
        #expect(try choose([liar, guyane]).codes == ["ZIP-CRS"])
        // Lambert-93 in its second realisation is Lambert-93.
        let second = ArchiveLayer(name: "qp/QP2024_LB93", format: .shapefile, crs: .lambert93v2b)
        #expect(try choose([second, guyane]).codes.isEmpty)
    }

    @Test func goesByTheNameWhenTheFileSaysNothing() throws {
        let silent = ArchiveLayer(name: "qp/QP2024_France_LB93", format: .shapefile, crs: nil)
        #expect(try choose([everywhere, silent]).layer == silent)
        #expect(try choose([everywhere, silent]).codes == ["ZIP-CRS-NAME"])
        #expect(try choose([silent]).codes.isEmpty)
        #expect(throws: QuartiersError.self) { try choose([guyane, ArchiveLayer(name: "QP2024", format: .geoJSON, crs: nil)]) }
    }
}
