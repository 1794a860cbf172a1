import QuartierModel
public import QuartierSources
import Reporting

extension Store {
    /// ANCT's table of kinship as imported, in the order of the imports; empty when none was.
    public func correspondences() throws -> [Correspondence] {
        try rows("SELECT id_enfant, id_parent, statut FROM correspondances ORDER BY fid", columns: 3).compactMap { row in
            // Codes were read before they were kept: what is none now was changed by hand, and links no quartier.
            guard let child = QuartierCode(row[0].exact) else { return nil }
            return Correspondence(
                child: child, parent: row[1].isNull ? nil : QuartierCode(row[1].exact), state: PerimeterState(rawValue: row[2].exact))
        }
    }
}
