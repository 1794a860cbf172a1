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
}
