import QuartierModel
import Reporting

/// Reads the table of objectives of a quartier: stake, orientation, strategic objective, operational objectives.
struct ObjectiveReader {
    /// A part of the table under one heading of stake, or under none.
    struct Block {
        /// The number of its heading; nil when it has none.
        var stake: Int?
        /// The line it begins on.
        let line: Int
        /// Its rows.
        var entries: [Entry] = []
        /// The orientations, in order.
        var orientations: [String] = []
    }

    /// A strategic objective and what stands under it.
    struct Entry {
        var orientation: Int?
        var strategic: Citation
        var operational: [Citation]
    }

    /// The parts of the table, in order.
    private(set) var blocks: [Block] = []
    /// What could not be read.
    private(set) var findings: [Finding] = []
    private let document: String
    private let subject: String?

    /// Reads the lines of the section.
    init(_ lines: [SourceLine], document: String, subject: String?) {
        self.document = document
        self.subject = subject
        let rows = ObjectiveRows.rows(lines)
        let columns = Self.columns(of: rows)
        var isBehindBlank = true
        if let aligned = rows.first(where: \.isAligned) {
            findings.append(Finding(.conventionLayout, subject: subject, place: Place(file: document, line: aligned.line)))
        }
        for (index, row) in rows.enumerated() {
            switch row.content {
            case .blank: isBehindBlank = true
            case .stake(let number):
                // A heading repeated at the top of a page opens no second part.
                if blocks.last?.stake != number { blocks.append(Block(stake: number, line: row.line)) }
            case .head:
                let isUnderHeading = blocks.last?.entries.isEmpty == true
                if !isUnderHeading, Self.opensBlock(rows[(index + 1)...].prefix(40)) { blocks.append(Block(stake: nil, line: row.line)) }
            case .cells(let cells):
                if blocks.isEmpty { blocks.append(Block(stake: nil, line: row.line)) }
                read(cells, line: row.line, columns: columns[index])
                isBehindBlank = false
            case .text(let text):
                // The title of a stake may take a second line, in capitals as the first.
                let isTitle = index > 0 && rows[index - 1].isStake && !text.contains(where: \.isLowercase)
                if !isTitle { readText(text, line: row.line, isBehindBlank: isBehindBlank) }
                isBehindBlank = false
            }
        }
        reportGaps()
    }

    /// Whether heads of columns without a heading of stake begin a part of their own: the row under them begins an orientation. Otherwise the table
    /// goes on over a page, its heads repeated.
    private static func opensBlock(_ rows: ArraySlice<ObjectiveRow>) -> Bool {
        for row in rows {
            switch row.content {
            case .blank, .head, .text: continue
            case .stake: return false
            case .cells(let cells):
                let first = cells.first ?? ""
                return !first.isEmpty && !Continuation.beginsInLowerCase(first)
            }
        }
        return false
    }

    /// For each row, the number of columns of its table: the most cells of any row between the same headings of stakes.
    private static func columns(of rows: [ObjectiveRow]) -> [Int] {
        var columns = Array(repeating: 0, count: rows.count)
        var start = 0
        for end in 1...max(1, rows.count) where end >= rows.count || rows[end].isStake {
            let most = rows[start..<min(end, rows.count)].map { trimmed($0.cells, to: 3).count }.max() ?? 0
            for index in start..<min(end, rows.count) { columns[index] = most }
            start = end
        }
        return columns
    }

    /// Cells without the empty ones that follow beyond a number of columns.
    private static func trimmed(_ cells: [String], to columns: Int) -> [String] {
        var cells = cells
        while cells.count > columns, cells.last?.isEmpty == true { cells.removeLast() }
        return cells
    }

    // MARK: - Rows

    private mutating func read(_ cells: [String], line: Int, columns: Int) {
        guard let (orientation, strategic, operational) = Self.inColumns(cells, columns) else {
            report(.conventionRow, line: line, cells.filter { !$0.isEmpty }.joined(separator: " | "))
            return
        }
        let block = blocks.count - 1
        if !orientation.isEmpty { readOrientation(orientation, line: line, block: block) }
        let last = blocks[block].entries.count - 1
        let goesOn = strategic.isEmpty || (last >= 0 && Continuation.beginsInLowerCase(strategic))
        guard goesOn else {
            blocks[block].entries.append(
                Entry(
                    orientation: blocks[block].orientations.indices.last,
                    strategic: Citation(document: document, line: line, text: strategic), operational: citations(operational, line: line)))
            return
        }
        guard last >= 0 else {
            if !operational.isEmpty { report(.conventionRow, line: line, operational) }
            return
        }
        if !strategic.isEmpty {
            blocks[block].entries[last].strategic.text = Continuation.joined(blocks[block].entries[last].strategic.text ?? "", strategic)
        }
        appendOperational(operational, line: line)
    }

