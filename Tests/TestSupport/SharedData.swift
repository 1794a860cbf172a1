import Foundation
public import Testing

/// The real files beside the project, which tests may read and never copy.
public enum SharedData {
    /// The folder `../shared` seen from the project's root, or the one that `QUARTIERS_SHARED` names.
    public static let folder: String = {
        if let named = ProcessInfo.processInfo.environment["QUARTIERS_SHARED"] { return named }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("shared").path
    }()

    /// Whether tests that need the folder run. With `REQUIRE_SHARED=1` they always do, and fail where a file is missing.
    public static let isExpected: Bool =
        ProcessInfo.processInfo.environment["REQUIRE_SHARED"] == "1" || FileManager.default.fileExists(atPath: folder)

    /// The path of a file, by its path below the folder: `data/lille/lille-qpvs-4326.geojson`.
    public static func path(_ relative: String) -> String { folder + "/" + relative }
}

/// The national workload that `bench/gen.py` and `bench/jobs/prep_bad.py` of the shared folder generate: 2 GB, and so never there by itself.
public enum NationalData {
    /// The folder of the whole country: `1` in the one that `QUARTIERS_BENCH` names, or in `bench/data` of the shared folder.
    public static let folder = (ProcessInfo.processInfo.environment["QUARTIERS_BENCH"] ?? SharedData.path("bench/data")) + "/1"

    /// The path of a layer: `quartiers_old.gpkg`.
    public static func path(_ name: String) -> String { folder + "/" + name }
}

extension Trait where Self == ConditionTrait {
    /// Runs the test where a layer of the national workload was generated, skips it with a printed word elsewhere.
    public static func needsNationalData(_ name: String) -> Self {
        .enabled(
            if: FileManager.default.fileExists(atPath: NationalData.path(name)),
            "needs \(name) of the national workload (bench/gen.py; QUARTIERS_BENCH names its folder); absent, so skipped")
    }

    /// Runs the test where the real files are, skips it with a printed word elsewhere.
    public static var needsSharedData: Self {
        .enabled(if: SharedData.isExpected, "needs the folder 'shared' beside the project; absent, so skipped")
    }
}
