import FoundationEssentials

/// Where the embedded dataset is: `QUARTIERS_GEODATA`, else beside the program, as installed (`../share/quartiers/Geodata`) or as built (in the
/// root of the package, above `.build`).
enum GeodataFolder {
    static func find(_ variables: [String: String]) -> String? {
        if let named = variables["QUARTIERS_GEODATA"], !named.isEmpty { return named }
        guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else { return nil }
        var folder = program
        for _ in 0..<5 {
            guard let slash = folder.lastIndex(of: "/") else { return nil }
            folder = String(folder[..<slash])
            for candidate in [folder + "/share/quartiers/Geodata", folder + "/Geodata"] where isDataset(candidate) { return candidate }
        }
        return nil
    }

    private static func isDataset(_ folder: String) -> Bool { FileManager.default.fileExists(atPath: folder + "/communes.geojson") }
}
