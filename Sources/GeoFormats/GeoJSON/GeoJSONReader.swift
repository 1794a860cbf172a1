public import Reporting

/// Reads the features of a GeoJSON file (RFC 7946, and the `crs` of GeoJSON 2008) one after the other, in the memory of one feature.
///
/// A feature collection, a single feature and a bare geometry are layers alike. The system is the one of the `crs` member, wherever it
/// stands, and WGS 84 in longitude and latitude without one. Standard input cannot be read twice: a `crs` behind the features is an error there,
/// unless it says what was assumed. A `name`, which no standard knows, counts when it stands before the features. Properties that are arrays or objects stay the JSON text of the file; a feature's `id` becomes
/// the last field, unless there is one of that name. What breaks the standard is a finding, and reading goes on; what is no JSON is an error
/// with its line and column.
///
///     var reader = try GeoJSONReader(.file("qpv.geojson"))
///     while let feature = try reader.next(report) { … }
public struct GeoJSONReader: ~Copyable {
    private var stream: GeoJSONStream

    /// Opens a file and reads it up to its first feature.
    ///
    /// - Parameter readsGeometry: whether geometries are read; without, they are passed over and every feature has none.
    /// - Throws: `QuartiersError`: of status `noInput` when it cannot be read, `badData` when it is no GeoJSON.
    public init(_ source: ByteSource, readsGeometry: Bool = true) throws(QuartiersError) {
        stream = try .open(source, windowCapacity: 1 << 18, readsGeometry: readsGeometry)
    }

    /// Reads through a window of another size, so that tests can have it end anywhere.
    init(_ source: ByteSource, windowCapacity: Int) throws(QuartiersError) {
        stream = try .open(source, windowCapacity: windowCapacity)
    }

    /// What the file says of its layer: its name, or that of the file; its system; the fields of its first feature.
    ///
    /// Behind the last feature it holds every field, in order of first appearance, and the number of features.
    public var description: LayerDescription { stream.description }

    /// Whether the file declares its system; without, it is the one of RFC 7946.
    public var declaresCRS: Bool { stream.declaresCRS }

    /// The next feature; nil behind the last.
    ///
    /// - Parameter report: receives what is wrong with the feature, before it is returned.
    /// - Throws: `QuartiersError` where the file is no JSON, or what `report` throws.
    public mutating func next(_ report: FindingSink) throws -> Feature? {
        let feature = try stream.next()
        for finding in stream.takeFindings() { try report(finding) }
        return feature
    }
}

extension GeoJSONReader {
    /// Reads any bytes and gives nothing: what a fuzzer calls.
    public static func fuzz(_ bytes: [UInt8]) {
        guard var reader = try? GeoJSONReader(.bytes(bytes, name: "fuzz"), windowCapacity: 64) else { return }
        while let found = try? reader.next({ _ in }), found.rank > 0 {}
    }
}
