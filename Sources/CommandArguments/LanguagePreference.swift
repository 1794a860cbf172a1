public import Reporting

extension Language {
    /// The language to speak: the one asked for, else that of the locale, else French.
    ///
    /// Of `LC_ALL`, `LC_MESSAGES` and `LANG` the first that is set decides, as POSIX has it.
    public static func preferred(option: Language?, environment: [String: String]) -> Language {
        if let option { return option }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let tag = locale.prefix { $0.isLetter }.lowercased()
        return Language(rawValue: tag) ?? .french
    }

    /// The language to speak of a command line that may be wrong: its `--lang` is looked for wherever it stands.
    public static func preferred(commandLine words: [String], environment: [String: String]) -> Language {
        let options = words.prefix { $0 != "--" }
        let long = CommonOptions.language.spec.long
        var asked: Language?
        for (index, word) in options.enumerated() {
            if word == long, index + 1 < options.count { asked = Language(rawValue: options[index + 1]) ?? asked }
            if word.hasPrefix(long + "=") { asked = Language(rawValue: String(word.dropFirst(long.count + 1))) ?? asked }
        }
        return preferred(option: asked, environment: environment)
    }
}
