import Foundation
import FoundationXML
import Reporting
import TestSupport
import Testing

@Suite struct ExportKMLVerbTests {
    @Test func theDemonstrationHasAFolderForEachGeneration() throws {
        let kml = quartiers("export kml --demo").output
        #expect(try XMLParser.isSound(kml))
        for layer in ["quartiers_2015", "quartiers_2024", "quartiers_local"] { #expect(kml.contains("<name>\(layer)</name>")) }
        #expect(kml.contains("<description>Contours schématiques"))
        #expect(kml.split(separator: "<Placemark>").count - 1 == (try quartiers("export csv --demo").rows.count))
    }

    @Test(arguments: HostileNamesTests.names) func namesStayNames(name: String) throws {
        try withTemporaryFolder { folder in
            let kml = quartiers(["export", "kml", try folder.layer("qpv.geojson", Fixture.quartier("QP062008", name))]).output
            #expect(try XMLParser.isSound(kml))
        }
    }
}
