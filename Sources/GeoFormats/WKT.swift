public import PlanarGeometry

/// Well-known text, as a column of a CSV file holds a geometry.
public enum WKT {
    /// An areal geometry: `MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))`, numbers with the shortest digits that read back to them.
    public static func text(_ area: MultiPolygon) -> String {
        guard !area.isEmpty else { return "MULTIPOLYGON EMPTY" }
        var bytes = Array("MULTIPOLYGON (".utf8)
        for (index, polygon) in area.polygons.enumerated() {
            if index > 0 { bytes += Array(", ".utf8) }
            bytes.append(UInt8(ascii: "("))
            append(polygon.exterior, to: &bytes)
            for hole in polygon.holes {
                bytes += Array(", ".utf8)
                append(hole, to: &bytes)
            }
            bytes.append(UInt8(ascii: ")"))
        }
        bytes.append(UInt8(ascii: ")"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ ring: Ring, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "("))
        for (index, position) in ring.coordinates.enumerated() {
            if index > 0 { bytes += Array(", ".utf8) }
            DecimalText.appendShortest(position.x, to: &bytes)
            bytes.append(UInt8(ascii: " "))
            DecimalText.appendShortest(position.y, to: &bytes)
        }
        bytes.append(UInt8(ascii: ")"))
    }
}
