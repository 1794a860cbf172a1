internal import Reporting

/// The hundred bytes with which a `.shp` and a `.shx` both start.
struct ShapeHead {
    /// How long it is, in bytes.
    static let size = 100
    /// How long an entry of the `.shx` is, in bytes.
    static let entrySize = 8
    private static let magic: Int32 = 9994

    /// How long the file says that it is, in bytes.
    let length: Int
    /// The number of the type that the file announces for all its shapes.
    let type: Int32

    init(of source: PartSource, part: ShapefileFiles.Part, file: String) throws(QuartiersError) {
        let magic: Int32?
        let words: UInt32?
        let type: Int32?
        do throws(CallFailure) {
            magic = try source.integer(Int32.self, at: 0)?.byteSwapped
            words = try source.integer(UInt32.self, at: 24)?.byteSwapped
            type = try source.integer(Int32.self, at: 32)
        } catch { throw error.reading(file) }
        guard source.count >= ShapeHead.size, magic == ShapeHead.magic, let words, let type else {
            throw QuartiersError(
                .badData,
                source.count < ShapeHead.size
                    ? Text(
                        fr: "le .\(part.rawValue) a \(source.count) octets et son en-tête en demande \(ShapeHead.size)",
                        en: "the .\(part.rawValue) has \(source.count) bytes and its head needs \(ShapeHead.size)")
                    : Text(
                        fr: "le .\(part.rawValue) ne commence pas comme un shapefile",
                        en: "the .\(part.rawValue) does not start as a shapefile does"),
                place: Place(file: file), remedy: ShapefileFindings.askAgain)
        }
        length = 2 * Int(words)
        self.type = type
    }

    /// The finding that the announced length is not that of the file; nil when it is.
    func lengthFinding(part: ShapefileFiles.Part, file: String, size: Int) -> Finding? {
        guard length != size else { return nil }
        return Finding(
            .shapeFileLength, place: Place(file: file), arguments: ["part": .text(part.rawValue)], expected: .integer(length),
            found: .integer(size))
    }
}
