import Foundation
import PlanarGeometry
import TestSupport
import Testing

@testable import PROJTransforms

@Suite struct PROJLibraryTests {
    @Test func saysWhatItRestsOn() throws {
        let library = try PROJLibrary()
        #expect(library.version.split(separator: ".").count == 3)
        #expect(library.databasePath.hasSuffix("proj.db"))
        #expect(try #require(library.epsgVersion).hasPrefix("v"))
    }

    @Test func saysWhatToInstallWhenTheRegisterIsMissing() throws {
        try withTemporaryFolder { folder in
            let error = #expect(throws: PROJError.self) { _ = try Context.withRegister(dataFolder: folder.path) }
            #expect(error?.reason == .databaseMissing)
            #expect(error?.call == "proj_context_get_database_path")
            #expect(error?.message.contains("Cannot find proj.db") == true)
            #expect(error?.message.contains("install the package proj-data") == true)
        }
    }

    /// What PROJ has to say is in the errors, and nowhere else.
    @Test func printsNothing() async {
        let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
            #expect(throws: PROJError.self) { try Transformer(from: .wgs84, to: .lambert93).transform(Coordinate(2, 95)) }
            #expect(throws: PROJError.self) { try CRSDefinition(CRS(epsg: 999_999)) }
            #expect(throws: PROJError.self) { try CRSIdentification.identify(wkt: "PROJCS[") }
            #expect(throws: PROJError.self) { _ = try Context.withRegister(dataFolder: "/nowhere") }
        }
        let words = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) }
        #expect(words?.contains("proj") == false, "\(words ?? "")")
    }
}
