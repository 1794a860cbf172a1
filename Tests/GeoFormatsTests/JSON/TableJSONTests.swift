import Foundation
import GeoFormats
import Reporting
import Testing

@Suite struct TableJSONTests {
    @Test func writesTheSchemaTheRowsAndWhatTheyRestOn() throws {
        var table = Table(
            TableSchema(
                "quartiers.surface", title: Text(verbatim: ""),
                columns: [
                    Column("nom", .text, Text(verbatim: "")), Column("surf_ell_m2", .real, Text(verbatim: "")),
                    Column("trous", .integer, Text(verbatim: "")), Column("valide", .boolean, Text(verbatim: "")),
                ]),
            sources: [SourceRecord(title: "ANCT", sha256: "ab")], notes: [Text(fr: "à lire", en: "to read")])
        table.append([.text("Cité"), .real(462_601.25), .integer(0), .boolean(true)])
        table.append([.null, .real(.nan), .null, .null])
        var sink = ByteSink()
        try TableJSON.write(table, in: .french, to: &sink)
        #expect(
            String(decoding: sink.pending, as: UTF8.self) == """
                {"schema": "quartiers.surface/1",
                "rows": [
                {"nom": "Cité", "surf_ell_m2": 462601.25, "trous": 0, "valide": true},
                {"nom": null, "surf_ell_m2": null, "trous": null, "valide": null}],
                "sources": [{"titre": "ANCT", "producteur": null, "millesime": null, "url": null, "licence": null, "fichier": null, \
                "sha256": "ab", "obtenu_le": null}],
                "notes": ["à lire"]}

                """)
    }

    @Test func anEmptyTableIsStillJSON() throws {
        var sink = ByteSink()
        try TableJSON.write(Table(TableSchema("a", title: Text(verbatim: ""), columns: [])), in: .english, to: &sink)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(sink.pending)) as? [String: Any])
        #expect(object.keys.sorted() == ["notes", "rows", "schema", "sources"])
    }

    @Test func hostileTextsPassThroughByteForByte() throws {
        for hostile in HostileTexts.all {
            var bytes: [UInt8] = []
            JSONText.append(hostile, to: &bytes)
            #expect(try JSONDecoder().decode(String.self, from: Data(bytes)) == hostile)
        }
    }
}
