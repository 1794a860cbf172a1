import ShapefileStorage

// .ci/fuzz compiles this file beside those of TestSupport that it needs.
#if canImport(TestSupport)
    import TestSupport
#endif

/// The bytes of a shapefile laid out by hand, with every count open to lies: nothing here uses the code under test.
struct RawShapefile {
    /// A field of the table, by the letter of its type.
    struct Field {
        var name: String
        var type: Character
        var width: Int
        var decimals = 0
    }

    var type: Int32 = 5
    /// The content of each shape, from its type on.
    var shapes: [[UInt8]] = []
    var fields = [Field(name: "nom", type: "C", width: 10)]
    /// The records, the deletion mark included.
    var records: [[UInt8]] = []
    var languageDriver: UInt8 = 0
    var cpg: String?
    var prj: String?

    /// Adds a shape and its record: the cells follow one another after the mark, each already in its width.
    mutating func add(_ shape: [UInt8], _ cells: String, deleted: Bool = false) {
        add(shape, Array(cells.utf8), deleted: deleted)
    }

    mutating func add(_ shape: [UInt8], _ cells: [UInt8], deleted: Bool = false) {
        shapes.append(shape)
        records.append([deleted ? 0x2A : 0x20] + cells)
    }

    var shp: [UInt8] {
        let body = shapes.enumerated().flatMap { index, shape in big(index + 1) + big(shape.count / 2) + shape }
        return head(length: 100 + body.count) + body
    }

    var shx: [UInt8] {
        var offset = 100
        let body = shapes.flatMap { shape in
            defer { offset += 8 + shape.count }
            return big(offset / 2) + big(shape.count / 2)
        }
        return head(length: 100 + body.count) + body
    }

    var dbf: [UInt8] {
        let headLength = 32 + 32 * fields.count + 1
        let recordLength = 1 + fields.reduce(0) { $0 + $1.width }
        var bytes: [UInt8] = [3, 124, 1, 1] + little(records.count) + little16(headLength) + little16(recordLength)
        bytes += [UInt8](repeating: 0, count: 17) + [languageDriver, 0, 0]
        for field in fields {
            let name = Array(field.name.utf8)
            bytes += name + [UInt8](repeating: 0, count: 11 - name.count) + Array(String(field.type).utf8)
            bytes += [0, 0, 0, 0, UInt8(field.width), UInt8(field.decimals)] + [UInt8](repeating: 0, count: 14)
        }
        return bytes + [0x0D] + records.flatMap(\.self) + [0x1A]
    }

    /// The files as the reader takes them.
    var contents: [ShapefileFiles.Part: [UInt8]] {
        var contents: [ShapefileFiles.Part: [UInt8]] = [.shp: shp, .shx: shx, .dbf: dbf]
        contents[.cpg] = cpg.map { Array($0.utf8) }
        contents[.prj] = prj.map { Array($0.utf8) }
        return contents
    }

    /// A shapefile that has one of everything.
    static let sample: RawShapefile = {
        var raw = RawShapefile()
        raw.fields = [
            .init(name: "nom", type: "C", width: 12), .init(name: "n", type: "N", width: 6, decimals: 2),
            .init(name: "d", type: "D", width: 8),
            .init(name: "l", type: "L", width: 1),
        ]
        raw.cpg = "UTF-8"
        raw.prj = "GEOGCS[]"
        raw.add(polygonShape([square(0, 0, 10), square(2, 2, 3, clockwise: false)]), "Béthune      12.5020240713T")
        raw.add(polygonShape([square(0, 0, 4)], type: 15, ordinates: [0, 9, 1, 2, 3, 4, 1]), "Lens         -1.00        ?")
        raw.add(pointShape(2.5, 48.5), "                           ")
        raw.add(nullShape, "Auchel      ******00000000F")
        return raw
    }()

    private func head(length: Int) -> [UInt8] {
        big(9994) + [UInt8](repeating: 0, count: 20) + big(length / 2) + little(1000) + little(Int(type)) + [UInt8](repeating: 0, count: 64)
    }
}

/// A polygon shape, each ring given by its corners; `ordinates` are put after the positions as Z or M are.
func polygonShape(_ rings: [[(Double, Double)]], type: Int = 5, ordinates: [Double] = []) -> [UInt8] {
    var start = 0
    let starts = rings.flatMap { ring in
        defer { start += ring.count }
        return little(start)
    }
    let positions = rings.flatMap { $0 }
    let bounds = [UInt8](repeating: 0, count: 32)
    return little(type) + bounds + little(rings.count) + little(positions.count) + starts + positions.flatMap { real($0.0) + real($0.1) }
        + ordinates.flatMap(real)
}

/// A square by its lower left corner and its side, closed: clockwise, as outlines are, or the other way.
func square(_ x: Double, _ y: Double, _ side: Double, clockwise: Bool = true) -> [(Double, Double)] {
    let corners = [(x, y), (x, y + side), (x + side, y + side), (x + side, y), (x, y)]
    return clockwise ? corners : corners.reversed()
}

let nullShape = little(0)

func pointShape(_ x: Double, _ y: Double) -> [UInt8] { little(1) + real(x) + real(y) }

func big(_ number: Int) -> [UInt8] { little(number).reversed() }
func real(_ number: Double) -> [UInt8] {
    let bits = number.bitPattern.littleEndian
    return (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
}
