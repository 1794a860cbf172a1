import Foundation
import TestSupport
import Testing

/// The program as it was built, in a process of its own: for what only a process has, such as signals, limits, rights, mounts and pipes.
enum BuiltProgram {
    /// How a script ended.
    struct Ending {
        /// What the shell answers: 128 and the signal's number for a program that a signal ended.
        let status: Int32
        let output: String
        let errors: String
    }

    /// Words before a command that give it a mount table of its own, in which it may mount.
    static let withOwnMounts = ["unshare", "--mount", "--map-root-user"]

    /// Words before a command that take from the superuser the right to pass over the permissions of files.
    static let withoutPrivileges =
        geteuid() == 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"] : []

    /// Whether a small disk can be mounted here, which containers may forbid.
    static let canMount =
        (try? withTemporaryFolder { try bash("mount -t tmpfs tmpfs .", in: $0, under: withOwnMounts).status == 0 }) ?? false

    /// Runs a script of bash in a folder, where `$quartiers` is the program, which speaks French.
    ///
    /// - Parameter wrapper: words before `bash`, such as `withOwnMounts`.
    static func bash(_ script: String, in folder: URL, under wrapper: [String] = []) throws -> Ending {
        try withTemporaryFolder { said in
            let files = try ["output", "errors"].map { name in
                let file = said.appendingPathComponent(name)
                try Data().write(to: file)
                return file
            }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            // Whoever runs the tests may ignore signals, which a program would inherit.
            process.arguments = ["--default-signal"] + wrapper + ["bash", "-c", script]
            process.currentDirectoryURL = folder
            process.environment = [
                "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "quartiers": try program(),
                "QUARTIERS_GEODATA": ProjectFiles.path("Geodata"),
            ]
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try FileHandle(forWritingTo: files[0])
            process.standardError = try FileHandle(forWritingTo: files[1])
            try process.run()
            process.waitUntilExit()
            let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
            let signal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
            return Ending(status: signal + process.terminationStatus, output: texts[0], errors: texts[1])
        }
    }

    /// Where the build put it: beside the program that runs these tests.
    private static func program() throws -> String {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let path = URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("quartiers").path
        try #require(FileManager.default.isExecutableFile(atPath: path), "swift build makes it")
        return path
    }
}

extension Trait where Self == ConditionTrait {
    /// Runs the test where a disk can be mounted, skips it with a printed word elsewhere.
    static var needsMounts: Self { .enabled(if: BuiltProgram.canMount, "needs a small disk of its own (unshare, mount)") }
}
