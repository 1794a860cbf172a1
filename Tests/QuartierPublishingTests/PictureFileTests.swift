import Foundation
import GeoFormats
import Reporting
import TestSupport
import Testing

@testable import QuartierPublishing

@Suite struct PictureFileTests {
    @Test func theNameOfTheFileSaysTheForm() {
        #expect(PictureFile.Format(path: "carte.svg") == .svg)
        #expect(PictureFile.Format(path: "a.b/CARTE.PNG") == .png)
        #expect(PictureFile.Format(path: "carte.pdf") == .pdf)
        #expect(PictureFile.Format(path: "carte") == nil)
        #expect(PictureFile.Format(path: "carte.jpeg") == nil)
    }

    @Test func saysHowToInstallWhatIsMissing() {
        let error = #expect(throws: QuartiersError.self) {
            try PictureFile.picture(of: [], as: .png, resolution: 96, searchPath: "/nowhere")
        }
        #expect(error?.status == .noInput)
        #expect(error?.remedy?.french.contains("apt-get install librsvg2-bin fonts-liberation2") == true)
    }

    @Test func looksForFontsWhereItIsTold() throws {
        try withTemporaryFolder { folder in
            #expect(!PictureFile.hasFonts(in: [folder.path]))
            #expect(!PictureFile.hasFonts(in: ["/nowhere"]))
        }
    }
}
