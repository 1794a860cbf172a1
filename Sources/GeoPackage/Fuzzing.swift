internal import GeoFormats
internal import PlanarGeometry
internal import Reporting
internal import SQLiteStorage

/// Entries for fuzzers: any bytes, and nothing comes back.
public enum GeoPackageFuzzing {
    /// Reads bytes as a geometry, and as SQL functions do.
    public static func geometry(_ bytes: [UInt8]) {
        _ = try? unsafe GeometryBlob.read(bytes.span.bytes)
        _ = unsafe GeometryBlob.envelope(of: bytes.span.bytes)
    }

    /// Opens bytes as a file and reads all that is in it, with and without its indexes.
    public static func file(_ bytes: [UInt8]) {
        guard let header = DatabaseHeader(bytes) else { return }
        let context = FileContext(path: "-", purpose: .reading)
        let reader = try? GeoPackageReader(context, version: GeoPackageVersion(header), report: { _ in }) {
            let connection = try Connection(image: bytes)
            // A view may well ask for more work than a fuzzer has time for.
            var patience = 100
            connection.stop {
                patience -= 1
                return patience < 0
            }
            return connection
        }
        guard let reader else { return }
        for layer in reader.layers + reader.attributeTables {
            for window in [nil, Envelope(minX: 0, minY: 0, maxX: 1e7, maxY: 1e7)] {
                try? reader.forEachFeature(layer.name, window: window, report: { _ in }) { _ in }
            }
        }
    }
}
