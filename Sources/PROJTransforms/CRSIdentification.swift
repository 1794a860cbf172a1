public import PlanarGeometry
import SystemPROJ

/// The code that a definition in words amounts to.
public struct CRSIdentification: Hashable, Sendable {
    /// The system of the EPSG register.
    public let crs: CRS
    /// How well the definition matches, in percent: 100 in all and by name, 90 and 70 in all but names, 25 in some respect only.
    public let confidence: Int

    /// Whether the definition is that of the system, and not merely like it: a file may claim a code and hold other parameters.
    public var isCertain: Bool { confidence >= 70 }

    /// Finds the EPSG code of a definition in any dialect of well-known text: that of a `.prj` file, of a GeoPackage, of ISO 19162.
    ///
    /// The order of axes plays no part. Nil when the register holds nothing like it.
    ///
    /// - Throws: `PROJError` for a text that defines no system or one without a plane.
    public static func identify(wkt: String) throws(PROJError) -> CRSIdentification? {
        // The library reads up to the first zero byte; nothing that people call a definition comes near the limit.
        guard wkt.utf8.count <= 65_536, !wkt.utf8.contains(0) else {
            throw PROJError(
                call: "proj_create_from_wkt", reason: .unreadableDefinition, message: "a zero byte, or more than 64 KiB", code: 0)
        }
        let context = try Context.withRegister()
        let read = try context.system(wkt: wkt)
        guard let best = try context.candidates(for: read).first else { return nil }
        // The register's order of axes, where it differs from the file's, is no reason to doubt.
        if best.confidence < 90, try context.isSamePlane(read, context.system(best.crs)) {
            return CRSIdentification(crs: best.crs, confidence: 90)
        }
        return best
    }

    /// Takes any bytes as a definition: the entry of the fuzzers.
    static func fuzz(_ bytes: [UInt8]) -> Result<CRSIdentification?, PROJError> {
        Result { () throws(PROJError) in try identify(wkt: String(decoding: bytes, as: UTF8.self)) }
    }
}

extension Context {
    /// The plane of the system that a well-known text defines.
    fileprivate func system(wkt: String) throws(PROJError) -> ObjectHandle {
        var complaints: PROJ_STRING_LIST?
        defer { unsafe proj_string_list_destroy(complaints) }
        clearLog()
        guard !FaultPlan.intercepts("proj_create_from_wkt"),
            let made = unsafe proj_create_from_wkt(pointer, wkt, nil, nil, &complaints)
        else {
            let words = unsafe complaints?.pointee.map { unsafe String(cString: $0) }
            throw failure("proj_create_from_wkt", .unreadableDefinition, silence: words ?? "not a definition")
        }
        return try horizontalPart(of: ObjectHandle(made), reason: .unreadableDefinition)
    }

    /// The systems of the register like a given one, the best match first; of equal ones those in force before the withdrawn, then by code.
    fileprivate func candidates(for system: borrowing ObjectHandle) throws(PROJError) -> [CRSIdentification] {
        var confidences: UnsafeMutablePointer<Int32>?
        clearLog()
        guard !FaultPlan.intercepts("proj_identify"),
            let list = unsafe proj_identify(pointer, system.pointer, "EPSG", nil, &confidences)
        else { throw failure("proj_identify", .library) }
        defer {
            unsafe proj_list_destroy(list)
            unsafe proj_int_list_destroy(confidences)
        }
        var found: [(match: CRSIdentification, rank: (Int, Int, Int))] = []
        for index in 0..<(unsafe proj_list_get_count(list)) {
            let candidate = try make("proj_list_get") { unsafe proj_list_get($0, list, index) }
            guard let code = unsafe proj_get_id_code(candidate.pointer, 0), let confidence = unsafe confidences?[Int(index)] else {
                continue
            }
            let match = unsafe CRSIdentification(crs: CRS(authority: "EPSG", code: String(cString: code)), confidence: Int(confidence))
            let isWithdrawn = unsafe proj_is_deprecated(candidate.pointer) == 1
            found.append((match, (-match.confidence, isWithdrawn ? 1 : 0, match.crs.number ?? .max)))
        }
        return found.sorted { $0.rank < $1.rank }.map(\.match)
    }
}
