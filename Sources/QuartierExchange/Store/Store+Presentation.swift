import GeoFormats
import GeoPackage
import PlanarGeometry
import QuartierModel
import Reporting

extension Store {
    /// Brings up to date what makes the store open in QGIS as a finished map: a view for each generation, the styles, the project.
    func refreshPresentation(now: String) throws {
        let generations = try generations()
        let views = generations.map(GenerationView.init)
        try write(now: now) { file in
            for view in views {
                try file.createView(
                    ViewDefinition(
                        view.name, query: view.query(key: "OGC_FID"), columns: GenerationView.columns, geometry: GeometryColumn(crs: crs),
                        identifier: view.name, summary: view.title[.french]))
            }
        }
        let project = try project(generations: generations, views: views)
        try write(now: now) { file in try Presentation(project: project).write(to: file, now: now) }
    }

    private func project(generations: [Generation], views: [GenerationView]) throws -> QGISProject {
        func layer(_ table: StoreTable, _ style: LayerStyle?, isVisible: Bool = false) -> QGISProject.Layer {
            let title = table.schema.title.french
            return QGISProject.Layer(
                table: table.name, title: title.prefix(1).uppercased() + title.dropFirst(), geometry: table.geometry,
                crs: table.geometry == nil ? nil : table.crs ?? crs, style: style, columns: table.schema.columns, isVisible: isVisible)
        }
        let current = generations.current
        let portraits = try zip(generations, views).reversed().map { generation, view in
            let rates = try rows(view.values(of: .povertyRate), columns: 1).compactMap { $0[0].number }
            let style = LayerStyle.portrait(of: generation, rates: rates, columns: GenerationView.columns)
            return QGISProject.Layer(
                table: view.name, title: view.title.french, geometry: .multiPolygon, crs: crs, style: style,
                columns: GenerationView.columns,
                isVisible: current.contains(generation))
        }
        let others = StoreSchema.tables.filter { table in table != StoreSchema.store && table.geometry == nil }
        let extent =
            try rows(
                "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'perimetres' AND min_x IS NOT NULL", columns: 4
            ).first.map { $0.compactMap(\.number) } ?? []
        let sources = try sources()
        let isSchematic = try !rows("SELECT 1 FROM perimetres WHERE schematique LIMIT 1", columns: 1).isEmpty
        return QGISProject(
            title: "Quartiers de la politique de la ville", credits: SourceRecord.credits(sources),
            notes: isSchematic ? [SchematicNote.text] : [], file: path?.split(separator: "/").last.map(String.init) ?? "", crs: crs,
            extent: extent.count == 4 ? Envelope(minX: extent[0], minY: extent[1], maxX: extent[2], maxY: extent[3]) : .empty,
            groups: [
                QGISProject.Group(
                    title: "Contrôles", layers: [layer(StoreSchema.controls, .findings)], isExpanded: false),
                QGISProject.Group(
                    title: "Périmètres",
                    layers: [layer(StoreSchema.perimeters, .perimeters(of: generations), isVisible: generations.count > 1)]),
                QGISProject.Group(
                    title: "Évolutions",
                    layers: [layer(StoreSchema.evolutions, .evolutions), layer(StoreSchema.originalOutlines, .originalOutlines)],
                    isExpanded: false),
                QGISProject.Group(title: "Quartiers et portraits", layers: portraits),
                QGISProject.Group(
                    title: "Fond", layers: [layer(StoreSchema.communes, .communes, isVisible: true), layer(StoreSchema.tiles, .tiles)]),
                QGISProject.Group(title: "Tables", layers: others.map { layer($0, nil) }, isExpanded: false),
            ].filter { !$0.layers.isEmpty })
    }
}

extension [Generation] {
    /// What a map shows first: the latest generation of the State, and the quartiers that stand beside it.
    var current: [Generation] { [filter { $0 != .local }.max(), first { $0 == .local }].compactMap(\.self) }
}
