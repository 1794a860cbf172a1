// Why: `environ` is a C global that Swift takes for shared mutable state; nothing here ever changes the environment.
@unsafe @preconcurrency import Glibc

/// The environment of the process, read without Foundation, which would cost more to load than `--help` takes.
public enum ProcessEnvironment {
    /// The variables that have a value, and these values.
    public static func variables() -> [String: String] {
        var variables: [String: String] = [:]
        // A process may be started without any environment: C then says NULL, which the imported type hides.
        var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe environ
        while let entry = unsafe next?.pointee {
            let text = unsafe String(cString: entry)
            if let variable = KeyValue(text), variables[variable.key] == nil { variables[variable.key] = variable.value }
            unsafe next = next?.advanced(by: 1)
        }
        return variables
    }
}
