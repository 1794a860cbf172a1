internal import Reporting

/// The `.shx`: where each shape starts.
struct ShapeIndex {
    /// How many shapes it lists: as many as it has room for, whatever its head says.
    let count: Int
    private let bytes: [UInt8]

    /// Reads an index.
    ///
    /// - Parameter shapesSize: how many bytes the `.shp` has.
    init(of source: PartSource, shapesSize: Int, file: String) throws(QuartiersError) {
        let count = (source.count - ShapeHead.size) / ShapeHead.entrySize
        // The shortest shape takes 12 bytes: an index with more entries lies, and would have us allocate for its lie.
        guard count <= min(shapesSize, Int(UInt32.max)) / 12 else {
            throw QuartiersError(
                .badData,
                Text(
                    fr: "le .shx a \(count) entrées, plus que les \(shapesSize) octets du .shp ne peuvent contenir de formes",
                    en: "the .shx has \(count) entries, more than the \(shapesSize) bytes of the .shp can hold shapes"),
                place: Place(file: file), remedy: ShapefileFindings.askAgain)
        }
        let length = ShapeHead.size + count * ShapeHead.entrySize
        do throws(CallFailure) { bytes = try source.bytes(from: 0, count: length) } catch { throw error.reading(file) }
        self.count = count
    }

    /// The index for shapelib: of the right length, and without entries.
    ///
    /// shapelib believes the head of an index, and refuses the whole of one that has a single impossible entry. It is told where a shape is once that has been
    /// checked, when the shape is read.
    var blank: [UInt8] {
        var blank = Array(bytes.prefix(ShapeHead.size)) + repeatElement(0, count: bytes.count - ShapeHead.size)
        for place in 0..<4 { blank[24 + place] = UInt8(truncatingIfNeeded: (bytes.count / 2) >> (24 - 8 * place)) }
        return blank
    }

    /// Where a shape starts and how long its content is, in bytes.
    func entry(_ index: Int) -> (offset: Int, length: Int) {
        let start = ShapeHead.size + index * ShapeHead.entrySize
        return (2 * word(at: start), 2 * word(at: start + 4))
    }

    private func word(at start: Int) -> Int {
        bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
