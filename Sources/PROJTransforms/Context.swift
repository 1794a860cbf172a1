import PlanarGeometry
import SystemPROJ

/// The owner of a `PJ_CONTEXT`: quiet, offline, and the one place where the conventions of PROJ's return values are known.
///
/// A context costs 0.1 microseconds; what costs is the objects made in it, and the register that the first of them opens.
@safe
struct Context: ~Copyable {
    let pointer: OpaquePointer
    private let log: Unmanaged<LogRecord>

    /// Makes a context without asking for the register, which clones do without.
    init() throws(PROJError) {
        guard !FaultPlan.intercepts("proj_context_create"), let made = unsafe proj_context_create() else {
            throw PROJError(call: "proj_context_create", reason: .library, message: "out of memory", code: 0)
        }
        unsafe pointer = made
        unsafe log = Unmanaged.passRetained(LogRecord())
        unsafe proj_log_level(pointer, PJ_LOG_ERROR)
        unsafe proj_log_func(pointer, log.toOpaque()) { record, _, text in
            guard let record = unsafe record, let text = unsafe text else { return }
            unsafe Unmanaged<LogRecord>.fromOpaque(record).takeUnretainedValue().note(String(cString: text))
        }
        unsafe proj_context_set_enable_network(pointer, 0)
    }

    /// Makes a context that has found the register of reference systems, without which nothing can be looked up.
    ///
    /// - Parameter dataFolder: where PROJ looks for its register and grids, instead of its usual folders.
    static func withRegister(dataFolder: String? = nil) throws(PROJError) -> Context {
        let context = try Context()
        if let dataFolder {
            unsafe dataFolder.withCString { unsafe proj_context_set_search_paths(context.pointer, 1, [$0]) }
        }
        _ = try context.registerPath()
        return context
    }

    deinit {
        unsafe proj_context_destroy(pointer)
        unsafe log.release()
    }

    /// Where the register was found.
    func registerPath() throws(PROJError) -> String {
        clearLog()
        let call: StaticString = "proj_context_get_database_path"
        guard !FaultPlan.intercepts(call), let path = unsafe proj_context_get_database_path(pointer) else {
            let error = failure(call, .databaseMissing, silence: "Cannot find proj.db")
            let remedy = "install the package proj-data, or set PROJ_DATA to the folder that holds proj.db"
            throw PROJError(call: error.call, reason: error.reason, message: "\(error.message); \(remedy)", code: error.code)
        }
        return unsafe String(cString: path)
    }

    /// Forgets what was said before, so that the next failure is not explained by an earlier one.
    func clearLog() { unsafe log.takeUnretainedValue().clear() }

    /// Makes an object, or says why the library did not.
    @safe
    func make(
        _ call: StaticString, _ reason: PROJError.Reason = .library, silence: String = "the library gives no reason",
        _ body: (OpaquePointer) -> OpaquePointer?
    ) throws(PROJError) -> ObjectHandle {
        clearLog()
        guard !FaultPlan.intercepts(call), let made = unsafe body(pointer) else { throw failure(call, reason, silence: silence) }
        return ObjectHandle(made)
    }

    /// Passes on the results of a call that marks its success.
    @safe
    func check(_ call: StaticString, _ body: (OpaquePointer) -> Bool) throws(PROJError) {
        clearLog()
        guard !FaultPlan.intercepts(call), unsafe body(pointer) else { throw failure(call, .library) }
    }

    /// The error that a failed call amounts to: the library's words, else its error number in words, else the given ones.
    func failure(
        _ call: StaticString, _ reason: PROJError.Reason, code: Int32? = nil, silence: String = "the library gives no reason"
    ) -> PROJError {
        let number = unsafe code ?? proj_context_errno(pointer)
        let words = unsafe number == 0 ? nil : proj_context_errno_string(pointer, number).map { unsafe String(cString: $0) }
        let name = call.description
        // Some functions begin with their own name, and some do not.
        let said = unsafe log.takeUnretainedValue().message.map {
            $0.hasPrefix("\(name): ") ? String($0.dropFirst(name.count + 2)) : $0
        }
        return PROJError(call: name, reason: reason, message: said ?? words ?? silence, code: number)
    }
}
