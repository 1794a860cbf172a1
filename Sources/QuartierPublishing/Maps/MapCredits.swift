import Reporting

/// The line under a map, in the form of the conventions: « Source : … – Réalisation : … – date ».
enum MapCredits {
    static func line(sources: [SourceRecord], author: String?, date: String, in language: Language) -> String {
        var names: [String] = []
        for source in sources {
            let vintage = source.vintage.map { " \($0)" } ?? ""
            let name = (source.producer ?? source.title) + vintage
            if !name.isEmpty, !names.contains(name) { names.append(name) }
        }
        var parts: [String] = []
        if !names.isEmpty {
            let list = names.joined(separator: " ; ")
            parts.append(Text(fr: "Source : \(list)", en: "Source: \(list)")[language])
        }
        if let author { parts.append(Text(fr: "Réalisation : \(author)", en: "Made by \(author)")[language]) }
        parts.append(day(date, in: language))
        return parts.joined(separator: " – ")
    }

    /// `21/11/2026` in French, ISO 8601 in English.
    private static func day(_ date: String, in language: Language) -> String {
        let day = String(date.prefix(10))
        let parts = day.split(separator: "-")
        return language == .french && parts.count == 3 ? parts.reversed().joined(separator: "/") : day
    }
}
