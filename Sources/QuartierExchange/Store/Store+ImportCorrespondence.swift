import GeoPackage
import QuartierModel
import QuartierSources
import Reporting

extension Store {
    /// Imports ANCT's table of 2015 and 2024 codes.
    ///
    /// A quartier of 2024 that comes from a single one of 2015 which has no other child is the same quartier: it takes the identifier of 2015 and keeps
    /// both codes. Kinship held is not repeated.
    ///
    /// - Parameter replacing: whether the parents that the file gives a quartier take the place of those held, rather than being added to them.
    /// - Throws: `QuartiersError` when the table makes one quartier of two that each have an outline in the same generation; the store is then as it was.
    public func importCorrespondence(
        _ table: CorrespondenceFile, replacing: Bool = false, provenance: Provenance
    ) throws -> ImportSummary {
        let content = "correspondances"
        let record = provenance.record(of: SourceRecord(title: table.name, file: table.name), sha256: table.sha256)
        var summary = ImportSummary(source: record, content: content)
        summary.read = table.records.count
        if try wasImported(sha256: table.sha256, content: content) {
            summary.unchanged = summary.read
            return summary
        }
        try write(now: provenance.date) { file in
            let number = try note(record, content: content, in: file)
            if replacing { summary.replaced = try removeParentage(thatDiffersFrom: table.records, in: file) }
            for kinship in table.records {
                let isNew =
                    try file.execute(
                        """
                        INSERT INTO correspondances (id_parent, id_enfant, statut, source_id) SELECT ?1, ?2, ?3, ?4 \
                        WHERE NOT EXISTS (SELECT 1 FROM correspondances WHERE id_parent IS ?1 AND id_enfant = ?2)
                        """,
                        [
                            .text(orNull: kinship.parent?.text), .text(kinship.child.text), .text(orNull: kinship.state?.rawValue),
                            .integer(number),
                        ]) > 0
                if isNew { summary.added += 1 } else { summary.unchanged += 1 }
            }
            try unifyIdentifiers(in: file)
        }
        return summary
    }

    /// Removes the parents held of the children in a table that the table does not give them.
    private func removeParentage(thatDiffersFrom records: [Correspondence], in file: GeoPackageFile) throws -> Int {
        let given = Dictionary(grouping: records, by: \.child.text).mapValues { Set($0.map { $0.parent?.text ?? "" }) }
        var removed = 0
        for row in try rows("SELECT fid, id_enfant, coalesce(id_parent, '') FROM correspondances", columns: 3) {
            guard let parents = given[row[1].exact], !parents.contains(row[2].exact) else { continue }
            removed += try file.execute("DELETE FROM correspondances WHERE fid = ?1", [row[0]])
        }
        return removed
    }

    /// The single parent of each child whose parent has no other child: the same quartier in two generations.
    func singleParents() throws -> [String: String] {
        let rows = try rows(
            """
            SELECT id_enfant, id_parent FROM correspondances c WHERE id_parent IS NOT NULL \
            AND (SELECT count(*) FROM correspondances WHERE id_enfant = c.id_enfant) = 1 \
            AND (SELECT count(*) FROM correspondances WHERE id_parent = c.id_parent) = 1
            """, columns: 2)
        return Dictionary(rows.map { ($0[0].exact, $0[1].exact) }, uniquingKeysWith: { first, _ in first })
    }

    /// Gives quartiers that were imported under their code of 2024 the identifier of their single parent.
    private func unifyIdentifiers(in file: GeoPackageFile) throws {
        let known = Dictionary(try quartiers().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (child, parent) in try singleParents().sorted(by: { $0.key < $1.key }) {
            guard let younger = known[child] else {
                // Figures may be held of quartiers that are not.
                try renameFigures(of: child, parent, in: file)
                continue
            }
            if let elder = known[parent] {
                try merge(younger, into: elder, in: file)
            } else {
                try rename(child, parent, in: file)
            }
        }
    }

    /// Both are held: what belongs to the younger goes to the elder, which takes its name and keeps its own as an alias.
    private func merge(_ younger: Quartier, into elder: Quartier, in file: GeoPackageFile) throws {
        let ids: [Value] = [.text(elder.id), .text(younger.id)]
        let shared = try rows(
            "SELECT generation FROM perimetres WHERE id_quartier = ?1 INTERSECT SELECT generation FROM perimetres WHERE id_quartier = ?2",
            ids,
            columns: 1)
        if let generation = shared.first?[0].exact { throw heldTwice(elder, younger, generation: generation) }
        if NameKey(elder.name) != NameKey(younger.name) {
            try file.execute(
                """
                INSERT INTO alias (id_quartier, nom, source_id) SELECT ?1, nom, (SELECT source_id FROM perimetres WHERE id_quartier = ?1 \
                ORDER BY generation DESC LIMIT 1) FROM quartiers WHERE id_quartier = ?1 ON CONFLICT DO NOTHING
                """, [ids[0]])
        }
        try file.execute("UPDATE quartiers SET nom = ?2 WHERE id_quartier = ?1", [ids[0], .text(younger.name)])
        try file.execute(
            "DELETE FROM alias WHERE id_quartier = ?2 AND nom IN (SELECT nom FROM alias WHERE id_quartier = ?1)", ids)
        try file.execute("DELETE FROM quartiers WHERE id_quartier = ?1", [ids[1]])
        try rename(younger.id, elder.id, in: file)
    }

    private func renameFigures(of former: String, _ id: String, in file: GeoPackageFile) throws {
        for table in [StoreSchema.portraits, StoreSchema.declarations, StoreSchema.texts] {
            try file.execute("UPDATE \(table.name) SET id_quartier = ?1 WHERE id_quartier = ?2", [.text(id), .text(former)])
        }
    }

    private func rename(_ former: String, _ id: String, in file: GeoPackageFile) throws {
        try renameFigures(of: former, id, in: file)
        let ids: [Value] = [.text(id), .text(former)]
        try file.execute("UPDATE \(StoreSchema.controls.name) SET id_objet = ?1 WHERE id_objet = ?2", ids)
        for table in [StoreSchema.quartiers, StoreSchema.quartierCodes, StoreSchema.aliases, StoreSchema.perimeters] {
            try file.execute("UPDATE \(table.name) SET id_quartier = ?1 WHERE id_quartier = ?2", ids)
        }
        for column in ["id_avant", "id_apres"] {
            try file.execute("UPDATE evolutions SET \(column) = ?1 WHERE \(column) = ?2", ids)
        }
        for table in [StoreSchema.perimeters, StoreSchema.quartierCommunes] {
            try file.execute(
                """
                UPDATE \(table.name) SET id_perimetre = ?1 || substr(id_perimetre, length(?2) + 1) \
                WHERE substr(id_perimetre, 1, length(?2) + 1) = ?2 || '/'
                """, ids)
        }
    }

    private func heldTwice(_ elder: Quartier, _ younger: Quartier, generation: String) -> QuartiersError {
        QuartiersError(
            .badData,
            Text(
                fr: """
                    la table fait un seul quartier de \(elder.id) et de \(younger.id), qui ont chacun un périmètre de la génération \(generation) ; \
                    rien n'a été importé
                    """,
                en: """
                    the table makes one quartier of \(elder.id) and \(younger.id), which each have a perimeter of generation \(generation); \
                    nothing was imported
                    """),
            place: Place(file: path),
            remedy: Text(
                fr: "Vérifier la couche importée sous \(elder.id) : un code de 2015 sur un périmètre de 2024 se corrige à la source.",
                en: "Check the layer imported under \(elder.id): a code of 2015 on a perimeter of 2024 is mended at its source."))
    }
}
