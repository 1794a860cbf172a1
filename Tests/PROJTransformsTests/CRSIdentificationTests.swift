import PlanarGeometry
import TestSupport
import Testing

@testable import PROJTransforms

@Suite struct CRSIdentificationTests {
    /// Lambert-93 as programs have written it over the years: names and the order of parallels vary, the parameters are the legal ones.
    private func lambert(
        _ name: String, _ globe: String, _ datum: String, parallels: (Int, Int) = (49, 44), method: String = "Lambert_Conformal_Conic",
        shift: String = "", authority: String = ""
    ) -> String {
        """
        PROJCS["\(name)",GEOGCS["\(globe)",DATUM["\(datum)",SPHEROID["GRS_1980",6378137.0,298.257222101]\(shift)],\
        PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["\(method)"],\
        PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],\
        PARAMETER["Standard_Parallel_1",\(parallels.0)],PARAMETER["Standard_Parallel_2",\(parallels.1)],\
        PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]\(authority)]
        """
    }

    @Test func recognisesLambert93InEveryDialect() throws {
        let texts = [
            lambert("RGF_1993_Lambert_93", "GCS_RGF_1993", "D_RGF_1993"),
            lambert("RGF93_Lambert_93", "GCS_RGF93", "D_RGF_1993", parallels: (44, 49)),
            lambert("RGF93_Lambert_93", "GCS_RGF93", "D_RGF93"),
            lambert("sans nom", "RGF93", "Reseau_Geodesique_Francais_1993"),
            // With a shift to WGS 84, as GDAL wrote it before version 3.
            lambert(
                "RGF93 / Lambert-93", "RGF93", "Reseau_Geodesique_Francais_1993", method: "Lambert_Conformal_Conic_2SP",
                shift: ",TOWGS84[0,0,0,0,0,0,0]", authority: #",AUTHORITY["EPSG","2154"]"#),
        ]
        for text in texts {
            let found = try #require(try CRSIdentification.identify(wkt: text))
            #expect(found.crs == .lambert93)
            #expect(found.isCertain)
        }
    }

    @Test(arguments: [2154, 9794, 3950, 3035, 4326, 4171, 27572, 5490, 2972, 2975, 4471, 3857])
    func recognisesWhatItWrites(code: Int) throws {
        let crs = CRS(epsg: code)
        for dialect in [try CRSDefinition.esriWKT(of: crs), try CRSDefinition(crs).geoPackageWKT] {
            let text = try #require(dialect)
            let found = try #require(try CRSIdentification.identify(wkt: text))
            #expect(found.crs == crs)
            #expect(found.isCertain)
        }
    }

    @Test func doubtsACodeOverOtherParameters() throws {
        let text = lambert(
            "RGF93 / Lambert-93", "RGF93", "Reseau_Geodesique_Francais_1993", parallels: (40, 41), method: "Lambert_Conformal_Conic_2SP",
            authority: #",AUTHORITY["EPSG","2154"]"#)
        #expect(try CRSIdentification.identify(wkt: text)?.isCertain == false)
    }

    @Test func findsNothingForAnUnknownDatum() throws {
        // What QGIS 2 wrote when it was given the projection as a PROJ string.
        #expect(try CRSIdentification.identify(wkt: lambert("Lambert_Conformal_Conic", "GCS_GRS 1980", "D_unknown")) == nil)
    }

    @Test(arguments: [
        "", "garbage", #"PROJCS["x""#, #"GEOGCS["x"]"#, "EPSG:2154\0", String(repeating: "[", count: 70_000),
        String(repeating: #"PROJCS["x","#, count: 5_000),
        // A system of heights.
        #"VERT_CS["NGF-IGN69",VERT_DATUM["NGF",2005],UNIT["metre",1],AXIS["Gravity-related height",UP]]"#,
    ])
    func refusesWhatDefinesNoPlane(text: String) {
        let error = #expect(throws: PROJError.self) { try CRSIdentification.identify(wkt: text) }
        #expect(error?.reason == .unreadableDefinition)
        #expect(error?.message.isEmpty == false)
    }

    @Test func survivesAnyBytes() throws {
        let seed: UInt64 = 20_240_101
        var generator = SeededGenerator(seed: seed)
        let sound = Array(lambert("RGF_1993_Lambert_93", "GCS_RGF_1993", "D_RGF_1993", shift: ",TOWGS84[0,0,0,0,0,0,0]").utf8)
        for _ in 0..<60 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
                case 1: bytes.removeSubrange(Int.random(in: 1..<bytes.count, using: &generator)...)
                default: bytes.insert(contentsOf: bytes.prefix(20), at: Int.random(in: bytes.indices, using: &generator))
                }
                if bytes.count < 2 { bytes = sound }
            }
            // It finds a system, finds none, or says why not: nothing else can come of it.
            switch CRSIdentification.fuzz(bytes) {
            case .success(let found): #expect(found.map { (25...100).contains($0.confidence) } ?? true, "seed \(seed): \(bytes)")
            case .failure(let error): #expect(!error.message.isEmpty, "seed \(seed): \(bytes)")
            }
        }
    }
}
