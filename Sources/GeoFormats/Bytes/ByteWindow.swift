import Reporting

/// A window over a source that moves forward: the bytes being parsed, in one piece, whatever the size of the source.
///
/// Bytes already parsed are given up at each `refill`, so that memory does not grow with the file. Behind the last byte stand zeros, which
/// end every token, so that inner loops compare bytes and never positions.
///
/// Why: the memory is allocated here, freed here, and reached through the window alone; an index is valid from 0 to `end + padding`.
@safe struct ByteWindow: ~Copyable {
    /// The number of zeros behind the last byte.
    static let padding = 64

    /// The bytes; valid from 0 to `end`, zero from there to `end + padding`.
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    /// The number of bytes in the window.
    private(set) var end = 0
    /// The next byte to parse.
    var position = 0

    private var capacity: Int
    private var source: OpenSource
    private var isExhausted = false
    private var counter = PlaceCounter()
    /// How far the counter went.
    private var counted = 0

    /// Opens a source of text, and passes over a UTF-8 byte order mark.
    ///
    /// - Throws: `QuartiersError` when it cannot be read, or begins with the mark of UTF-16.
    static func open(_ source: ByteSource, capacity: Int = 1 << 18) throws(QuartiersError) -> ByteWindow {
        var window = ByteWindow(try OpenSource(source), capacity: capacity)
        while window.end < 3, try window.refill(keepingFrom: 0) {}
        if window[0] == 0xEF, window[1] == 0xBB, window[2] == 0xBF {
            window.position = 3
            window.counted = 3
        }
        if (window[0] == 0xFF && window[1] == 0xFE) || (window[0] == 0xFE && window[1] == 0xFF) {
            throw QuartiersError(
                .badData, Text(fr: "texte en UTF-16 ; UTF-8 attendu", en: "text in UTF-16; UTF-8 expected"),
                place: Place(file: source.name),
                remedy: Text(fr: "Enregistrer le fichier en UTF-8.", en: "Save the file as UTF-8."))
        }
        return window
    }

    private init(_ source: consuming OpenSource, capacity: Int) {
        self.source = source
        self.capacity = capacity
        unsafe bytes = .allocate(capacity: capacity + Self.padding)
        // What lies beyond is read into before it is looked at.
        unsafe bytes.initialize(repeating: 0, count: Self.padding)
    }

    deinit { unsafe bytes.deallocate() }

    /// The byte at an index from 0 to `end + padding`.
    subscript(index: Int) -> UInt8 {
        @inline(__always) get {
            assert(index >= 0 && index < end + Self.padding)
            return unsafe bytes[index]
        }
    }

    /// The eight bytes from an index on, from 0 to `end`, as a number.
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        assert(index >= 0 && index <= end)
        return unsafe UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
    }

    /// Lends a range of bytes.
    @inline(__always)
    func withBytes<Result>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        precondition(range.lowerBound >= 0 && range.upperBound <= end)
        return try unsafe body(UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count))
    }

    /// Reads more, giving up the bytes before `kept`, which becomes index 0; false when the source has no more.
    ///
    /// `position` moves with its byte; every other index is to be counted from `kept`, in both cases.
    mutating func refill(keepingFrom kept: Int) throws(QuartiersError) -> Bool {
        if kept > counted { count(upTo: kept) }
        position -= kept
        counted -= kept
        let tail = end - kept
        if tail > capacity / 2 && !isExhausted {
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + Self.padding)
            unsafe larger.initialize(from: bytes + kept, count: tail)
            unsafe bytes.deallocate()
            unsafe bytes = unsafe larger
            capacity *= 2
        } else if kept > 0 {
            unsafe bytes.update(from: bytes + kept, count: tail)
        }
        end = tail
        if !isExhausted {
            end += try unsafe source.read(into: UnsafeMutableRawBufferPointer(start: bytes + tail, count: capacity - tail))
            isExhausted = end == tail
        }
        unsafe (bytes + end).update(repeating: 0, count: Self.padding)
        return end > tail
    }

    /// The line and column of a byte of the window, not before any asked for earlier.
    mutating func place(at index: Int) -> (line: Int, column: Int) {
        if index > counted { count(upTo: min(index, end)) }
        return (counter.line, counter.column)
    }

    private mutating func count(upTo index: Int) {
        unsafe counter.advance(over: UnsafeBufferPointer(start: bytes + counted, count: index - counted))
        counted = index
    }
}
