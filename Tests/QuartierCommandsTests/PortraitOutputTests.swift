import Foundation
import Testing

/// The verbs of portraits on the embedded dataset: their columns, in CSV as in JSON, and what they say of it.
@Suite struct PortraitOutputTests {
    private static let leading = ["id_quartier", "code_qp", "nom", "generation", "statut", "cle", "libelle", "unite"]
    private static let reading = ["valeur", "borne_min", "borne_max", "qualificatif", "absence"]

    @Test(arguments: [
        (
            "portrait",
            [
                "evolution", "evolution_depuis", "reference", "reference_zone", "perimetre_stat", "millesime", "methode", "document",
                "ligne",
                "citation", "source",
            ]
        ),
        (
            "gap",
            [
                "reference", "reference_zone", "ecart", "ecart_min", "ecart_max", "rapport", "rapport_min", "rapport_max", "verdict",
                "classement",
                "rang_min", "rang_max", "perimetre_stat", "millesime", "document", "ligne", "source",
            ]
        ),
        (
            "trace",
            [
                "trace", "millesime_insee", "valeur_insee", "absence_insee", "accord", "perimetre_insee", "perimetre_stat", "millesime",
                "document",
                "ligne", "citation", "document_insee", "ligne_insee", "colonne_insee", "source",
            ]
        ),
    ])
    func csvAndJSONHaveTheColumns(verb: String, rest: [String]) throws {
        let columns = Self.leading + Self.reading + rest
        let header = try #require(quartiers("\(verb) --demo --format csv").output.split(separator: "\n").first)
        #expect(header.split(separator: ",").map(String.init) == columns)
        let json = try quartiers("\(verb) --demo --format json").json
        #expect(json["schema"] as? String == "quartiers.\(verb)/1")
        let rows = try #require(json["rows"] as? [[String: Any]])
        #expect(!rows.isEmpty)
        for row in rows { #expect(Set(row.keys) == Set(columns)) }
        let notes = try #require(json["notes"] as? [String])
        #expect(notes.contains { $0.hasPrefix("Démonstration") })
    }

    /// « + de 30 % » of Cité de Marles – Gambetta: a bound, and no value.
    @Test func aBoundStaysABound() throws {
        let rows = try quartiers("portrait --demo --format csv").rows.filter {
            $0["cle"] == "tx_pauvrete" && $0["qualificatif"] == "plus_de"
        }
        #expect(rows.map { $0["id_quartier"] } == ["QIC6255501"])
        #expect(rows.map { $0["valeur"] } == [""])
        #expect(rows.map { $0["borne_min"] } == ["30"])
    }
}
