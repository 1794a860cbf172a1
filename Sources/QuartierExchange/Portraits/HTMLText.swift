import Reporting

/// Text inside HTML, whatever characters it holds.
enum HTMLText {
    /// A cell of a table.
    enum Cell {
        case header(String)
        case text(String)
        case number(String)
    }

    /// A text that HTML takes as text.
    static func escaped(_ text: String) -> String { MarkupText.escaped(text) }

    /// An element that holds a text.
    static func element(_ name: String, _ text: String) -> String { "<\(name)>\(escaped(text))</\(name)>\n" }

    /// A row of a table.
    static func row(_ cells: [Cell]) -> String {
        "<tr>"
            + cells.map { cell in
                switch cell {
                case .header(let text): "<th>\(escaped(text))</th>"
                case .text(let text): "<td>\(escaped(text))</td>"
                case .number(let text): "<td class=\"number\">\(escaped(text))</td>"
                }
            }.joined() + "</tr>\n"
    }
}
