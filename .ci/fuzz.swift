// The entry that libFuzzer calls; see .ci/fuzz. The environment variable QUARTIERS_FUZZ chooses the parser.

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
    "shapefile": { bytes in
        let middle = bytes.count / 2
        try? ShapefileReader.fuzz([.shp: Array(bytes[..<middle]), .dbf: Array(bytes[middle...])])
    },
    "wkb": { WKB.fuzz($0) },
    "zip": { try? ZipArchive.fuzz($0) },
]

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
