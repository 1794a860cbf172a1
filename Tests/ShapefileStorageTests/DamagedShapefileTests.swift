import GeoFormats
import PlanarGeometry
import Reporting
import ShapefileStorage
import TestSupport
import Testing

@Suite struct DamagedShapefileTests {
    private func twoSquares() -> RawShapefile {
        var raw = RawShapefile()
        raw.add(polygonShape([square(0, 0, 1)]), "un        ")
        raw.add(polygonShape([square(0, 0, 2)]), "deux      ")
        return raw
    }

    private func refusal(of contents: [ShapefileFiles.Part: [UInt8]]) throws -> QuartiersError {
        try #require(throws: QuartiersError.self) { try ReadLayer(contents) }
    }

    @Test(arguments: [ShapefileFiles.Part.shp, .shx, .dbf])
    func namesTheMissingPart(part: ShapefileFiles.Part) throws {
        var contents = twoSquares().contents
        contents[part] = nil
        let error = try refusal(of: contents)
        #expect(error.status == .noInput)
        #expect(error.message[.french] == "il manque le fichier couche.\(part.rawValue)")
        #expect(error.remedy?[.english].contains(part == .shx ? "SHAPE_RESTORE_SHX" : ".dbf") == true)
    }

    @Test(arguments: [ShapefileFiles.Part.shp, .shx, .dbf], [0, 20, 40, 99])
    func refusesAHeadThatIsCut(part: ShapefileFiles.Part, length: Int) throws {
        var contents = twoSquares().contents
        guard part != .dbf || length < 65 else { return }
        contents[part] = Array(contents[part]?.prefix(length) ?? [])
        let error = try refusal(of: contents)
        #expect(error.status == .badData)
        #expect(error.place.file == "couche.shp")
    }

    @Test func refusesWhatIsNoShapefile() throws {
        var contents = twoSquares().contents
        contents[.shp] = Array("%PDF-1.7".utf8) + [UInt8](repeating: 0, count: 200)
        #expect(try refusal(of: contents).message[.english] == "the .shp does not start as a shapefile does")
    }

    @Test func readsByWhatIsThereWhenAHeadLies() throws {
        var contents = twoSquares().contents
        contents[.shp]?.replaceSubrange(24..<28, with: big(1_000_000))
        contents[.shx]?.replaceSubrange(24..<28, with: big(0))
        let layer = try ReadLayer(contents)
        #expect(layer.features.map(\.geometry.areal?.area) == [1, 4])
        #expect(layer.codes == ["SHP-LENGTH", "SHP-LENGTH"])
        #expect(layer.findings[0].arguments["part"] == .text("shp"))
        #expect(layer.findings[0].expected == .integer(2_000_000))
    }

    @Test func keepsTheOtherShapesWhenOneIsOutsideTheFile() throws {
        let raw = twoSquares()
        for offset in [0, 49, 5_000, 0x7FFF_FFFF, 0xFFFF_FFFF] {
            var contents = raw.contents
            contents[.shx]?.replaceSubrange(100..<104, with: big(offset))
            let layer = try ReadLayer(contents)
            #expect(layer.features.map(\.geometry.areal?.area) == [nil, 4])
            #expect(layer.features[0].geometry == .unusable)
            #expect(layer.features[0].value("nom") == .text("un"))
            #expect(layer.finding("SHP-OUTSIDE")?.place.feature == 1)
        }
    }

    @Test func keepsTheOtherShapesWhenTheFileIsCut() throws {
        var contents = twoSquares().contents
        contents[.shp]?.removeLast(10)
        let layer = try ReadLayer(contents)
        #expect(layer.features.map(\.geometry.areal?.area) == [1, nil])
        #expect(layer.codes == ["SHP-LENGTH", "SHP-OUTSIDE"])
    }

    @Test func believesTheShapeWhenTheIndexGivesAnotherLength() throws {
        let raw = twoSquares()
        for length in [2, 10, 68, 0x3FFF_FFFF, 0x7FFF_FFFF, 0xFFFF_FFFF] {
            var contents = raw.contents
            contents[.shx]?.replaceSubrange(104..<108, with: big(length))
            let layer = try ReadLayer(contents)
            #expect(layer.features.map(\.geometry.areal?.area) == [1, 4])
            #expect(layer.codes == ["SHP-INDEX"])
            #expect(layer.findings[0].found == .integer(128))
        }
        // And the index when the shape's own length cannot be.
        var contents = raw.contents
        contents[.shp]?.replaceSubrange(104..<108, with: big(1 << 29))
        #expect(try ReadLayer(contents).features.map(\.geometry.areal?.area) == [1, 4])
    }

    @Test(arguments: [(36, 2), (36, 1_000_000), (36, -1), (40, 6), (40, 1 << 30), (40, -1), (40, 0), (44, 1), (44, -4)])
    func refusesCountsThatTheLengthDoesNotHold(place: Int, number: Int) throws {
        var contents = twoSquares().contents
        contents[.shp]?.replaceSubrange(108 + place..<112 + place, with: little(number))
        let layer = try ReadLayer(contents)
        #expect(layer.features.map(\.geometry.areal?.area) == [nil, 4])
        #expect(layer.features[0].geometry == .unusable)
        #expect(layer.codes == ["SHP-COUNTS"])
    }

    @Test func refusesRingsOutOfOrder() throws {
        var raw = RawShapefile()
        var shape = polygonShape([square(0, 0, 9), square(1, 1, 1, clockwise: false)])
        shape.replaceSubrange(48..<52, with: little(0))
        raw.add(shape, "un        ")
        #expect(try ReadLayer(raw).codes == ["SHP-COUNTS"])
    }

    @Test func refusesATypeThatIsNone() throws {
        var contents = twoSquares().contents
        contents[.shp]?.replaceSubrange(108..<112, with: little(77))
        let layer = try ReadLayer(contents)
        #expect(layer.features.map(\.geometry.areal?.area) == [nil, 4])
        #expect(layer.finding("SHP-TYPE")?.found == .integer(77))
    }

    @Test func refusesAnIndexThatReadsTheSameShapeAgainAndAgain() throws {
        var contents = twoSquares().contents
        let entry = contents[.shx].map { Array($0[100..<108]) } ?? []
        contents[.shx]?.replaceSubrange(108..<116, with: entry + entry)
        let error = try refusal(of: contents)
        #expect(error.status == .badData)
        #expect(error.message[.english] == "the .shx makes shapes overlap in the .shp")

        contents[.shx]? += [UInt8](repeating: 0, count: 8_000)
        #expect(
            try refusal(of: contents).message[.english] == "the .shx has 1003 entries, more than the 372 bytes of the .shp can hold shapes")
    }

    @Test func refusesFieldsWiderThanARecord() throws {
        var contents = twoSquares().contents
        contents[.dbf]?[32 + 16] = 200
        let error = try refusal(of: contents)
        #expect(error.status == .badData)
        #expect(error.message[.english] == "the fields of the .dbf take 201 bytes a record and its head announces 11")
    }

    @Test func refusesARecordOfNoLength() throws {
        var contents = twoSquares().contents
        contents[.dbf]?.replaceSubrange(10..<12, with: [0, 0])
        #expect(try refusal(of: contents).status == .badData)
    }
}
