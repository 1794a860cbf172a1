internal import GeoFormats

/// Where a shape is and what it holds, once every count has been checked against the bytes that are really there.
///
/// shapelib trusts more than it should: it is only handed a record that has passed here.
struct ShapeRecord {
    /// Where the record starts in the `.shp`, in bytes.
    let offset: Int
    /// How long its content is, in bytes, the eight of its own header left out.
    let length: Int
    /// Its type.
    let type: ShapeType
    /// How many rings it has.
    var parts = 0
    /// How many positions it has.
    var points = 0

    /// Why a record cannot be read.
    enum Problem: Error {
        /// It is not inside the file.
        case outside
        /// Its length does not hold the rings and positions that it announces, or its rings are out of order.
        case counts
        /// Its type is none.
        case type(Int32)
        /// The file could not be read.
        case call(CallFailure)
    }

    /// What shapelib takes for impossible.
    private static let most = (parts: 10_000_000, points: 50_000_000, length: 1 << 30)

    /// Reads the head of a record.
    ///
    /// - Parameters:
    ///   - offset: where the index says that it starts, in bytes.
    ///   - indexed: how long the index says that its content is, in bytes.
    init(of source: PartSource, at offset: Int, indexed: Int) throws(Problem) {
        let number: (Int) throws(Problem) -> Int32? = { position throws(Problem) in
            do throws(CallFailure) { return try source.integer(Int32.self, at: position) } catch { throw .call(error) }
        }
        self.offset = offset
        // shapelib keeps offsets in 32 bits.
        guard 100...Int(UInt32.max) ~= offset, let words = try number(offset + 4), let rawType = try number(offset + 8) else {
            throw .outside
        }
        let room = source.count - offset - 8
        let own = 2 * Int(words.byteSwapped)
        guard let length = [own, indexed].first(where: { $0 >= 4 && $0 <= min(room, ShapeRecord.most.length) }) else { throw .outside }
        guard let type = ShapeType(rawValue: rawType) else { throw .type(rawType) }
        self.length = length
        self.type = type

        switch type.kind {
        case .point:
            guard length >= (type.hasZ ? 28 : 20) else { throw .counts }
            points = 1
        case .multiPolygon:
            guard length >= 44, let parts = try number(offset + 44), let points = try number(offset + 48) else { throw .counts }
            self.parts = Int(parts)
            self.points = Int(points)
            guard 0...ShapeRecord.most.parts ~= self.parts, 0...ShapeRecord.most.points ~= self.points,
                44 + 4 * self.parts + 16 * self.points + (type.hasZ ? 16 + 8 * self.points : 0) <= length
            else { throw .counts }
            try checkOrder(number)
        default:
            break
        }
    }

    /// The first ring starts with the first position, and each of the others after the one before.
    private func checkOrder(_ number: (Int) throws(Problem) -> Int32?) throws(Problem) {
        guard points > 0, parts > 0 else {
            guard points == parts else { throw .counts }
            return
        }
        var last: Int32 = -1
        for part in 0..<parts {
            guard let start = try number(offset + 52 + 4 * part), start > last, start < points, part > 0 || start == 0 else {
                throw .counts
            }
            last = start
        }
    }
}
