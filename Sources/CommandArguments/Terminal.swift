import Glibc

/// What stands at the other end of an output: a terminal of some width, or a file or pipe.
public struct Terminal: Sendable, Hashable {
    /// Whether a person looks at it.
    public let isInteractive: Bool
    /// Its columns; 80 where they are not known.
    public let columns: Int
    /// Whether bold may be used.
    public let isStyled: Bool

    /// Describes an output.
    public init(isInteractive: Bool, columns: Int = 80, isStyled: Bool = false) {
        self.isInteractive = isInteractive
        self.columns = columns
        self.isStyled = isStyled
    }

    /// Looks at an open file descriptor: 1 is standard output, 2 standard error.
    ///
    /// `COLUMNS` goes before what the terminal says; `NO_COLOR`, set to anything, and `TERM=dumb` ask for plain text.
    public init(descriptor: Int32, environment: [String: String]) {
        let isInteractive = isatty(descriptor) == 1
        let asked = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        let wantsPlain = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        self.init(
            isInteractive: isInteractive, columns: asked ?? (isInteractive ? Self.columns(of: descriptor) : nil) ?? 80,
            isStyled: isInteractive && !wantsPlain)
    }

    private static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
