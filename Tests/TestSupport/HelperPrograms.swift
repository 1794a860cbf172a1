import Foundation

/// The programs of the system that tests may use where they are installed.
public enum HelperPrograms {
    /// The variables that name the folders of programs.
    public static let searchPath = ["PATH": "/usr/local/bin:/usr/bin:/bin"]

    /// Whether a program is there.
    public static func has(_ name: String) -> Bool {
        (searchPath["PATH"] ?? "").split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }
}
