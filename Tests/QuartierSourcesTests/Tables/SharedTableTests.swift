import GeoFormats
import QuartierModel
import QuartierSources
import Reporting
import TestSupport
import Testing

/// A table of the agglomeration or of France, with what its reading found.
func sharedTable(_ name: String) throws -> (table: INSEETable, findings: [Finding]) {
    var findings: [Finding] = []
    let table = try INSEETableReader.read(.file(SharedData.path("data/insee-qpv/\(name).csv"))) { findings.append($0) }
    return (table, findings)
}

/// What a whole national table holds.
struct TableTotals: Sendable, CustomTestStringConvertible {
    let name: String
    let rows: Int
    let columns: Int
    let values: Int
    let secret: Int
    let notPublished: Int
    let sum: Double

    init(_ name: String, _ rows: Int, _ columns: Int, _ values: Int, _ secret: Int, _ notPublished: Int, _ sum: Double) {
        self.name = name
        self.rows = rows
        self.columns = columns
        self.values = values
        self.secret = secret
        self.notPublished = notPublished
        self.sum = sum
    }

    var testDescription: String { name }
}

@Suite(.needsSharedData) struct SharedTableTests {
    // Counted with Python's csv module, by the same rule for empty cells; sums are of every number of the file.
    @Test(arguments: [
        TableTotals("DEMO_2017", 1346, 29, 35922, 2966, 146, 136_739_749.4),
        TableTotals("DEMO_2019", 1346, 29, 35718, 3106, 210, 138_128_654.0),
        TableTotals("DEMO_2022", 1400, 29, 36968, 3200, 432, 129_437_586.0),
        TableTotals("IPRO_2017", 1346, 77, 79345, 22593, 1704, 23_479_363.9),
        TableTotals("IPRO_2019", 1346, 43, 51446, 5655, 777, 16_163_645.0),
        TableTotals("IPRO_2022", 1345, 55, 68156, 4939, 880, 9_121_596.2),
        TableTotals("REVN_2017", 1346, 26, 33430, 1421, 145, 172_733_088.0),
        TableTotals("REVN_2022", 1352, 27, 35452, 833, 219, 186_603_946.7),
    ])
    func nationalTablesAreReadWhole(totals: TableTotals) throws {
        let (table, findings) = try sharedTable(totals.name)
        #expect(findings == [])
        #expect(table.rows.count == totals.rows)
        #expect(table.columns.count == totals.columns)
        #expect(table.vintage?.label == totals.name.replacing("_", with: " "))
        var values = 0
        var secret = 0
        var notPublished = 0
        var sum = 0.0
        for row in table.rows.indices {
            for column in table.columns.indices {
                switch table.reading(row: row, column: column) {
                case .exact(let value):
                    values += 1
                    sum += value
                case .missing(.secret): secret += 1
                case .missing(.notPublished): notPublished += 1
                default: Issue.record("neither a value, nor secret, nor withheld: row \(row), column \(column)")
                }
            }
        }
        #expect(values == totals.values)
        #expect(secret == totals.secret)
        #expect(notPublished == totals.notPublished)
        #expect(abs(sum - totals.sum) < 0.06)
    }

    @Test func theRowOfAllQuartiersIsAReference() throws {
        let table = try sharedTable("DEMO_2017").table
        #expect(table.rows.first?.subject == .zone(Zone(.allQuartiers)))
        #expect(table.references.count == 1)
        #expect(table.portraits.count == 1345)
        #expect(table.references.first?.figures.first?.reading == .exact(5_019_573))
        #expect(try sharedTable("DEMO_2022").table.references == [])
    }

    @Test(arguments: ["DEMO_2022", "cabbalr-DEMO_2022"])
    func marlesHasItsPeopleAndItsThreeCommunes(name: String) throws {
        let table = try sharedTable(name).table
        let code = try #require(QuartierCode("QP062005"))
        let row = try #require(table.row(of: code))
        #expect(table.reading(row: row, key: "pop") == .exact(2224))
        #expect(table.reading(row: row, key: "pt_moins_25") == .exact(33.2))
        // Empty in the file, with a note that says the source can be used.
        #expect(table.reading(row: row, key: "tx_tot_men6") == .missing(.secret))
        #expect(table.rows[row].communes.map(\.label) == ["Auchel", "Calonne-Ricouart", "Marles-les-Mines"])
        #expect(table.rows[row].name == "Quartier Des Cité 5 - Cité De Marles - Cité Du Rond-Point")
        let figure = try #require(table.figures(row: row).first)
        #expect(figure.perimeter == .of2015)
        #expect(figure.vintage == "DEMO 2022")
        #expect(figure.method == .insee)
        #expect(figure.citation.document == "\(name).csv")
        #expect(figure.citation.text == "POP_MUN")
    }

    @Test func everyFileOfTheAgglomerationHoldsItsSixteenQuartiers() throws {
        let names =
            [2017, 2018, 2019, 2021, 2022].flatMap { ["DEMO_\($0)", "IPRO_\($0)", "REVN_\($0)"] } + ["IPRO_2020", "data_DEMO_2020_V1_QP"]
        for name in names {
            let (table, findings) = try sharedTable("cabbalr-\(name)")
            #expect(findings == [], "\(name)")
            #expect(table.portraits.count == 16, "\(name)")
            #expect(table.vintage.map { name.contains("\($0.theme.rawValue)_\($0.fileYear)") } == true)
        }
        let unnamed = try sharedTable("cabbalr-data_DEMO_2020_V1_QP").table
        #expect(unnamed.rows[1].name == nil)
        #expect(unnamed.reading(row: 1, key: "pop") == .exact(2365))
    }

    @Test func columnsRenamedBetweenYearsHoldOneIndicator() throws {
        func reading(_ name: String, _ key: String) throws -> Reading? {
            let table = try sharedTable(name).table
            let code = try #require(QuartierCode("QP062005"))
            return table.row(of: code).flatMap { table.reading(row: $0, key: key) }
        }
        #expect(try reading("cabbalr-IPRO_2020", "tx_tot_edlim") == .exact(27.3))
        #expect(try reading("cabbalr-IPRO_2021", "tx_tot_edlim") == .exact(28.5))
        #expect(try reading("cabbalr-REVN_2021", "cnam_c_c2snp") == .exact(627))
        #expect(try reading("cabbalr-REVN_2022", "cnam_c_c2snp") == .exact(638))
        // One header, two things: jobseekers in IPRO, recipients in DEMO and REVN.
        #expect(try reading("cabbalr-IPRO_2022", "pe_a") == .exact(160))
        #expect(try reading("cabbalr-DEMO_2022", "cnaf_a") == .exact(746))
        #expect(try reading("cabbalr-REVN_2022", "cnaf_a") == .exact(746))
        #expect(try reading("cabbalr-IPRO_2019", "asp_evol_ca_n_e") == .exact(-52.2))
    }
}
