import GeoFormats
import PROJTransforms
import PlanarGeometry
import QuartierAnalysis
import Reporting

/// Features that are transformed and written together: enough to share the work, few enough that memory does not grow with the layer.
struct FeatureBatch {
    private var areas: [MultiPolygon?] = []
    private var rows: [[Value]] = []
    private var cost = 0

    private static let fullCost = 1 << 18
    /// The cost of a part: a call of PROJ, and what a worker hands over.
    private static let partCost = 1 << 13

    var isFull: Bool { cost >= Self.fullCost }

    mutating func append(_ area: MultiPolygon?, _ values: [Value]) {
        areas.append(area)
        rows.append(values)
        cost += (area?.positionCount ?? 0) + values.count
    }

    /// Writes the features, and is empty then.
    mutating func write(
        with writer: inout GeoJSONWriter, _ transformer: Transformer?, workers: Int, to sink: inout ByteSink
    ) throws {
        let parts = parts
        let (areas, rows, start) = (areas, rows, writer)
        let texts = try concurrentMap(count: parts.count, workers: workers) { rank in
            let part = parts[rank]
            var images = Array(areas[part])
            if let transformer { images = try Projection.transform(images, with: transformer) }
            return try start.part(zip(images, rows[part]), behind: part.lowerBound)
        }
        for text in texts { try writer.append(text, to: &sink) }
        self.areas.removeAll(keepingCapacity: true)
        self.rows.removeAll(keepingCapacity: true)
        cost = 0
    }

    /// Ranges of features that cost about the same, whatever the number of workers.
    private var parts: [Range<Int>] {
        var parts: [Range<Int>] = []
        var (start, cost) = (0, 0)
        for rank in areas.indices {
            cost += (areas[rank]?.positionCount ?? 0) + rows[rank].count
            guard cost >= Self.partCost || rank == areas.count - 1 else { continue }
            parts.append(start..<rank + 1)
            (start, cost) = (rank + 1, 0)
        }
        return parts
    }
}
