internal import Glibc
internal import Synchronization
internal import SystemFiles
internal import SystemSQLite

/// Pages of a file on their way there, by their places; all have the same length.
///
/// One thread adds them, any thread may write them: whoever comes second waits, and finds nothing left to do.
final class PageRun: Sendable {
    fileprivate struct State {
        var bytes: [UInt8] = []
        /// Where each page of `bytes` stands, under its place in the file.
        var positions: [sqlite3_int64: Int] = [:]
        var pageLength = 0
        var isLeaving = false
    }

    private static let capacity = 1 << 20

    private let state = Mutex(State())

    /// Whether it has the page with a place in the file.
    func holdsPage(with offset: sqlite3_int64) -> Bool {
        state.withLock { state in state.pageLength > 0 && state.positions[offset - offset % sqlite3_int64(state.pageLength)] != nil }
    }

    /// Adds a page, in place of a former state of it; false where it is full, or holds pages of another length.
    func add(_ page: UnsafeRawBufferPointer, at offset: sqlite3_int64) -> Bool {
        state.withLock { state in
            if state.bytes.isEmpty {
                state.bytes.reserveCapacity(Self.capacity)
                state.pageLength = page.count
            }
            guard page.count == state.pageLength else { return false }
            if let position = state.positions[offset] {
                unsafe state.bytes.replaceSubrange(position..<position + page.count, with: page)
                return true
            }
            guard state.bytes.count + page.count <= Self.capacity else { return false }
            state.positions[offset] = state.bytes.count
            unsafe state.bytes.append(contentsOf: page)
            return true
        }
    }

    /// From now on a second thread may write it.
    func leave() { state.withLock { $0.isLeaving = true } }

    /// Writes all pages, unless that was done already; where it fails they stay, and whoever waits for them is told.
    func writeIfLeaving(to descriptor: Int32) {
        state.withLock { state in
            if state.isLeaving { _ = unsafe state.write(to: descriptor) { _, _ in SQLITE_IOERR } }
        }
    }

    /// Writes all pages in the order of the file, those that follow one another in one call, and begins anew.
    ///
    /// - Parameter single: writes one page at a place; called for pages that could not be written together.
    /// - Returns: what `single` answered where it failed.
    func write(to descriptor: Int32, single: (UnsafeRawBufferPointer, sqlite3_int64) -> Int32) -> Int32 {
        state.withLock { state in
            let answer = unsafe state.write(to: descriptor, single: single)
            // What could not be written is undone by whoever is told so.
            state.clear()
            return answer
        }
    }
}

extension PageRun.State {
    fileprivate mutating func clear() {
        positions.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        isLeaving = false
    }

    fileprivate mutating func write(to descriptor: Int32, single: (UnsafeRawBufferPointer, sqlite3_int64) -> Int32) -> Int32 {
        let offsets = positions.keys.sorted()
        var start = 0
        while start < offsets.count {
            var end = start + 1
            while end < offsets.count, offsets[end] == offsets[end - 1] + sqlite3_int64(pageLength) { end += 1 }
            let answer = unsafe writeRun(offsets[start..<end], to: descriptor, single: single)
            if answer != SQLITE_OK { return answer }
            start = end
        }
        clear()
        return SQLITE_OK
    }

    private mutating func writeRun(
        _ offsets: ArraySlice<sqlite3_int64>, to descriptor: Int32, single: (UnsafeRawBufferPointer, sqlite3_int64) -> Int32
    ) -> Int32 {
        let first = Int(offsets[offsets.startIndex])
        let length = offsets.count * pageLength
        let places = offsets.map { positions[$0] ?? 0 }
        return unsafe bytes.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return SQLITE_OK }
            let pages = unsafe places.map { unsafe iovec(iov_base: base + $0, iov_len: pageLength) }
            if unsafe pwritev(descriptor, pages, Int32(pages.count), off_t(first)) == length {
                quartiers_write_behind(descriptor, first, length)
                return SQLITE_OK
            }
            for (offset, place) in zip(offsets, places) {
                let answer = unsafe single(UnsafeRawBufferPointer(start: base + place, count: pageLength), offset)
                if answer != SQLITE_OK { return answer }
            }
            return SQLITE_OK
        }
    }
}
