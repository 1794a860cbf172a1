import CommandArguments
import GeoFormats
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import QuartierPublishing
import Reporting

extension Verb {
    private static let verify = Option(
        "verify", .folder,
        Text(
            fr: "Vérifie la livraison de ce dossier au lieu de publier : un fichier modifié, absent ou en trop donne la sortie 1.",
            en: "Verifies the delivery in this folder in place of publishing: a file changed, missing or added gives exit status 1."))
    private static let title = Option(
        "title", .words, default: "Quartiers de la politique de la ville",
        Text(fr: "Le titre de la livraison.", en: "The title of the delivery."))
    private static let producer = Option(
        "producer", .words,
        Text(
            fr: "Qui en répond ; à défaut les producteurs des sources.", en: "Who answers for it; without it the producers of the sources.")
    )
    private static let contact = Option(
        "contact", .words, Text(fr: "L'adresse où écrire, pour les métadonnées.", en: "The address to write to, for the metadata."))
    private static let licence = Option(
        "licence", .words,
        Text(
            fr: "La licence de la livraison ; à défaut celle des sources, quand elles n'en ont qu'une.",
            en: "The licence of the delivery; without it that of the sources, when they have just one."))
    private static let date = Option(
        "date", .day,
        Text(
            fr: "La date des données ; à défaut celle du dernier import : les mêmes données donnent les mêmes octets à toute heure.",
            en: "The date of the data; without it that of the last import: the same data give the same bytes at any hour."))

    static let publish = Verb(
        CommandSpec(
            "publish", group: VerbGroup.output,
            summary: Text(
                fr: "Publie le tout dans un dossier, si les contrôles le permettent.",
                en: "Publishes everything to a folder, if the controls allow."),
            discussion: [
                Text(
                    fr: """
                        Passe la norme « publication » de check. Si rien ne bloque, écrit GeoPackage, GeoJSON, shapefile, CSV, cartes SVG, atlas, métadonnées \
                        (ISO 19139, data.gouv.fr), LISEZMOI.md et empreintes SHA-256 ; relit ce qui est écrit (X01). Sinon sort par 1, n'écrit rien, et dit ce qui bloque \
                        et comment y remédier. Le dossier apparaît en entier ou pas du tout.
                        """,
                    en: """
                        Runs the norm 'publication' of check. When nothing blocks, writes GeoPackage, GeoJSON, shapefile, CSV, SVG maps, atlas, metadata \
                        (ISO 19139, data.gouv.fr), LISEZMOI.md and SHA-256 digests; reads back what is written (X01). Otherwise ends with 1, writes nothing, and says what \
                        blocks and how to mend it. The folder appears whole or not at all.
                        """)
            ],
            arguments: [LayerOptions.layer.spec],
            options: [verify.spec, title.spec, producer.spec, contact.spec, licence.spec, date.spec, Verb.noPDF.spec]
                + LayerOptions.choosingAmongCommunes,
            examples: [
                CommandSpec.Example(
                    "quartiers publish --store agglo.gpkg -o livraison-2024 --producer \"CA Béthune-Bruay\"",
                    Text(fr: "La livraison d'un magasin.", en: "The delivery of a store.")),
                CommandSpec.Example(
                    "quartiers publish --verify livraison-2024",
                    Text(fr: "La livraison est-elle celle qui a été publiée ?", en: "Is the delivery the one that was published?")),
            ],
            endings: [
                CommandSpec.Ending(
                    .blockingFindings,
                    Text(fr: "un constat bloque : rien n'a été écrit", en: "a finding blocks: nothing was written"))
            ])
    ) { run in
        if let folder = run.arguments[verify] {
            var isIntact = true
            let table = try DeliveryManifest.verify(folder) { finding in
                isIntact = false
                try run.report(finding)
            }
            try run.write(table)
            return isIntact ? .success : .blockingFindings
        }
        guard let path = run.arguments[CommonOptions.output], path != "-" else {
            throw QuartiersError(
                .usage, Text(fr: "une livraison s'écrit dans un dossier", en: "a delivery is written to a folder"),
                remedy: Text(fr: "Le nommer : -o livraison.", en: "Name it: -o livraison."))
        }
        let checking = try Checking(run, Checking.Request(isForPublication: true))
        guard checking.verdict.isFitToPublish else { return try run.refuse(checking) }

        let sources = try run.sources(of: checking.input.layers.map(\.source), communes: checking.input.communes?.source)
        let day = String((run.arguments[date] ?? sources.compactMap(\.obtained).max() ?? run.environment.now()).prefix(10))
        let layers = try run.flatLayers(date: day)
        let communes = try run.communesIfKnown(report: run.report)
        let licences = Set(sources.compactMap(\.licence))
        let producers = sources.compactMap(\.producer).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let description = DeliveryDescription(
            title: run.arguments[title], producer: run.arguments[producer] ?? producers.joined(separator: ", "),
            contact: run.arguments[contact],
            licence: run.arguments[licence] ?? (licences.count == 1 ? licences.first : nil), date: day,
            generations: layers.compactMap { $0.layer.elements.first?.generation }, crs: layers.first?.layer.crs ?? .lambert93,
            limits: try run.limits(of: layers), perimeterCount: layers.reduce(0) { $0 + $1.layer.elements.count }, sources: sources,
            notes: FlatLayer.notes(of: layers))
        let delivery = Delivery(
            layers: layers, evolutions: try run.keptEvolutions(), communes: communes, controls: checking.table(in: .french),
            description: description)
        let store = try run.checkedStore()
        let maps = try store.map { try DeliveredMaps(of: layers, communes: communes, in: $0, author: description.producer, date: day) }
        let atlas = try store.flatMap { try run.deliveredAtlas(of: $0, checking, author: description.producer, date: day) }
        let manifest = try delivery.write(
            to: path, overwrite: run.arguments[CommonOptions.overwrite], workers: run.workers, progress: run.progress,
            adding: { folder in
                try maps?.write(to: folder)
                for file in atlas ?? [] { try folder.write("atlas/\(file.name)") { $0.pending += file.bytes } }
            }, report: run.report)
        guard let manifest else {
            run.say(.nothingWritten)
            return .blockingFindings
        }
        try run.show(manifest.table)
        run.say(checking.verdict.sentence)
        return .success
    }
}

