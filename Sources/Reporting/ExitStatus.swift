/// How the command ends; numbers of BSD `sysexits.h` where it has one.
public enum ExitStatus: Int32, Sendable, CaseIterable {
    /// Everything asked for was done.
    case success = 0
    /// Done, and a finding blocks what was asked.
    case blockingFindings = 1
    /// The command line is wrong.
    case usage = 64
    /// The input is wrong.
    case badData = 65
    /// The input is not there.
    case noInput = 66
    /// A fault of the program or of a library.
    case software = 70
    /// The output cannot be created.
    case cannotCreate = 73
    /// Reading or writing failed midway.
    case inputOutput = 74
    /// Somebody else holds the file; the same call may pass later.
    case busy = 75
    /// Stopped by the user.
    case interrupted = 130
}