    /// The three columns of a row; nil when its cells cannot be told apart.
    private static func inColumns(_ cells: [String], _ columns: Int) -> (String, String, String)? {
        let cells = trimmed(cells, to: 3)
        switch (cells.count, columns) {
        case (3, _): return (cells[0], cells[1], cells[2])
        case (2, 2): return ("", cells[0], cells[1])
        // The tab that opens or the one that closes the row was lost: an empty first cell or a mark of list tells which.
        case (2, _) where cells[0].isEmpty: return ("", cells[1], "")
        case (2, _) where Bullet.stripped(cells[1]) != nil: return ("", cells[0], cells[1])
        case (1, _): return (cells[0], "", "")
        default: return nil
        }
    }

    private mutating func readOrientation(_ text: String, line: Int, block: Int) {
        guard text.contains(where: \.isLetter) else {
            report(.conventionCell, line: line, text)
            return
        }
        if let last = blocks[block].orientations.indices.last, Continuation.beginsInLowerCase(text) {
            blocks[block].orientations[last] = Continuation.joined(blocks[block].orientations[last], text)
        } else {
            blocks[block].orientations.append(text)
        }
    }

    /// Text outside any table, right under a row: the rest of its last cell, or items of the list that it holds. Anything else is not read.
    private mutating func readText(_ text: String, line: Int, isBehindBlank: Bool) {
        let words = Words.squeezed(text)
        let isItem = Bullet.stripped(words) != nil
        guard !isBehindBlank, blocks.last?.entries.isEmpty == false, isItem || Continuation.beginsInLowerCase(words) else {
            report(.conventionUnread, line: line, words)
            return
        }
        appendOperational(words, line: line)
    }

    private mutating func appendOperational(_ text: String, line: Int) {
        let block = blocks.count - 1
        let entry = blocks[block].entries.count - 1
        var more = citations(text, line: line)
        if let first = more.first, let last = blocks[block].entries[entry].operational.indices.last, Bullet.stripped(text) == nil,
            Continuation.beginsInLowerCase(text)
        {
            let joined = Continuation.joined(blocks[block].entries[entry].operational[last].text ?? "", first.text ?? "")
            blocks[block].entries[entry].operational[last].text = joined
            more.removeFirst()
        }
        blocks[block].entries[entry].operational += more
    }

    private func citations(_ cell: String, line: Int) -> [Citation] {
        Bullet.items(cell).map { Citation(document: document, line: line, text: $0) }
    }

    // MARK: - Findings

    private mutating func report(_ kind: FindingKind, line: Int, _ found: String) {
        findings.append(Finding(kind, subject: subject, place: Place(file: document, line: line), found: .text(found)))
    }

    /// Reports rows without operational objective, and texts where a capital says that several were merged.
    private mutating func reportGaps() {
        for entry in blocks.flatMap(\.entries) {
            if entry.operational.isEmpty {
                report(.conventionObjectiveEmpty, line: entry.strategic.line ?? 0, entry.strategic.text ?? "")
            }
            for citation in [entry.strategic] + entry.operational {
                if let word = Self.mergedWord(citation.text ?? "") { report(.conventionMerged, line: citation.line ?? 0, word) }
            }
        }
    }

    /// A word with a capital in the middle of a sentence, where objectives begin with one: an infinitive, or a noun of action.
    private static func mergedWord(_ text: String) -> String? {
        let words = text.split(separator: " ")
        for (previous, word) in zip(words, words.dropFirst()) {
            let bare = word.prefix { $0.isLetter }
            guard bare.count > 4, bare.first?.isUppercase == true, bare.dropFirst().allSatisfy(\.isLowercase),
                ["er", "ir", "re", "tion"].contains(where: bare.hasSuffix), let end = previous.last,
                end == "»" || (end.isLetter && previous.first?.isUppercase == false && previous.count > 3)
            else { continue }
            return String(word)
        }
        return nil
    }
}
