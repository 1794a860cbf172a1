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

extension Trait where Self == ConditionTrait {
    /// Runs the test where the real files are, skips it with a printed word elsewhere.
    public static var needsSharedData: Self {
        .enabled(if: SharedData.isExpected, "needs the folder 'shared' beside the project; absent, so skipped")
    }
}
