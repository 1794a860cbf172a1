import Reporting

/// Splits a text into rows of cells (RFC 4180), one row at a time.
///
/// Cells are places in the window, decoded when they are asked for. A row ends with LF, CR LF or CR.
struct CSVScanner: ~Copyable {
    /// A cell, in bytes counted from the start of its row, quotation marks included.
    struct Cell {
        var start: Int
        var end: Int
        var isQuoted: Bool
        /// Whether it holds doubled quotation marks, to be halved.
        var hasDoubledQuotes = false
        /// Whether text follows the closing quotation mark.
        var goesOnBehindQuote = false

        var isEmpty: Bool { start == end }
    }

    /// A row longer than that is taken for one whose closing quotation mark is missing.
    private static let longestRow = 1 << 26
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private var window: ByteWindow
    var separator = UInt8(ascii: ";")
    /// The cells of the current row; of those beyond `storedCells` only the ones that hold something.
    private(set) var cells: [Cell] = []
    /// How many cells the current row has.
    private(set) var cellCount = 0
    /// How many cells are kept even when empty.
    var storedCells = Int.max
    /// The line where the current row begins, from 1.
    private(set) var line = 0
    /// The rank of the last cell of the current row that holds something, from 1.
    private(set) var filledCount = 0
    /// Where the current row begins in the window.
    private var rowStart = 0
    /// Its length in bytes up to the end of the last cell that holds something.
    private var filledLength = 0

    private var nextLine = 1

    init(_ window: consuming ByteWindow) { self.window = window }

    /// Goes to the next row that is no blank line; false behind the last.
    mutating func nextRow() throws(QuartiersError) -> Bool {
        while true {
            line = nextLine
            rowStart = window.position
            if rowStart == window.end {
                guard try refill() else { return false }
            }
            try readRow()
            if cellCount > 1 || cells.first.map({ !$0.isEmpty }) == true { return true }
        }
    }

    private mutating func readRow() throws(QuartiersError) {
        cells.removeAll(keepingCapacity: true)
        cellCount = 0
        filledCount = 0
        filledLength = 0
        var offset = 0
        while true {
            passOverEmptyCells(&offset)
            let plain = plainCell(at: offset)
            let cell = if let plain { plain } else { try readCell(at: offset) }
            if cellCount < storedCells || !cell.isEmpty { cells.append(cell) }
            cellCount += 1
            offset = cell.end
            if !cell.isEmpty {
                filledCount = cellCount
                filledLength = offset
            }
            let next = try byte(at: offset)
            if next == separator {
                offset += 1
                continue
            }
            if next != nil { nextLine += 1 }
            if next == Self.carriageReturn, try byte(at: offset + 1) == Self.lineFeed { offset += 1 }
            window.position = min(rowStart + offset + 1, window.end)
            return
        }
    }

    /// Goes on behind empty cells that are not kept, eight at a time: some tables end every row with two hundred of them.
    private mutating func passOverEmptyCells(_ offset: inout Int) {
        guard cellCount >= storedCells else { return }
        let separators = UInt64(separator) &* 0x0101_0101_0101_0101
        while rowStart + offset + 8 <= window.end, window.word(at: rowStart + offset) == separators {
            offset += 8
            cellCount += 8
        }
    }

    /// The cell that begins at an offset of the row when it has no quotation marks and ends inside the window, as nearly all do.
    @inline(__always)
    private func plainCell(at start: Int) -> Cell? {
        var index = rowStart + start
        if window[index] == Self.quote { return nil }
        while index < window.end {
            let byte = window[index]
            if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn {
                return Cell(start: start, end: index - rowStart, isQuoted: false)
            }
            index += 1
        }
        return nil
    }

    /// The cell that begins at an offset of the row; it ends before a separator, a line break or the end.
    private mutating func readCell(at start: Int) throws(QuartiersError) -> Cell {
        var cell = Cell(start: start, end: start, isQuoted: false)
        if try byte(at: start) == Self.quote {
            cell.isQuoted = true
            cell.end = try endOfQuotes(from: start + 1, &cell)
        }
        repeat {
            var index = rowStart + cell.end
            let end = window.end
            while index < end {
                let byte = window[index]
                if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
                index += 1
            }
            if index > rowStart + cell.end {
                if cell.isQuoted { cell.goesOnBehindQuote = true }
                cell.end = index - rowStart
            }
            if index < end { return cell }
        } while try refill()
        return cell
    }

    /// The offset behind the closing quotation mark.
    private mutating func endOfQuotes(from start: Int, _ cell: inout Cell) throws(QuartiersError) -> Int {
        var offset = start
        while let byte = try byte(at: offset), offset < Self.longestRow {
            offset += 1
            switch byte {
            case Self.quote:
                guard try self.byte(at: offset) == Self.quote else { return offset }
                cell.hasDoubledQuotes = true
                offset += 1
            case Self.lineFeed: nextLine += 1
            case Self.carriageReturn:
                if try self.byte(at: offset) != Self.lineFeed { nextLine += 1 }
            default: break
            }
        }
        throw QuartiersError(
            .badData, Text(fr: "guillemet ouvert et jamais refermé", en: "a quotation mark that is opened and never closed"),
            place: Place(line: line, column: cellCount + 1),
            remedy: Text(fr: "Refermer les guillemets de la cellule.", en: "Close the quotation marks of the cell."))
    }

    /// The byte at an offset of the row, read when need be; nil at the end of the text.
    @inline(__always)
    private mutating func byte(at offset: Int) throws(QuartiersError) -> UInt8? {
        while rowStart + offset >= window.end {
            guard try refill() else { return nil }
        }
        return window[rowStart + offset]
    }

    /// Reads more, keeping the row.
    private mutating func refill() throws(QuartiersError) -> Bool {
        let more = try window.refill(keepingFrom: rowStart)
        rowStart = 0
        return more
    }

    // MARK: - What others see of a row

    /// Lends bytes of the current row.
    @inline(__always)
    func withBytes<Result>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try unsafe window.withBytes(rowStart + range.lowerBound..<rowStart + range.upperBound, body)
    }

    /// Whether the current row is UTF-8; the separators at its end are.
    var rowIsUTF8: Bool {
        unsafe withBytes(0..<filledLength) { bytes in unsafe (try? UTF8Span(validating: bytes.span)) != nil }
    }

    /// The separator most frequent in the first row, outside quotation marks, of which a megabyte is enough.
    mutating func likelySeparator() throws(QuartiersError) -> UInt8 {
        let candidates = [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")]
        var counts = [0, 0, 0]
        var isQuoted = false
        var offset = 0
        rowStart = window.position
        while let byte = try byte(at: offset), offset < 1 << 20 {
            if byte == Self.quote { isQuoted.toggle() }
            if !isQuoted {
                if byte == Self.lineFeed || byte == Self.carriageReturn { break }
                if let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
            }
            offset += 1
        }
        return zip(candidates, counts).max { $0.1 < $1.1 }?.0 ?? candidates[0]
    }
}
