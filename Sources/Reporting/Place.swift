/// Where in the input something was seen: as much of it as is known.
public struct Place: Hashable, Sendable {
    /// The file, as the user named it.
    public var file: String?
    /// The layer or table inside the file.
    public var layer: String?
    /// The rank of the feature in its layer, from 1.
    public var feature: Int?
    /// The name or code by which people know the feature.
    public var name: String?
    /// The line in a text file, from 1.
    public var line: Int?
    /// The column in a text line, in characters, or the field's rank in a table, from 1.
    public var column: Int?
    /// The field or column of a table, by name.
    public var field: String?
    /// A position in the plane of the layer.
    public var x: Double?
    /// A position in the plane of the layer.
    public var y: Double?

    /// Makes a place from what is known.
    public init(
        file: String? = nil, layer: String? = nil, feature: Int? = nil, name: String? = nil, line: Int? = nil, column: Int? = nil,
        field: String? = nil, x: Double? = nil, y: Double? = nil
    ) {
        self.file = file
        self.layer = layer
        self.feature = feature
        self.name = name
        self.line = line
        self.column = column
        self.field = field
        self.x = x
        self.y = y
    }

    /// Nothing known.
    public static let unknown = Place()

    /// The place with what is missing taken from a wider one: the file from the reader, the feature from the loop.
    public func within(_ outer: Place) -> Place {
        Place(
            file: file ?? outer.file, layer: layer ?? outer.layer, feature: feature ?? outer.feature, name: name ?? outer.name,
            line: line ?? outer.line, column: column ?? outer.column, field: field ?? outer.field, x: x ?? outer.x, y: y ?? outer.y)
    }

    /// `fichier.geojson, couche « qpv », objet 3 (QP059067), ligne 12, colonne 4, près de (709909,97 ; 7058181,04)`.
    public func words(in language: Language) -> String {
        var parts: [String] = []
        if let file { parts.append(file) }
        if let layer { parts.append(Text(fr: "couche « \(layer) »", en: "layer '\(layer)'")[language]) }
        if let feature {
            let rank = Text(fr: "objet \(feature)", en: "feature \(feature)")[language]
            parts.append(name.map { "\(rank) (\($0))" } ?? rank)
        } else if let name {
            parts.append(name)
        }
        if let line { parts.append(Text(fr: "ligne \(line)", en: "line \(line)")[language]) }
        if let column { parts.append(Text(fr: "colonne \(column)", en: "column \(column)")[language]) }
        if let field { parts.append(Text(fr: "champ « \(field) »", en: "field '\(field)'")[language]) }
        if let x, let y {
            // Degrees need their decimals, metres do not: both read well with at most six, trailing zeros dropped.
            let style = NumberStyle(language)
            let decimals = max(abs(x), abs(y)) > 400 ? 0...2 : 0...6
            let separator = language == .french ? " ; " : ", "
            let position = "(\(style.string(x, decimals: decimals))\(separator)\(style.string(y, decimals: decimals)))"
            parts.append(Text(fr: "près de \(position)", en: "near \(position)")[language])
        }
        return parts.joined(separator: ", ")
    }
}
