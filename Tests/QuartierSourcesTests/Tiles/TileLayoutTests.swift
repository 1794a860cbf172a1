import CellGrid
import QuartierSources
import Reporting
import Testing

@Suite struct TileFieldTests {
    @Test func thereAreTwentyEight() {
        #expect(TileField.allCases.count == 28)
        #expect(Set(TileField.allCases.map(\.key)).count == 28)
        #expect(TileField.under25.map(\.key) == ["ind_0_3", "ind_4_5", "ind_6_10", "ind_11_17", "ind_18_24"])
    }

    @Test func aKeyBeginsWithWhatItCounts() {
        // The prefixes of INSEE's names; two sums are of something else than what they run over.
        for field in TileField.allCases where field != .standardsOfLiving && field != .floorArea {
            let prefixes: [TileMeasure: String] = [.persons: "ind", .households: "men", .dwellings: "log"]
            #expect(field.key.hasPrefix(prefixes[field.measure] ?? "?"), "\(field.key)")
        }
        #expect(TileField.standardsOfLiving.measure == .euros && TileField.floorArea.measure == .squareMetres)
    }

    @Test func everyLabelIsInBothLanguages() {
        let labels = TileField.allCases.map(\.label)
        #expect(Set(labels.map(\.french)).count == 28 && Set(labels.map(\.english)).count == 28)
    }
}

@Suite struct TileLayoutTests {
    static let keys = TileField.allCases.map(\.key)

    static func header(_ year: Int) -> [String] {
        func capitalised(_ names: [String]) -> [String] { names.map { $0.prefix(1).uppercased() + $0.dropFirst() } }
        return switch year {
        case 2015:
            ["IdINSPIRE", "Id_carr1km", "I_est_cr", "Id_carr_n", "Groupe", "Depcom", "I_pauv", "Id_car2010"] + capitalised(keys) + [
                "I_est_1km"
            ]
        case 2017:
            capitalised(["idcar_200m", "idcar_1km", "i_est_200"]) + ["lcog_geo"] + capitalised(keys + ["idcar_nat", "i_est_1km", "groupe"])
        default: ["idcar_200m", "idcar_1km", "idcar_nat", "i_est_200", "i_est_1km", "lcog_geo"] + keys
        }
    }

    @Test(arguments: [2015, 2017, 2019, 2021])
    func everyVintageReadsToTheSameFields(year: Int) throws {
        let header = Self.header(year)
        let layout = try TileLayout(header: header)
        #expect(layout.fields == TileField.allCases)
        #expect(layout.missingFields.isEmpty)
        #expect(layout.resolution == .metres200)
        #expect(layout.isFlagged)
        #expect(layout.vintages.map(\.year).contains(year))
        // Columns in any order.
        #expect(try TileLayout(header: header.reversed()).fields == TileField.allCases)
    }

    @Test func tellsTheVintageWhereTheHeaderDoes() throws {
        #expect(try TileLayout(header: Self.header(2015)).year == 2015)
        #expect(try TileLayout(header: Self.header(2017)).year == 2017)
        // Databases lower names; the column that only 2017 has among its likes remains.
        #expect(try TileLayout(header: Self.header(2017).map { $0.lowercased() }).year == 2017)
        #expect(try TileLayout(header: Self.header(2015).map { $0.uppercased() }).year == 2015)
        let open = try TileLayout(header: Self.header(2021))
        #expect(open.vintages.map(\.year) == [2019, 2021] && open.year == nil)
        #expect(try TileLayout(header: Self.header(2021), vintage: 2021).year == 2021)
        #expect(try TileLayout(header: Self.header(2021).map { $0 == "i_est_200" ? "i_est_200m" : $0 }).isFlagged)
    }

    @Test func refusesAVintageThatTheHeaderBelies() {
        #expect(throws: QuartiersError.self) { try TileLayout(header: Self.header(2015), vintage: 2021) }
        #expect(throws: QuartiersError.self) { try TileLayout(header: Self.header(2015), vintage: 2010) }
    }

    @Test func readsAFileOfOneKilometre() throws {
        let header = Self.header(2019).filter { $0 != "idcar_200m" && $0 != "i_est_200" }
        let layout = try TileLayout(header: header)
        #expect(layout.resolution == .metres1000)
        #expect(layout.isFlagged)
        #expect(layout.fields == TileField.allCases)
    }

    @Test func namesWhatIsMissing() throws {
        var seen: [Finding] = []
        // data.gouv's mirror has neither imputation nor communes.
        let mirror = Self.header(2021).filter { !["i_est_200", "i_est_1km", "lcog_geo", "men", "ind_inc"].contains($0) }
        try TileLayout(header: mirror).reportGaps { seen.append($0) }
        #expect(seen.map(\.kind) == [.tileFieldsMissing, .tileImputationUnknown, .tileCommunesAbsent, .tileVintageOpen])
        #expect(seen[0].message(in: .french) == "colonnes absentes : men, ind_inc")
        #expect(seen[3].found == .text("2019, 2021"))
    }

    @Test func refusesWhatIsNoTileFile() {
        func complaint(_ header: [String], _ pairs: [(key: String, value: String)] = []) -> QuartiersError? {
            do {
                _ = try TileLayout(header: header, mapping: try TileMapping(pairs: pairs))
                return nil
            } catch { return error }
        }
        #expect(complaint(["code_qp", "ind"])?.message.english.hasPrefix("missing column: the identifier of tiles") == true)
        #expect(complaint(["code_qp", "ind"])?.remedy?.english.contains("Columns read: code_qp, ind.") == true)
        #expect(complaint(["idcar_200m", "pop"])?.message.english.hasPrefix("missing columns: none of the 28 figures") == true)
        #expect(complaint(["idcar_200m", "pop"])?.remedy?.english.contains("--field ind=COLUMN") == true)
        #expect(complaint(["idcar_200m", "ind", "Ind "])?.message.english == "several columns for ind: ind, Ind ")
        #expect(complaint(["idcar_200m", "ind"], [("men", "foyers")])?.status == .usage)
        #expect(complaint(["idcar_200m", "ind"], [("menages", "ind")])?.status == .usage)
    }

    @Test func readsAForeignFileAsTheUserSays() throws {
        // The header of the tiles of Lille.
        let header = ["id", "imputed", "num_people", "mean_std_living", "poverty_ratio", "land_surface_temperature"]
        let mapping = try TileMapping(pairs: [("idcar_200m", "id"), ("I_EST_200", "imputed"), ("ind", "num_people")])
        let layout = try TileLayout(header: header, mapping: mapping, vintage: 2017)
        #expect(layout.fields == [.individuals])
        #expect(layout.isFlagged && layout.year == 2017 && layout.resolution == .metres200)
        // The user's word goes before a column that has the name.
        let both = try TileLayout(header: header + ["ind"], mapping: mapping)
        #expect(
            try TileReader(both).tile(["CRS3035RES200mN3067800E3817400", "1", "34", "", "", "", "9"].map(Value.text), rank: 2) { _ in }?
                .values == [34])
    }
}
