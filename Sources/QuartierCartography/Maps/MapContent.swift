public import PlanarGeometry
public import QuartierModel

/// A quartier on a map: its outline in the plane of the map, in metres, and what is known of it.
public struct MapArea: Sendable, Hashable {
    /// Its identifier.
    public var id: String
    /// Its name.
    public var name: String
    /// Its outline; nil when there is none, and it is then missing from the map but not from its data.
    public var outline: MultiPolygon?
    /// What is known of the indicator.
    public var reading: Reading

    /// Makes a quartier of a map.
    public init(id: String, name: String, outline: MultiPolygon?, reading: Reading) {
        self.id = id
        self.name = name
        self.outline = outline
        self.reading = reading
    }
}

/// A commune behind the quartiers.
public struct MapCommune: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its outline, in the plane of the map.
    public var outline: MultiPolygon

    /// Makes a commune of a map.
    public init(name: String, outline: MultiPolygon) {
        self.name = name
        self.outline = outline
    }
}
