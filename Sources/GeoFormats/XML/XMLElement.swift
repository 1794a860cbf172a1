import Reporting

/// An element of an XML document: small documents are made of values and written at once, long ones element by element.
public struct XMLElement: Sendable, Hashable {
    /// An attribute and its value.
    public struct Attribute: Sendable, Hashable {
        /// The name, prefix included.
        public var name: String
        /// The value.
        public var value: String

        /// Makes an attribute.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The name, prefix included: `gmd:title`. Written by the program, never by users.
    public var name: String
    /// The attributes, in order.
    public var attributes: [Attribute]
    /// The text it holds; nil for one that holds elements.
    public var text: String?
    /// The elements it holds, in order.
    public var children: [XMLElement]

    /// Makes an element that holds others, or nothing.
    public init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [XMLElement] = []) {
        self.name = name
        self.attributes = attributes.map { Attribute($0.key, $0.value) }
        self.children = children
    }

    /// Makes an element that holds a text.
    public init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
        self.init(name, attributes)
        self.text = text
    }

    /// The first line of a document.
    public static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    /// The document whose root this is.
    public var document: [UInt8] {
        var bytes = Array(Self.declaration.utf8)
        append(to: &bytes)
        return bytes
    }

    /// Adds the element and its line ends, a level deeper for each one around it.
    public func append(to bytes: inout [UInt8], depth: Int = 0) {
        let margin = String(repeating: "  ", count: depth)
        bytes += (margin + startTag(closed: text == nil && children.isEmpty)).utf8
        if let text {
            bytes += MarkupText.escaped(text).utf8
            bytes += "</\(name)>".utf8
        } else if !children.isEmpty {
            bytes.append(UInt8(ascii: "\n"))
            for child in children { child.append(to: &bytes, depth: depth + 1) }
            bytes += "\(margin)</\(name)>".utf8
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// The start tag, for writers that hand the content on as it comes.
    public func startTag(closed: Bool = false) -> String {
        let attributes = attributes.map { " \($0.name)=\"\(MarkupText.escaped($0.value))\"" }.joined()
        return "<\(name)\(attributes)\(closed ? "/" : "")>"
    }
}
