import Reporting

/// Writes SVG and HTML: the only way to make either, so that no text of a file gets there unescaped.
///
/// Names of elements and attributes are literals of the program; everything else is escaped.
public struct MarkupWriter: Sendable {
    /// The value of an attribute.
    public enum Attribute: Sendable, ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
        /// A text, escaped.
        case text(String)
        /// A number with at most two decimals, which at a point each is a three-hundredth of a millimetre.
        case number(Double)
        /// The geometry of a path, which holds nothing but digits and commands.
        case path(PathData)
        /// An attribute that is left out.
        case none

        /// A text.
        public init(stringLiteral value: String) { self = .text(value) }
        /// A number.
        public init(floatLiteral value: Double) { self = .number(value) }
        /// A whole number.
        public init(integerLiteral value: Int) { self = .number(Double(value)) }
    }

    /// The attributes of an element, in order.
    public typealias Attributes = KeyValuePairs<StaticString, Attribute>

    /// What is written so far, UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var openElements: [StaticString] = []

    /// Starts with nothing.
    public init() {}

    /// Opens an element.
    public mutating func open(_ name: StaticString, _ attributes: Attributes = [:]) {
        start(name, attributes)
        bytes.append(UInt8(ascii: ">"))
        openElements.append(name)
    }

    /// Closes the element opened last.
    ///
    /// - Precondition: one is open.
    public mutating func close() {
        precondition(!openElements.isEmpty, "no element to close")
        append("</")
        append(openElements.removeLast())
        append(">\n")
    }

    /// Writes an element with what a closure writes in it.
    public mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ body: (inout MarkupWriter) -> Void) {
        open(name, attributes)
        body(&self)
        close()
    }

    /// Writes an element that holds a text.
    public mutating func element(_ name: StaticString, _ attributes: Attributes = [:], text: String) {
        open(name, attributes)
        append(MarkupText.escaped(text))
        close()
    }

    /// Writes an element without content, as XML and SVG in HTML write it.
    public mutating func empty(_ name: StaticString, _ attributes: Attributes = [:]) {
        start(name, attributes)
        append("/>\n")
    }

    /// Writes an element of HTML that has no end tag: `meta`, `input`.
    public mutating func void(_ name: StaticString, _ attributes: Attributes = [:]) {
        start(name, attributes)
        append(">\n")
    }

    /// Writes a text.
    public mutating func text(_ text: String) { append(MarkupText.escaped(text)) }

    /// Writes markup of the program itself: a document type, a script or style of its sources.
    public mutating func literal(_ markup: StaticString) { append(markup) }

    /// Writes markup that another escaping writer made: its texts are escaped already.
    package mutating func embed(_ markup: String) { bytes += markup.utf8 }

    /// Writes a script or style of the program's own sources.
    package mutating func embed(_ resource: [UInt8]) { bytes += resource }

    /// Writes a document made by another writer.
    public mutating func append(_ other: MarkupWriter) { bytes += other.bytes }

    private mutating func start(_ name: StaticString, _ attributes: Attributes) {
        append("<")
        append(name)
        for (attribute, value) in attributes {
            if case .none = value { continue }
            append(" ")
            append(attribute)
            append("=\"")
            switch value {
            case .text(let text): append(MarkupText.escaped(text))
            case .number(let number): append(PathData.decimal(number, decimals: 2))
            case .path(let path): bytes += path.bytes
            case .none: break
            }
            append("\"")
        }
    }

    private mutating func append(_ text: String) { bytes += text.utf8 }
    private mutating func append(_ text: StaticString) { bytes += text.description.utf8 }
}
