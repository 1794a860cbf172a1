// The entry that libFuzzer calls; see .ci/fuzz. The environment variable QUARTIERS_FUZZ chooses the parser; with QUARTIERS_SEEDS, a folder, the seeds that
// are made here and not found in files are written there instead.

import CellGrid
import GeoFormats
import GeoPackage
import Glibc
@testable import PROJTransforms
@testable import QuartierSources
import ShapefileStorage
import ZipArchives

let entries: [String: @Sendable ([UInt8]) -> Void] = [
    "conventions": { ConventionReader.fuzz($0) },
    "crs": { _ = CRSIdentification.fuzz($0) },
    "csv": { CSVReader.fuzz($0) },
    "geojson": { GeoJSONReader.fuzz($0) },
    "gpkg": { GeoPackageFuzzing.file($0) },
    "gpkg-geometry": { GeoPackageFuzzing.geometry($0) },
    "insee": { INSEETableReader.fuzz($0) },
    "shapefile": { try? ShapefileReader.fuzz(parts(of: $0)) },
    "wkb": { WKB.fuzz($0) },
    "zip": { try? ZipArchive.fuzz($0) },
]

/// The parts of a shapefile in one input, each behind its length on two bytes, so that any of them may grow, shrink or be missing.
func parts(of bytes: [UInt8]) -> [ShapefileFiles.Part: [UInt8]] {
    var parts: [ShapefileFiles.Part: [UInt8]] = [:]
    var rest = bytes[...]
    for part in ShapefileFiles.Part.allCases where rest.count >= 2 {
        let length = Int(rest.removeFirst()) | Int(rest.removeFirst()) << 8
        parts[part] = Array(rest.prefix(length))
        rest = rest.dropFirst(length)
    }
    return parts
}

func input(of raw: RawShapefile) -> [UInt8] {
    ShapefileFiles.Part.allCases.flatMap { part in
        let bytes = raw.contents[part] ?? []
        return little16(bytes.count) + bytes
    }
}

/// The shapefile of the tests, one of each kind of shape alone, and tables in every encoding.
var shapefileSeeds: [[UInt8]] {
    let sample = RawShapefile.sample
    var seeds = [input(of: sample)]
    for (rank, type) in [5, 15, 1, 25].enumerated() {
        var raw = RawShapefile(type: Int32(type))
        raw.add(rank == 2 ? pointShape(2, 48) : polygonShape([square(0, 0, 4)], type: type, ordinates: [0, 9, 1, 2, 3, 4, 1]), "Lens      ")
        seeds.append(input(of: raw))
    }
    for (driver, label) in [(0x57, nil), (0x03, nil), (0, "ISO-8859-1"), (0, "1252"), (0, "é")] as [(UInt8, String?)] {
        var raw = RawShapefile(languageDriver: driver, cpg: label)
        raw.add(nullShape, Array("B".utf8) + [0xE9] + Array("thune".utf8) + [0x9C, 0x20, 0x20])
        raw.add(polygonShape([square(0, 0, 4), square(9, 9, 1), square(1, 1, 1, clockwise: false)]), "Liévin   ", deleted: true)
        seeds.append(input(of: raw))
    }
    return seeds
}

/// The zip of the tests, one of a delivery with two layers, and one that holds another.
var zipSeeds: [[UInt8]] {
    let layer = RawShapefile.sample.contents
    let delivery = RawZip(
        ["QP2024/L93/qpv", "QP2024/WGS84/qpv"].flatMap { path in
            layer.sorted { $0.key.rawValue < $1.key.rawValue }.map { RawZip.Entry("\(path).\($0.key.rawValue)", $0.value) }
        })
    var hidden = RawZip.Entry("secret.gpkg", "SQLite format 3")
    hidden.flags = 1
    return [RawZip.sample, delivery, RawZip([RawZip.Entry("qpv.zip", RawZip.sample.bytes)]), RawZip([hidden]), RawZip([])].map(\.bytes)
}

/// Writes the seeds of a parser and ends, where they are asked for.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_ count: UnsafePointer<CInt>?, _ words: UnsafePointer<UnsafePointer<UnsafePointer<CChar>?>?>?) -> CInt {
    guard let folder = getenv("QUARTIERS_SEEDS").map({ String(cString: $0) }) else { return 0 }
    let name = getenv("QUARTIERS_FUZZ").map { String(cString: $0) }
    let seeds = name == "shapefile" ? shapefileSeeds : name == "zip" ? zipSeeds : []
    for (rank, seed) in seeds.enumerated() {
        guard let file = fopen("\(folder)/\(rank)", "w") else { fatalError("\(folder) takes no file") }
        fwrite(seed, 1, seed.count, file)
        fclose(file)
    }
    exit(0)
}

let chosen: @Sendable ([UInt8]) -> Void = {
    let name = getenv("QUARTIERS_FUZZ").map { String(cString: $0) } ?? ""
    guard let entry = entries[name] else { fatalError("QUARTIERS_FUZZ names none of \(entries.keys.sorted())") }
    return entry
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    chosen(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
