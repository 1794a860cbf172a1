import Foundation

/// The files of the project itself.
public enum ProjectFiles {
    /// The path of a file, by its path below the root of the package.
    public static func path(_ relative: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent(relative).path
    }
}
