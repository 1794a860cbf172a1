import QuartierModel

/// A convention cut into its quartiers and their sections, line by line, before any is read.
struct ConventionOutline {
    /// The lines before the first quartier, without the table of contents: title, preamble, editorial.
    private(set) var front: [SourceLine] = []
    /// The quartiers, in order.
    private(set) var quartiers: [OutlineQuartier] = []
    /// The names that the table of contents gives, in order.
    private(set) var contents = TableOfContents()
    /// Whether a line says that it is a convention of a contrat de ville.
    private(set) var hasTitle = false

    private enum Section: Hashable { case front, contents, presentation, list(ConventionList), objectives, closing }
    private var section = Section.front
    private var current: Int?

    /// Cuts a document.
    init(_ lines: [SourceLine]) {
        var index = 0
        while index < lines.count {
            index += take(lines, at: index)
        }
    }

    /// Takes the line at an index, with those that belong to it, and gives their number.
    private mutating func take(_ lines: [SourceLine], at index: Int) -> Int {
        let line = lines[index]
        guard !line.isBlank else {
            append(line)
            return 1
        }
        let (heading, taken) = Self.heading(lines, at: index)
        if section == .contents {
            let next = lines[(index + taken)...].first { !$0.isBlank }
            if contents.holds(line, heading: heading, next: next) { return taken }
            section = .front
        } else if let heading, heading.hasPageNumber {
            // The title of the table of contents may be lost, its entries are still no headings.
            contents.note(heading, line)
            return taken
        }
        if let heading {
            if enter(heading, lines, at: index, taken: taken) {
                return taken + Self.restOfHeading(heading, lines, after: index + taken)
            }
        } else if IdentityLabel.begins(line), beginsQuartierWithoutHeading(line) {
            begin(OutlineQuartier(name: nil, line: line))
        } else if current != nil, section != .closing, section != .objectives, ObjectiveRows.isColumnHead(line) {
            section = .objectives
            changeCurrent { $0.isObjectivesHeadingLost = true }
        }
        if section == .front, !hasTitle { hasTitle = Self.isTitle(line) }
        append(line)
        return 1
    }

    /// Goes where a heading leads; false when the line is to be kept where it stands.
    private mutating func enter(_ line: HeadingLine, _ lines: [SourceLine], at index: Int, taken: Int) -> Bool {
        switch line.heading {
        case .contents:
            guard current == nil else { return false }
            section = .contents
        case .preamble:
            guard current == nil else { return false }
            section = .front
        case .quartier(let name):
            guard !name.isEmpty, line.identityReach.map({ Self.isFollowedByIdentity(lines, after: index + taken, within: $0) }) ?? true
            else {
                return false
            }
            if let known = quartiers.firstIndex(where: { $0.name.map { NameKey($0.text) == NameKey(name) } ?? false }) {
                // A heading repeated at the top of a page, or a second part under the same name.
                if quartiers[known].isEmpty { quartiers[known].name = (name, lines[index]) }
                if current != known { section = .presentation }
                current = known
            } else {
                begin(OutlineQuartier(name: (name, lines[index]), line: lines[index]))
            }
        case .map:
            guard current != nil else { return false }
            section = .presentation
            changeCurrent { $0.mapStart = $0.mapStart ?? $0.presentation.count }
        case .portrait:
            guard current != nil else { return false }
            section = .presentation
            changeCurrent { $0.portraitStart = $0.portraitStart ?? $0.presentation.count }
        case .list(let list):
            guard current != nil else { return false }
            section = .list(list)
            changeCurrent { $0.lists[list, default: []] += [] }
        case .objectives:
            guard current != nil else { return false }
            section = .objectives
        case .stake:
            guard current != nil, section != .closing else { return false }
            if section != .objectives { changeCurrent { $0.isObjectivesHeadingLost = true } }
            section = .objectives
            // The heading of a stake is a row of its table as well.
            return false
        case .closing:
            guard current != nil else { return false }
            section = .closing
        }
        return true
    }

    /// Whether a line of identity (« Statut : … ») stands where it can only begin another quartier.
    private func beginsQuartierWithoutHeading(_ line: SourceLine) -> Bool {
        // Before the first quartier, a line like « Communes concernées » may belong to an editorial.
        guard let current else { return IdentityLabel.beginsSurely(line, except: .communes) }
        switch section {
        case .front, .contents: return IdentityLabel.beginsSurely(line, except: .communes)
        case .list, .objectives, .closing: return IdentityLabel.beginsSurely(line)
        case .presentation:
            // The same label a second time, once the portrait has begun.
            return quartiers[current].portraitStart != nil && IdentityLabel.beginsSurely(line)
                && quartiers[current].presentation.contains { IdentityLabel.beginsSurely($0) }
        }
    }

