public import Reporting

/// A shell that completes command lines.
public enum Shell: String, Sendable, CaseIterable {
    /// GNU Bash, 4 or later.
    case bash
    /// Z shell.
    case zsh
    /// fish, 3 or later.
    case fish
}

/// The script that teaches a shell the commands, options and values of a program.
public enum CompletionScript {
    /// The script for a shell; what it says to people is in the language, where the shell shows such words.
    public static func text(for shell: Shell, of program: CommandSpec, language: Language) -> String {
        let path = CommandPath(program)
        return switch shell {
        case .bash: BashCompletion(path).script
        case .zsh: ZshCompletion(path, language: language).script
        case .fish: FishCompletion(path, language: language).script
        }
    }
}

/// What the scripts of all shells share.
enum ShellWords {
    /// The text as one word of a POSIX shell, whatever it holds.
    static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// A name for the functions of a program, made of letters, digits and `_`.
    static func identifier(_ name: String) -> String {
        String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}
