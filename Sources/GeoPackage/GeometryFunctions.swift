internal import PlanarGeometry
internal import SQLiteStorage

extension Connection {
    /// Gives SQL the functions that the triggers of an R-tree call.
    func registerGeometryFunctions() throws(SQLiteError) {
        try register("ST_IsEmpty") { bytes in
            GeometryBlob.envelope(of: bytes).map { .integer($0.isEmpty ? 1 : 0) } ?? .null
        }
        let limits: [(String, @Sendable (Envelope) -> Double)] = [
            ("ST_MinX", \.minX), ("ST_MaxX", \.maxX), ("ST_MinY", \.minY), ("ST_MaxY", \.maxY),
        ]
        for (name, limit) in limits {
            try register(name) { bytes in
                guard let envelope = GeometryBlob.envelope(of: bytes), !envelope.isEmpty else { return .null }
                return .real(limit(envelope))
            }
        }
    }
}
