public import PlanarGeometry
public import Reporting

/// Elements that share one coordinate reference system, and where they come from.
///
/// The CRS stands here once and nowhere below: two layers are measured together only when theirs are equal.
public struct Layer<Element: Sendable>: Sendable {
    /// The name, for messages.
    public var name: String
    /// The system of every coordinate of the elements.
    public var crs: CRS
    /// The elements, in the order of the source.
    public var elements: [Element]
    /// Where they come from.
    public var source: SourceRecord
    /// The file that was read, as the user named it; nil without one.
    public var file: String?

    /// Makes a layer.
    public init(name: String, crs: CRS, elements: [Element], source: SourceRecord, file: String? = nil) {
        self.name = name
        self.crs = crs
        self.elements = elements
        self.source = source
        self.file = file
    }

    /// Where findings about its elements point: the file, and the layer in it.
    public var place: Place { Place(file: file ?? source.file, layer: name) }
}
