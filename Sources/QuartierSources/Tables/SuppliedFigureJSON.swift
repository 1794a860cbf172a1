import FoundationEssentials
import QuartierModel
public import Reporting

extension SuppliedFigures {
    /// Reads JSON: `{"rows": [{"nom": "…", "cle": "pop", "valeur": 840, "qualificatif": "environ"}, …]}` as this program writes it, or the array
    /// of rows alone. Rows are long or wide, as in CSV.
    ///
    /// - Throws: `QuartiersError` of status `badData` for what is no JSON of that form; what `report` throws.
    public static func readJSON(_ bytes: [UInt8], document: String, report: FindingSink) throws -> [SuppliedFigure] {
        let place = Place(file: document)
        let rows = try rows(bytes, place: place)
        // Names in the order they are met, so that findings come in one order.
        var names: [String] = []
        var seen: Set<String> = []
        for row in rows { for name in row.keys.sorted() where seen.insert(name).inserted { names.append(name) } }
        let layout = try SuppliedColumns(names, place: place, report: report)
        var figures: [SuppliedFigure] = []
        for (index, row) in rows.enumerated() {
            figures += try layout.figures(row.mapValues(\.value), place: Place(feature: index + 1).within(place), report: report)
        }
        return figures
    }

    private static func rows(_ bytes: [UInt8], place: Place) throws(QuartiersError) -> [[String: JSONCell]] {
        let decoder = JSONDecoder()
        do {
            return try decoder.decode(JSONRows.self, from: Data(bytes)).rows
        } catch {
            throw QuartiersError(
                .badData,
                Text(fr: "ce n'est pas une table de chiffres en JSON", en: "this is no table of figures in JSON"), place: place,
                cause: "\(error)",
                remedy: Text(
                    fr: "Attendu : {\"rows\": [{\"nom\": …, \"cle\": …, \"valeur\": …}]}.",
                    en: "Expected: {\"rows\": [{\"nom\": …, \"cle\": …, \"valeur\": …}]}."))
        }
    }
}

/// The rows of a JSON table, alone or under `rows`.
private struct JSONRows: Decodable {
    let rows: [[String: JSONCell]]

    private enum Key: CodingKey { case rows }

    init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Key.self) {
            rows = try container.decode([[String: JSONCell]].self, forKey: .rows)
        } else {
            rows = try decoder.singleValueContainer().decode([[String: JSONCell]].self)
        }
    }
}

/// A scalar of JSON.
private struct JSONCell: Decodable {
    let value: Value

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let truth = try? container.decode(Bool.self) {
            value = .boolean(truth)
        } else if let number = try? container.decode(Double.self) {
            value = .real(number)
        } else {
            value = .text(try container.decode(String.self))
        }
    }
}
