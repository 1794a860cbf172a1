import Digests
import FoundationEssentials
import QuartierCartography
import QuartierExchange
public import Reporting

/// The whole atlas as one page that needs nothing else: a map to move in, a choice of indicator and generation, details, and the same data as a table.
///
/// Every word, colour and number is in the document; the script only shows and hides. It loads nothing: its Content-Security-Policy forbids all but the
/// script and style it carries, by their digests.
public struct SinglePage: Sendable {
    let content: AtlasContent
    let language: Language
    /// What the reader chooses among: figures of documents, then estimates from tiles.
    let choices: [PageChoice]

    /// Prepares the page.
    ///
    /// - Parameter content: its maps are those that the reader chooses among.
    public init(_ content: AtlasContent, language: Language) {
        self.content = content
        self.language = language
        choices =
            content.maps.map { PageChoice($0.map, isEstimated: false) } + content.estimateMaps.map { PageChoice($0.map, isEstimated: true) }
    }

    /// The page.
    public var bytes: [UInt8] {
        var html = MarkupWriter()
        html.literal("<!DOCTYPE html>\n")
        html.element("html", ["lang": .text(language.rawValue)]) { html in
            html.element("head") { writeHead(&$0) }
            html.element("body") { html in
                html.element("a", ["class": "skip", "href": "#table"], text: word("Aller à la table", "Go to the table"))
                html.element("header") { html in
                    html.element("h1", text: title)
                    for note in content.notes { html.element("p", ["class": "note"], text: note[language]) }
                }
                html.element("main") { html in
                    writeControls(&html)
                    writeMap(&html)
                    html.element("section", ["id": "details", "aria-label": .text(word("Le quartier choisi", "The quartier chosen"))]) {
                        html in
                        html.element(
                            "p", ["class": "note"],
                            text: word(
                                "Choisir un quartier sur la carte, ou une valeur dans la table : ce qui en est connu se lit ici.",
                                "Choose a quartier on the map, or a value in the table: what is known of it is told here."))
                        for entry in content.entries { writeDetails(&html, entry) }
                    }
                    writeTable(&html)
                }
                html.element("footer") { html in
                    html.element("p", ["class": "note"], text: content.credits(in: language))
                }
                html.open("script")
                html.embed(PackageResources.page_js)
                html.close()
            }
        }
        return html.bytes
    }

    private var title: String { word("Quartiers de la politique de la ville", "Neighbourhoods of the politique de la ville") }

    func word(_ french: String, _ english: String) -> String { Text(fr: french, en: english)[language] }

    private func writeHead(_ html: inout MarkupWriter) {
        html.void("meta", ["charset": "utf-8"])
        html.void("meta", ["name": "viewport", "content": "width=device-width"])
        let policy =
            "default-src 'none'; script-src '\(Self.digest(PackageResources.page_js))'; style-src '\(Self.digest(PackageResources.page_css))'; "
            + "base-uri 'none'; form-action 'none'"
        html.void("meta", ["http-equiv": "Content-Security-Policy", "content": .text(policy)])
        html.element("title", text: title)
        html.open("style")
        html.embed(PackageResources.page_css)
        html.close()
    }

    /// The digest of a script or style as a policy writes it.
    static func digest(_ resource: [UInt8]) -> String {
        let hexadecimal = Array(SHA256.hexadecimal(of: resource))
        let bytes = stride(from: 0, to: hexadecimal.count, by: 2).compactMap { UInt8(String(hexadecimal[$0...$0 + 1]), radix: 16) }
        return "sha256-" + Data(bytes).base64EncodedString()
    }
}