extension Run {
    /// Says what blocks, and how to mend it.
    fileprivate func refuse(_ checking: Checking) throws -> ExitStatus {
        for finding in checking.findings where finding.kind.severity == .blocking && finding.waivedBy == nil { try report(finding) }
        say(checking.verdict.sentence)
        say(.nothingWritten)
        return .blockingFindings
    }

    /// The atlas of what is published, in French as the rest of a delivery; nil where no outline can be drawn.
    fileprivate func deliveredAtlas(of store: Store, _ checking: Checking, author: String, date: String) throws -> [AtlasPages.File]? {
        let layers = checking.input.layers
        guard layers.contains(where: { $0.elements.contains { $0.outline?.isEmpty == false } }) else { return nil }
        var request = AtlasRequest(
            of: store, perimeters: try perimetersOfMap().layer, layers: layers, communes: checking.input.communes,
            mapped: [Indicator.povertyRate.key, Indicator.population.key], date: date, language: .french)
        request.tiles = try store.holdsTiles() ? store.tileSource() : nil
        request.findings = checking.findings
        request.author = author
        request.workers = workers
        request.progress = progress
        let pages = AtlasPages(try AtlasContent(request, report: report), language: .french)
        guard !arguments[Verb.noPDF] else { return pages.files }
        guard PictureFile.isAvailable(in: searchPath) else {
            say(.noPDF)
            return pages.files
        }
        return pages.files + [AtlasPages.File(name: "atlas.pdf", bytes: try picture(of: pages.drawings, as: .pdf))]
    }

    /// The limits of layers in longitude and latitude.
    fileprivate func limits(of layers: [FlatLayer]) throws -> Envelope {
        try layers.reduce(Envelope.empty) { limits, layer in
            let outlines = try OutlineProjection.project(layer.layer.elements.map(\.outline), from: layer.layer.crs, to: .wgs84)
            return outlines.compactMap { $0?.envelope }.reduce(limits) { $0.union($1) }
        }
    }

    /// Shows a table on the standard output: `-o` names the folder of what the verb writes.
    fileprivate func show(_ table: Table) throws {
        switch arguments[CommonOptions.format] {
        case .table: try environment.write(TextTable(table, language: language, width: nil).text)
        case .csv: try environment.write { sink in try TableCSV.write(table, .exact, to: &sink) }
        case .json, .geojson: try environment.write { sink in try TableJSON.write(table, in: language, to: &sink) }
        }
    }
}

extension Text {
    fileprivate static let noPDF = Text(
        fr: "L'atlas de la livraison n'a pas de PDF : rsvg-convert n'est pas installé (apt-get install librsvg2-bin fonts-liberation2).",
        en: "The atlas of the delivery has no PDF: rsvg-convert is not installed (apt-get install librsvg2-bin fonts-liberation2).")
    fileprivate static let nothingWritten = Text(
        fr:
            "Rien n'a été écrit. Corriger ce qui bloque (quartiers repair, un nouvel import), ou le lever avec un motif (quartiers check --waive).",
        en: "Nothing was written. Mend what blocks (quartiers repair, a new import), or lift it with a reason (quartiers check --waive).")
}

extension ValueForm<String> {
    /// Any words.
    fileprivate static let words = text(Text(fr: "TEXTE", en: "TEXT"), expecting: Text(fr: "un texte", en: "a text"))
}
