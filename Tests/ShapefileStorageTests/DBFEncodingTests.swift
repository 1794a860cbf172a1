import GeoFormats
import Reporting
import ShapefileStorage
import Testing

@Suite struct DBFEncodingTests {
    // "Cités, œuf" in three encodings; ISO-8859-1 has no œ, and its readers take Windows-1252's.
    private let utf8: [UInt8] = Array("Cités, œuf".utf8)
    private let windows: [UInt8] = [0x43, 0x69, 0x74, 0xE9, 0x73, 0x2C, 0x20, 0x9C, 0x75, 0x66]
    private let latin9: [UInt8] = [0x43, 0x69, 0x74, 0xE9, 0x73, 0x2C, 0x20, 0xBD, 0x75, 0x66]
    private let dos: [UInt8] = [0x43, 0x69, 0x74, 0x82, 0x73, 0x20, 0xD4, 0xB7, 0x85, 0xFF]

    private func read(
        _ text: [UInt8], width: Int = 20, cpg: String? = nil, languageDriver: UInt8 = 0, encoding: DBFEncoding? = nil
    ) throws -> (text: Value, codes: [String]) {
        var raw = RawShapefile()
        raw.fields = [.init(name: "nom", type: "C", width: width)]
        raw.cpg = cpg
        raw.languageDriver = languageDriver
        raw.add(nullShape, text + [UInt8](repeating: 0x20, count: width - text.count))
        let layer = try ReadLayer(raw, encoding: encoding)
        return (layer.features[0].value("nom"), layer.codes)
    }

    @Test(arguments: ["UTF-8", "utf8", "65001", "\u{FEFF}UTF-8\r\n", " UTF-8 \0"])
    func readsUTF8AsAnnounced(cpg: String) throws {
        let result = try read(utf8, cpg: cpg)
        #expect(result.text == .text("Cités, œuf"))
        #expect(result.codes.isEmpty)
    }

    @Test(arguments: ["1252", "windows-1252", "CP1252", "ANSI 1252", "ISO-8859-1", "ISO 8859-1", "88591", "Latin1"])
    func readsWindowsAsAnnounced(cpg: String) throws {
        let result = try read(windows, cpg: cpg)
        #expect(result.text == .text("Cités, œuf"))
        #expect(result.codes.isEmpty)
    }

    @Test func readsTheOthersAsAnnounced() throws {
        #expect(try read(latin9, cpg: "ISO-8859-15").text == .text("Cités, œuf"))
        #expect(try read(dos, cpg: "850").text == .text("Cités ÈÀà\u{A0}"))
        #expect(try read(dos, languageDriver: 0x02).text == .text("Cités ÈÀà\u{A0}"))
        for driver: UInt8 in [0x03, 0x57, 0x58] {
            let result = try read(windows, languageDriver: driver)
            #expect(result.text == .text("Cités, œuf"))
            #expect(result.codes.isEmpty)
        }
    }

    @Test func theCpgCountsMoreThanTheTable() throws {
        // QGIS and ArcGIS leave 0x57 in tables whose .cpg says UTF-8.
        let result = try read(utf8, cpg: "UTF-8", languageDriver: 0x57)
        #expect(result.text == .text("Cités, œuf"))
        #expect(result.codes.isEmpty)
    }

    @Test func saysSoWhenTheTextIsNotTheUTF8Announced() throws {
        let result = try read(windows, cpg: "UTF-8")
        #expect(result.text == .text("Cités, œuf"))
        #expect(result.codes == ["DBF-NOT-UTF8"])
    }

    @Test func namesTheFieldAndTheRecords() throws {
        var raw = RawShapefile()
        raw.cpg = "UTF-8"
        for number in 1...8 { raw.add(nullShape, number == 1 ? Array("Lens      ".utf8) : [0xC9, 0x74, 0xE9] + Array("       ".utf8)) }
        let finding = try #require(try ReadLayer(raw).findings.first)
        #expect(finding.place.field == "nom")
        #expect(finding.place.feature == 2)
        #expect(finding.arguments["features"] == .text("2, 3, 4, 5, 6…"))
        #expect(
            finding.line(in: .french) == """
                avertissement DBF-NOT-UTF8 : couche.shp, objet 2, champ « nom » : 7 textes ne sont pas en UTF-8 comme annoncé (objets 2, 3, 4, 5, 6…) ; \
                ils ont été lus en Windows-1252 : « Été »
                """)
    }

    @Test func saysSoWhenTheTextIsUTF8AndAnotherIsAnnounced() throws {
        let result = try read(utf8, cpg: "1252")
        #expect(result.text == .text("Cités, œuf"))
        #expect(result.codes == ["DBF-IS-UTF8"])
        #expect(try read(utf8, languageDriver: 0x57).codes == ["DBF-IS-UTF8"])
    }

    @Test func guessesOnlyWhenNothingIsAnnounced() throws {
        #expect(try read(utf8).text == .text("Cités, œuf"))
        #expect(try read(utf8).codes.isEmpty)
        #expect(try read(windows).text == .text("Cités, œuf"))
        #expect(try read(windows).codes == ["DBF-GUESSED"])
        #expect(try read(Array("Lens".utf8)).codes.isEmpty)
        #expect(try read(windows, cpg: "EBCDIC").codes == ["DBF-CPG", "DBF-GUESSED"])
    }

    @Test func believesTheUser() throws {
        #expect(try read(windows, cpg: "UTF-8", encoding: .windows1252).codes.isEmpty)
        #expect(try read(utf8, cpg: "UTF-8", encoding: .windows1252).text == .text("CitÃ©s, Å“uf"))
        #expect(try read(windows, cpg: "EBCDIC", encoding: .windows1252).codes.isEmpty)
        #expect(try read(windows, encoding: .utf8).codes == ["DBF-NOT-UTF8"])
    }

    @Test func dropsTheHalfOfACharacterThatWasCut() throws {
        // "Cité" cut after four bytes, as programs that count bytes do.
        var result = try read([0x43, 0x69, 0x74, 0xC3], width: 4, cpg: "UTF-8")
        #expect(result.text == .text("Cit"))
        #expect(result.codes == ["DBF-CUT"])
        // The same bytes in a wider field were not cut there.
        result = try read([0x43, 0x69, 0x74, 0xC3], width: 5, cpg: "UTF-8")
        #expect(result.codes == ["DBF-NOT-UTF8"])
    }

    @Test func everyByteHasACharacter() throws {
        for encoding in [DBFEncoding.windows1252, .latin9, .codePage850] {
            let upper = (UInt8(0x80)...0xFF).map { $0 }
            let result = try read(upper, width: 128, encoding: encoding)
            guard case .text(let text) = result.text else {
                Issue.record("no text in \(encoding)")
                continue
            }
            #expect(text.unicodeScalars.count == 128)
            #expect(Set(text.unicodeScalars).count == 128)
        }
    }

    @Test func fieldNamesAreDecodedToo() throws {
        var raw = RawShapefile()
        raw.fields = [.init(name: "libellé", type: "C", width: 4)]
        raw.cpg = "UTF-8"
        raw.add(nullShape, "Lens")
        #expect(try ReadLayer(raw).description.fields == ["libellé"])
    }
}
