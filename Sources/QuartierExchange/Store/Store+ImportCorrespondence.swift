public import GeoFormats
import GeoPackage
import QuartierModel
import QuartierSources
public import Reporting

extension Store {
    /// Imports ANCT's table of 2015 and 2024 codes.
    ///
    /// A quartier of 2024 that comes from a single one of 2015 which has no other child is the same quartier: it takes the identifier of 2015 and keeps
    /// both codes. Kinship held is not repeated.
    ///
    /// - Throws: `QuartiersError` when the file is no such table; the store is then as it was.
    public func importCorrespondence(_ source: ByteSource, provenance: Provenance, report: FindingSink) throws -> ImportSummary {
        let source = source.isRewindable ? source : try source.loaded()
        let content = "correspondances"
        let file = source.name.split(separator: "/").last.map(String.init) ?? source.name
        let record = provenance.record(of: SourceRecord(title: file, file: file), sha256: try source.sha256())
        var summary = ImportSummary(source: record, content: content)
        let records = try CorrespondenceFile.read(source, report: report)
        summary.read = records.count
        if try wasImported(sha256: record.sha256 ?? "", content: content) {
            summary.unchanged = summary.read
            return summary
        }
        try write(now: provenance.date) { file in
            let number = try note(record, content: content, in: file)
            for kinship in records {
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
        }
        try unifyIdentifiers(now: provenance.date)
        return summary
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
    private func unifyIdentifiers(now: String) throws {
        let known = Dictionary(try quartiers().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let renamed = try singleParents().filter { known[$0.key] != nil }.sorted { $0.key < $1.key }
        guard !renamed.isEmpty else { return }
        try write(now: now) { file in
            for (child, parent) in renamed {
                let names: [Value] = [.text(parent), .text(child)]
                if let quartier = known[parent], let other = known[child] {
                    // Both are held: what belongs to the younger goes to the elder, its name too.
                    if NameKey(quartier.name) != NameKey(other.name) {
                        try file.execute(
                            "INSERT INTO alias (id_quartier, nom) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                            [.text(parent), .text(other.name)])
                    }
                    for table in ["quartier_code", "perimetres", "alias"] {
                        try file.execute("UPDATE OR IGNORE \(table) SET id_quartier = ?1 WHERE id_quartier = ?2", names)
                    }
                    try file.execute("DELETE FROM alias WHERE id_quartier = ?1", [.text(child)])
                    try file.execute("DELETE FROM quartiers WHERE id_quartier = ?1", [.text(child)])
                } else {
                    try file.execute("UPDATE quartiers SET id_quartier = ?1 WHERE id_quartier = ?2", names)
                    for table in ["quartier_code", "perimetres", "alias"] {
                        try file.execute("UPDATE \(table) SET id_quartier = ?1 WHERE id_quartier = ?2", names)
                    }
                }
                try file.execute(
                    "UPDATE quartier_commune SET id_perimetre = replace(id_perimetre, ?2 || '/', ?1 || '/') WHERE id_perimetre LIKE ?2 || '/%'",
                    names)
                try file.execute(
                    "UPDATE perimetres SET id_perimetre = id_quartier || '/' || generation WHERE id_quartier = ?1", [.text(parent)])
            }
        }
    }
}