    private mutating func begin(_ quartier: OutlineQuartier) {
        quartiers.append(quartier)
        current = quartiers.count - 1
        section = .presentation
    }

    private mutating func changeCurrent(_ change: (inout OutlineQuartier) -> Void) {
        if let current { change(&quartiers[current]) }
    }

    private mutating func append(_ line: SourceLine) {
        switch section {
        case .front: front.append(line)
        case .contents, .closing: break
        case .presentation: changeCurrent { $0.presentation.append(line) }
        case .list(let list): changeCurrent { $0.lists[list, default: []].append(line) }
        case .objectives: changeCurrent { $0.objectives.append(line) }
        }
    }

    /// The heading that stands at a line, over two lines where a quote is not closed or the name of a quartier stands on the next.
    private static func heading(_ lines: [SourceLine], at index: Int) -> (HeadingLine?, taken: Int) {
        let one = HeadingLine(lines[index])
        guard case .quartier(let name) = one?.heading, one?.hasPageNumber == false, name.isEmpty || lines[index].hasOpenQuote,
            let next = lines.indices.dropFirst(index + 1).first(where: { !lines[$0].isBlank }), next <= index + 2
        else { return (one, 1) }
        let joined = SourceLine(number: lines[index].number, raw: lines[index].raw + " " + lines[next].raw)
        guard !joined.hasOpenQuote, let two = HeadingLine(joined), case .quartier(let whole) = two.heading, !whole.isEmpty else {
            return (one, 1)
        }
        return (two, next - index + 1)
    }

    /// How many lines the rest of a heading takes: « pourra s'appuyer » under « Les opportunités : … sur lesquelles on ».
    private static func restOfHeading(_ heading: HeadingLine, _ lines: [SourceLine], after index: Int) -> Int {
        guard !heading.isWhole, index < lines.count, !lines[index].isBlank, Bullet.stripped(lines[index].text) == nil else { return 0 }
        let key = String(decoding: HeadingLine.key(lines[index].text), as: UTF8.self)
        let isRest = !key.isEmpty && KnownHeading.all.contains { $0.heading == heading.heading && $0.forms.contains { $0.hasSuffix(key) } }
        return isRest ? 1 : 0
    }

    /// Whether what a quartier begins with stands within the next few lines.
    private static func isFollowedByIdentity(_ lines: [SourceLine], after index: Int, within reach: Int) -> Bool {
        lines[min(index, lines.count)...].lazy.filter { !$0.isBlank }.prefix(reach).contains { IdentityLabel.begins($0) }
    }

    private static func isTitle(_ line: SourceLine) -> Bool {
        let key = String(decoding: HeadingLine.key(line.text), as: UTF8.self)
        return key.contains("conventiondapplication") || key.contains("contratdeville")
    }
}

/// The lines of one quartier, by section.
struct OutlineQuartier {
    /// Its name and the line of its heading; nil when it has none.
    var name: (text: String, line: SourceLine)?
    /// The line it begins on.
    let line: SourceLine
    /// From its heading to its first list: identity, map, portrait.
    var presentation: [SourceLine] = []
    /// Where in the presentation the map begins, when its heading is there.
    var mapStart: Int?
    /// Where in the presentation the portrait begins, when its heading is there.
    var portraitStart: Int?
    /// The lines of each list whose heading is there.
    var lists: [ConventionList: [SourceLine]] = [:]
    /// The lines of the table of objectives.
    var objectives: [SourceLine] = []
    /// Whether the table of objectives begins without its heading.
    var isObjectivesHeadingLost = false

    init(name: (text: String, line: SourceLine)?, line: SourceLine) {
        self.name = name
        self.line = line
    }

    /// Whether nothing stands under its heading.
    var isEmpty: Bool {
        presentation.allSatisfy(\.isBlank) && objectives.allSatisfy(\.isBlank) && lists.values.allSatisfy { $0.allSatisfy(\.isBlank) }
    }
}

extension SourceLine {
    /// Whether it opens a quote that it does not close.
    var hasOpenQuote: Bool {
        if text.contains("«") { return !text.contains("»") }
        if text.contains("“") { return !text.contains("”") }
        return text.count { $0 == "\"" } == 1
    }
}
