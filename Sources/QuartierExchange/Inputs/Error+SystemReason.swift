import FoundationEssentials
import Glibc

extension Error {
    /// Why the system refused, in its words; those of a `CocoaError` name its parts.
    package var systemReason: String {
        let code = (self as? CocoaError)?.underlying as? POSIXError ?? self as? POSIXError
        guard let code else { return "\(self)" }
        // Why: strerror answers a text of the C library, valid until its next call; it is copied at once.
        return unsafe strerror(code.code.rawValue).map { unsafe String(cString: $0) } ?? "errno \(code.code.rawValue)"
    }
}
