/// The forms in which a command writes its result.
public enum OutputFormat: String, Sendable, CaseIterable {
    /// Aligned columns for people.
    case table
    /// CSV, RFC 4180.
    case csv
    /// JSON under the schema of the columns.
    case json
    /// GeoJSON, RFC 7946, for results that have outlines.
    case geojson
}
