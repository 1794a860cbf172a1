import Foundation
import Reporting
import Testing

@testable import QuartierCartography

@Suite struct SheetPagesTests {
    private func pages(_ blocks: [SheetBlock]) -> [String] {
        SheetPages(page: MapPage(.a4, .portrait), title: "Fiche", blocks: blocks, credits: "Source : essai", language: .french)
            .drawings().map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test func aShortTableTakesOnePage() throws {
        let block = SheetBlock(title: "Communes", heads: ["Commune", "Part"], rows: [["<Béthune>", "56,3"]], notes: ["Une note."])
        let page = try #require(pages([block]).first)
        #expect(pages([block]).count == 1 && XMLCheck.isWellFormed(Array(page.utf8)))
        for text in ["Fiche", "Communes", "Commune", "&lt;Béthune&gt;", "56,3", "Une note.", "Source : essai", "1/1"] {
            #expect(page.contains(">\(text)</text>"), "\(text)")
        }
        #expect(page.contains("width=\"210mm\" height=\"297mm\""))
    }

    /// No row is lost, the heads are on each page, nothing is drawn below the foot.
    @Test func aLongTableGoesOn() {
        let rows = (0..<200).map { ["Ligne \($0)", "valeur"] }
        let drawn = pages([SheetBlock(title: "Constats", heads: ["Code", "Constat"], rows: rows)])
        #expect(drawn.count > 2)
        for (rank, page) in drawn.enumerated() {
            #expect(page.contains(">Code</text>") && page.contains(">\(rank + 1)/\(drawn.count)</text>"))
            #expect(page.split(separator: " y=\"").dropFirst().allSatisfy { Double($0.prefix { $0 != "\"" }) ?? 900 < 842 - 26 })
        }
        let all = drawn.joined()
        for row in rows { #expect(all.components(separatedBy: ">\(row[0])</text>").count == 2) }
    }

    /// A text longer than a page is cut between lines, and is all there.
    @Test func aRowLongerThanAPageIsCut() {
        let words = (0..<3_000).map { "mot\($0)" }
        let drawn = pages([SheetBlock(title: "Documents", rows: [["Enjeu", words.joined(separator: " ")]])])
        #expect(drawn.count > 1)
        let all = drawn.joined()
        for word in [words[0], words[1_500], words[2_999]] { #expect(all.contains(word)) }
    }

    @Test func nothingGivesAnEmptyPage() {
        #expect(pages([]).count == 1)
    }
}
