internal import FaultInjection
internal import Glibc
public import Reporting

/// The files that make one shapefile: on disk side by side, or in memory when they come out of a zip.
public struct ShapefileFiles: Sendable {
    /// What the parts hold, by their extension.
    public enum Part: String, Sendable, Hashable, CaseIterable {
        /// The shapes.
        case shp
        /// Where each shape is in the `.shp`.
        case shx
        /// The attributes.
        case dbf
        /// The coordinate reference system, as ESRI writes it.
        case prj
        /// The encoding of the texts.
        case cpg
    }

    /// Where the bytes of a part are.
    enum Content: Sendable {
        case path(String)
        case bytes([UInt8])
    }

    /// The name of the layer: that of the file without its extension.
    public let name: String
    /// The file as findings name it.
    public let file: String
    let contents: [Part: Content]

    /// Finds the files beside a `.shp`, whatever the case of their extensions.
    ///
    /// - Throws: status 66 naming the `.shp`, `.shx` or `.dbf` that is missing.
    public init(path: String) throws(QuartiersError) {
        let stem = ShapefileFiles.withoutExtension(path)
        var contents: [Part: Content] = [:]
        for part in Part.allCases {
            let upper = part.rawValue.uppercased()
            let spellings = [part.rawValue, upper, String(upper.prefix(1) + part.rawValue.dropFirst())]
            let candidates = spellings.map { "\(stem).\($0)" }
            if let found = candidates.first(where: { unsafe access($0, F_OK) == 0 }) { contents[part] = .path(found) }
        }
        try self.init(name: String(stem.split(separator: "/").last ?? ""), file: path, contents: contents)
    }

    /// Takes files that are in memory.
    ///
    /// - Parameters:
    ///   - name: the name of the layer.
    ///   - file: how findings name the file: `qpv.zip/QP2024_LB93.shp`.
    /// - Throws: status 66 naming the `.shp`, `.shx` or `.dbf` that is missing.
    public init(name: String, file: String, contents: [Part: [UInt8]]) throws(QuartiersError) {
        try self.init(name: name, file: file, contents: contents.mapValues { .bytes($0) })
    }

    private init(name: String, file: String, contents: [Part: Content]) throws(QuartiersError) {
        self.name = name
        self.file = file
        self.contents = contents
        for part in [Part.shp, .shx, .dbf] where contents[part] == nil { throw ShapefileFiles.missing(part, of: file, name: name) }
    }

    /// The paths of its `.shp`, `.shx` and `.dbf`; empty when they are in memory.
    public var mainPaths: [String] {
        [Part.shp, .shx, .dbf].compactMap { part in
            if case .path(let path)? = contents[part] { path } else { nil }
        }
    }

    private static func missing(_ part: Part, of file: String, name: String) -> QuartiersError {
        let absent = "\(name).\(part.rawValue)"
        let remedy: Text =
            switch part {
            case .shx:
                Text(
                    fr: """
                        Demander la livraison complète (.shp, .shx et .dbf vont ensemble), ou faire reconstruire l'index : \
                        SHAPE_RESTORE_SHX=YES ogrinfo \(name).shp
                        """,
                    en: """
                        Ask for the whole delivery (.shp, .shx and .dbf go together), or have the index made again: \
                        SHAPE_RESTORE_SHX=YES ogrinfo \(name).shp
                        """)
            default:
                Text(
                    fr: "Demander la livraison complète : .shp, .shx et .dbf vont ensemble.",
                    en: "Ask for the whole delivery: .shp, .shx and .dbf go together.")
            }
        return QuartiersError(
            .noInput, Text(fr: "il manque le fichier \(absent)", en: "the file \(absent) is missing"), place: Place(file: file),
            remedy: remedy)
    }

    /// The path without a last `.shp`, `.dbf`...
    static func withoutExtension(_ path: String) -> String {
        guard let dot = path.lastIndex(of: "."), Part(rawValue: path[path.index(after: dot)...].lowercased()) != nil else { return path }
        return String(path[..<dot])
    }

    /// Opens the bytes of a part, nil when the shapefile has none.
    func source(of part: Part, faults: FaultPlan?) throws(QuartiersError) -> PartSource? {
        switch contents[part] {
        case nil: return nil
        case .bytes(let bytes): return PartSource(bytes: bytes)
        case .path(let path):
            do throws(CallFailure) { return try PartSource(path: path, faults: faults) } catch { throw error.reading(path) }
        }
    }

    /// Opens the bytes of one of the three parts without which there is no shapefile.
    func requiredSource(of part: Part, faults: FaultPlan?) throws(QuartiersError) -> PartSource {
        guard let source = try source(of: part, faults: faults) else { throw ShapefileFiles.missing(part, of: file, name: name) }
        return source
    }

    /// A small text part, whole; nil when the shapefile has none.
    func text(of part: Part, faults: FaultPlan?) throws(QuartiersError) -> [UInt8]? {
        guard let source = try source(of: part, faults: faults) else { return nil }
        do throws(CallFailure) { return try source.bytes(from: 0, count: 1 << 16) } catch { throw error.reading(file) }
    }
}
