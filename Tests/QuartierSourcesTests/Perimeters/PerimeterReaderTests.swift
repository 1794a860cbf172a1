import GeoFormats
import PlanarGeometry
import QuartierModel
import QuartierSources
import Reporting
import Testing

@Suite struct PerimeterReaderTests {
    private let square: MultiPolygon

    init() throws {
        square = MultiPolygon([Polygon(exterior: try Ring([Coordinate(0, 0), Coordinate(1, 0), Coordinate(1, 1), Coordinate(0, 0)]))])
    }

    private func feature(_ attributes: [(String, Value)], geometry: FeatureGeometry? = nil) -> Feature {
        Feature(rank: 3, geometry: geometry ?? .areal(square), attributes: attributes.map { Feature.Attribute($0.0, $0.1) })
    }

    private func read(_ feature: Feature, mapping: FieldMapping = FieldMapping(), generation: Generation? = nil) throws -> (
        Perimeter, [Finding]
    ) {
        var findings: [Finding] = []
        var reader = PerimeterReader(mapping: mapping, place: Place(file: "f.geojson"), generation: generation)
        let perimeter = try reader.perimeter(from: feature) { findings.append($0) }
        return (perimeter, findings)
    }

    @Test func readsTheDeliveryOf2015() throws {
        let (perimeter, findings) = try read(
            feature([
                ("CODE_QP", .text("QP059074")), ("NOM_QP", .text(" Secteur  Sud ")), ("COMMUNE_QP", .text("Lille, Loos,  Lezennes")),
            ]))
        #expect(perimeter.code == "QP059074")
        #expect(perimeter.name == " Secteur  Sud ", "byte for byte")
        #expect(perimeter.generation == .of2015)
        #expect(perimeter.declaredCommunes.map(\.name) == ["Lille", "Loos", "Lezennes"])
        #expect(findings.isEmpty)
    }

    @Test func readsTheDeliveryOf2024WithPackedCodesAndNames() throws {
        let (perimeter, _) = try read(
            feature([
                ("Code_QP", .text("QN06205M")), ("Lib_QP", .text("Cités")), ("insee_com", .text("62048, 62194")),
                ("lib_com", .text("Auchel, Calonne-Ricouart")), ("siren_epci", .text("200072460")),
            ]))
        #expect(
            perimeter.declaredCommunes == [
                CommuneReference(code: CommuneCode("62048"), name: "Auchel"),
                CommuneReference(code: CommuneCode("62194"), name: "Calonne-Ricouart"),
            ])
        #expect(perimeter.epci == "200072460")
        #expect(perimeter.generation == .of2024)
    }

    @Test func keepsAFeatureWithAMalformedCode() throws {
        let (perimeter, findings) = try read(feature([("code_qp", .text("QN06205X")), ("nom", .text("X"))]))
        #expect(perimeter.quartier == "QN06205X")
        #expect(perimeter.outline == square)
        #expect(findings.map(\.kind) == [.codeMalformed])
        #expect(findings.first?.place == Place(file: "f.geojson", feature: 3, name: "QN06205X"))
    }

    @Test func findsACodeOf2015OnAPerimeterOf2024() throws {
        let (_, findings) = try read(feature([("code_qp", .text("QP062005"))]), generation: .of2024)
        #expect(findings.map(\.kind) == [.codeOfAnotherGeneration])
    }

    @Test func measuresAnyLayerEvenWithoutCodes() throws {
        let (perimeter, findings) = try read(
            feature([("id", .text("74")), ("nom", .text("Cité n°5 d'Auchel")), ("commune_1", .text("AUCHEL")), ("commune_2", .null)]))
        #expect(perimeter.quartier == "74")
        #expect(perimeter.code == nil)
        #expect(perimeter.declaredCommunes == [CommuneReference(name: "AUCHEL")])
        #expect(findings.isEmpty)
    }

    @Test func takesTheFieldTheUserNames() throws {
        let mapping = try FieldMapping(pairs: [("code_qp", "c_nqpv"), ("surface_ha", "s")])
        let (perimeter, _) = try read(feature([("C_NQPV", .text("qp 06 20 05")), ("S", .text("52,5"))]), mapping: mapping)
        #expect(perimeter.code == "QP062005")
        #expect(perimeter.printedHectares == 52.5)
        #expect(throws: QuartiersError.self) { try FieldMapping(pairs: [("couleur", "x")]) }
        #expect(throws: QuartiersError.self) { try mapping.check(against: LayerDescription(name: "l", fields: ["code"])) }
    }

    @Test(arguments: [
        (FeatureGeometry.null, FindingKind.geometryMissing), (.empty(.polygon), .geometryEmpty),
        (.point(Coordinate(0, 0)), .geometryNotAreal), (.other(.lineString), .geometryNotAreal),
    ])
    func saysWhatIsNoArea(geometry: FeatureGeometry, kind: FindingKind) throws {
        let (perimeter, findings) = try read(feature([("code_qp", .text("QP062005"))], geometry: geometry))
        #expect(perimeter.outline == nil)
        #expect(findings.map(\.kind) == [kind])
    }
}

@Suite struct CommuneReaderTests {
    @Test func readsTheFieldsOfSeveralProducers() throws {
        let area = FeatureGeometry.areal(.empty)
        for names in [("INSEE_COM", "NOM", "SIREN_EPCI"), ("code", "nom", "EPCI"), ("insee", "nom", "epci_siren")] {
            let feature = Feature(
                rank: 1, geometry: area,
                attributes: [.init(names.0, .text("62048")), .init(names.1, .text("Auchel")), .init(names.2, .text("200072460"))])
            var reader = CommuneReader(cog: 2024)
            let commune = try reader.commune(from: feature) { Issue.record("\($0)") }
            #expect(commune?.code.text == "62048")
            #expect(commune?.name == "Auchel")
            #expect(commune?.epci == "200072460")
            #expect(commune?.cog == 2024)
        }
    }

    @Test func leavesOutWhatHasNoInseeCodeAndSaysSo() throws {
        var findings: [Finding] = []
        let feature = Feature(
            rank: 9, geometry: .areal(.empty), attributes: [.init("code", .integer(1004)), .init("nom", .text("Ambérieu"))])
        var reader = CommuneReader()
        let commune = try reader.commune(from: feature) { findings.append($0) }
        #expect(commune == nil)
        #expect(findings.map(\.kind) == [.communeCodeMalformed])
    }
}
