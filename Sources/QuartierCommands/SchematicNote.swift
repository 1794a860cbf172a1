import PlanarGeometry
import QuartierModel
import Reporting

/// The words that every output made from a drawn outline carries.
enum SchematicNote {
    static let text = Text(
        fr: "Contours schématiques, dessinés pour la démonstration : ni officiels, ni bons pour une décision.",
        en: "Schematic outlines, drawn for the demonstration: neither official nor fit for a decision.")

    /// The note, when a layer holds a schematic outline.
    static func notes(for layers: [Layer<Perimeter>]) -> [Text] {
        layers.contains { $0.elements.contains(where: \.isSchematic) } ? [text] : []
    }
}
