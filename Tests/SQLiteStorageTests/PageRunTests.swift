import Glibc
import TestSupport
import Testing

@testable import SQLiteStorage

@Suite struct PageRunTests {
    @Test func pagesThatCannotBeWrittenTogetherStayForWhoeverWaits() {
        let run = PageRun()
        for (byte, offset) in [(UInt8(1), Int64(4096)), (2, 0), (3, 4096)] {
            let page = [UInt8](repeating: byte, count: 4096)
            #expect(unsafe page.withUnsafeBytes { unsafe run.add($0, at: offset) })
        }
        run.leave()
        // No file: what the second thread could not do is left to the first.
        run.writeIfLeaving(to: -1)
        #expect(run.holdsPage(with: 100) && run.holdsPage(with: 4096) && !run.holdsPage(with: 8192))
        var written: [(UInt8, Int64)] = []
        let answer = unsafe run.write(to: -1) { page, offset in
            unsafe written.append((page[0], offset))
            return 0
        }
        #expect(answer == 0)
        #expect(written.map(\.0) == [2, 3] && written.map(\.1) == [0, 4096])
        #expect(!run.holdsPage(with: 0))
        // Done, and begun anew: a late second thread has nothing to write.
        run.writeIfLeaving(to: -1)
    }
}
