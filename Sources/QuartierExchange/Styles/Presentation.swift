import GeoFormats
import GeoPackage
import PlanarGeometry
import Reporting

/// What makes a GeoPackage open in QGIS as a finished map: a default style for each layer, and a project.
///
/// The tables are those that QGIS itself makes. What people keep there is theirs: a style that they made the default stays it, and a project
/// that they saved under our name is not written over.
struct Presentation {
    /// What the rows that we write are known by.
    static let owner = "quartiers"

    let project: QGISProject

    /// Writes styles and project into the file.
    ///
    /// - Parameter now: the moment, ISO 8601 in UTC.
    func write(to file: GeoPackageFile, now: String) throws {
        for statement in Self.tables { try file.execute(statement) }
        try file.presentTable("layer_styles", summary: "styles (QGIS)")
        try file.execute("DELETE FROM layer_styles WHERE owner = ?1", [.text(Self.owner)])
        for layer in project.groups.flatMap(\.layers) {
            let qml = QMLStyle.document(layer.style, columns: layer.columns, language: project.language)
            let sld = layer.style.map { String(decoding: SLDStyle.document($0, layer: layer.table), as: UTF8.self) }
            try file.execute(
                """
                INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, \
                useAsDefault, description, owner, update_time) SELECT '', '', ?1, ?8, ?2, ?3, ?4, \
                NOT EXISTS (SELECT 1 FROM layer_styles WHERE f_table_name = ?1 AND useAsDefault), ?5, ?6, ?7
                """,
                [
                    .text(layer.table), .text(layer.style?.name ?? "colonnes"), .text(String(decoding: qml, as: UTF8.self)),
                    .text(orNull: sld),
                    .text(layer.title), .text(Self.owner), .text(now), .text(layer.geometry == nil ? "" : "geom"),
                ])
        }
        var metadata: [UInt8] = []
        JSONText.append([("last_modified_time", .text(now)), ("last_modified_user", .text(Self.owner))], to: &metadata)
        try file.execute(
            "DELETE FROM qgis_projects WHERE name = ?1 AND metadata LIKE '%\"last_modified_user\": \"\(Self.owner)\"%'",
            [.text(QGISProject.name)])
        try file.execute(
            "INSERT INTO qgis_projects (name, metadata, content) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            [.text(QGISProject.name), .text(String(decoding: metadata, as: UTF8.self)), .text(try project.content)])
    }

    private static let tables = [
        """
        CREATE TABLE IF NOT EXISTS layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), \
        f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, \
        useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), \
        update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))
        """,
        "CREATE TABLE IF NOT EXISTS qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB)",
    ]
}

extension SourceRecord {
    /// The sources in a line of credits: `Source : ANCT 2024 (Licence Ouverte), IGN 2024`.
    static func credits(_ sources: [SourceRecord]) -> String {
        var names: [String] = []
        for source in sources {
            let name = [source.producer ?? source.title, source.vintage, source.licence.map { "(\($0))" }].compactMap(\.self).joined(
                separator: " ")
            if !names.contains(name) { names.append(name) }
        }
        return names.isEmpty ? "" : "Source : " + names.joined(separator: ", ")
    }
}
