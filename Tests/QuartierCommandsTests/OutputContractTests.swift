import CommandArguments
import Foundation
import GeoFormats
import QuartierCommands
import Reporting
import TestSupport
import Testing

/// The columns of DESIGN 7 are a contract: the same in CSV and JSON, in this order.
@Suite struct OutputContractTests {
    private static let leading = ["id_quartier", "code_qp", "nom", "generation"]

    struct Output: CustomTestStringConvertible {
        let words: [String]
        let schema: String
        let columns: [String]

        init(_ line: String, _ schema: String, _ columns: [String]) {
            words = line.split(separator: " ").map(String.init)
            self.schema = schema
            self.columns = columns
        }

        var testDescription: String { words.joined(separator: " ") }
    }

    static let outputs = [
        Output(
            "surface --demo", "quartiers.surface/1",
            leading + [
                "surf_ell_m2", "surf_plane_m2", "scr_plane", "surf_cc_m2", "scr_cc", "alteration_pct", "alteration_cm_km", "perimetre_m",
                "compacite", "parties", "trous", "valide", "motif_invalide", "surf_imprimee_ha", "ecart_imprimee_ha", "source",
            ]),
        Output(
            "split --demo", "quartiers.split/1",
            leading + ["insee_com", "nom_com", "surf_m2", "surf_ref", "part_surf", "annonce", "calcule", "source"]),
        Output(
            "overlap 2015 2024 --demo", "quartiers.overlap/1",
            [
                "id_a", "nom_a", "id_b", "nom_b", "surf_m2", "surf_ref", "part_a", "part_b", "jaccard", "largeur_moy_m", "largeur_max_m",
                "source",
            ]),
        Output(
            "compare --demo", "quartiers.compare/1",
            [
                "id_avant", "id_apres", "classe", "surf_ref", "commun_m2", "gagne_m2", "perdu_m2", "part_commun", "tolerance_m",
                "etat_anct",
                "accord", "source",
            ]),
        Output(
            "compare --demo --show pieces", "quartiers.evolutions/1",
            [
                "generation_avant", "generation_apres", "id_avant", "id_apres", "nature", "surf_m2", "surf_ref", "largeur_moy_m",
                "largeur_max_m", "lamelle", "classe", "tolerance_m", "source",
            ]),
        Output(
            "compare --demo --show summary", "quartiers.compare.classes/1",
            ["classe", "n_avant", "n_apres", "surf_ref", "commun_m2", "gagne_m2", "perdu_m2", "tolerance_m"]),
        Output("compare --demo --show tolerances", "quartiers.compare.tolerances/1", ["tolerance_m", "n_inchange", "n_avant"]),
        Output(
            "estimate 2024 --demo", "quartiers.estimate/1",
            leading + [
                "cle", "valeur", "borne_min", "borne_max", "absence", "n_carreaux", "part_impute", "part_bord", "part_connue", "menages",
                "diffusable", "methode", "millesime", "source",
            ]),
        Output(
            "transfer --demo --indicator ind", "quartiers.transfer/1",
            [
                "id_avant", "nom_avant", "id_apres", "nom_apres", "nature", "cle", "valeur", "absence",
                "effectif_avant", "part", "bilan", "methode", "millesime", "source",
            ]),
        Output(
            "check --demo", "quartiers.check/1",
            leading + ["code", "gravite", "id_objet", "message", "attendu", "trouve", "x", "y", "leve_par", "motif_levee", "source"]),
        Output(
            "check --demo --show controls", "quartiers.verdict/1", ["code", "titre", "effet", "etat", "constats", "leves", "motif"]),
        Output(
            "map ips --demo", "quartiers.map/1",
            leading + [
                "statut", "cle", "valeur", "borne_min", "borne_max", "qualificatif", "absence", "classe", "classe_min", "classe_max",
                "perimetre_stat", "millesime", "methode", "source",
            ]),
        Output("list --demo", "quartiers.list/1", leading + ["statut", "communes", "surf_ell_m2", "source"]),
        Output("show QP062009 --demo", "quartiers.show/1", leading + ["rubrique", "champ", "valeur", "unite", "source"]),
        Output("info --demo", "quartiers.info/1", ["rubrique", "nom", "valeur"]),
    ]

    @Test(arguments: outputs) func csvBeginsWithTheColumns(of output: Output) throws {
        let outcome = quartiers(output.words + ["--format", "csv"])
        let header = try #require(outcome.output.split(separator: "\n").first)
        #expect(header.trimmingCharacters(in: .newlines).split(separator: ",").map(String.init) == output.columns)
        #expect(try !outcome.rows.isEmpty)
    }

    @Test(arguments: outputs) func jsonHoldsSchemaRowsSourcesAndNotes(of output: Output) throws {
        let outcome = quartiers(output.words + ["--format", "json"])
        let json = try outcome.json
        #expect(Set(json.keys) == ["schema", "rows", "sources", "notes"])
        #expect(json["schema"] as? String == output.schema)
        let rows = try #require(json["rows"] as? [[String: Any]])
        #expect(!rows.isEmpty)
        for row in rows { #expect(Set(row.keys) == Set(output.columns)) }
        let sources = try #require(json["sources"] as? [[String: Any]])
        #expect(sources.allSatisfy { $0["titre"] is String })
        let notes = try #require(json["notes"] as? [String])
        #expect(notes.contains { $0.hasPrefix("Contours schématiques") })
    }

    @Test(arguments: outputs) func csvAndJSONHoldTheSame(of output: Output) throws {
        let csv = try quartiers(output.words + ["--format", "csv"]).rows
        let json = quartiers(output.words + ["--format", "json"]).output
        let rows = try JSONDecoder().decode(Rows.self, from: Data(json.utf8)).rows
        #expect(csv == rows.map { $0.mapValues(\.exact) })
    }

    private struct Rows: Decodable {
        let rows: [[String: Cell]]
    }

    /// A JSON value as exact CSV writes it.
    private struct Cell: Decodable {
        let exact: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                exact = ""
            } else if let truth = try? container.decode(Bool.self) {
                exact = truth ? "true" : "false"
            } else if let number = try? container.decode(Double.self) {
                exact = Value.real(number).exact
            } else {
                exact = try container.decode(String.self)
            }
        }
    }

    @Test(arguments: outputs) func tablesReadInBothLanguages(of output: Output) {
        let french = quartiers(output.words)
        let english = quartiers(output.words + ["--lang", "en"])
        #expect(french.status == english.status)
        #expect(french.output != english.output)
        #expect(french.output.contains("Contours schématiques, dessinés pour la démonstration"))
        #expect(english.output.contains("Schematic outlines, drawn for the demonstration"))
    }

    @Test(arguments: outputs) func oneWorkerGivesTheBytesOfTwo(of output: Output) {
        let one = quartiers(output.words + ["--format", "json", "--jobs", "1"])
        let two = quartiers(output.words + ["--format", "json", "--jobs", "2"])
        #expect(one.output == two.output)
        #expect(one.errors == two.errors)
    }

    @Test(arguments: [
        "surface qpvs", "split qpvs --communes cities", "overlap qpvs cities --min-surface 1", "check qpvs --communes cities",
        "export geojson qpvs --communes cities", "export csv qpvs --geometry wkt",
    ]) func oneWorkerGivesTheBytesOfTwoOnRealLayers(line: String) throws {
        guard SharedData.isExpected else { return }
        let file = SharedData.path("data/lille/icu-mediapart-lille.gpkg")
        let words = line.split(separator: " ").map { ["qpvs", "cities"].contains($0) ? "\(file):\($0)" : String($0) }
        let one = quartiers(words + ["--jobs", "1"])
        #expect(one.status != .software)
        #expect(one.output == quartiers(words + ["--jobs", "2"]).output)
    }

    @Test func everyVerbThatGivesATableIsHere() {
        let known = Set(Self.outputs.map { $0.words[0] })
        let verbs = CommandPath(QuartiersProgram.spec).tree.filter { $0.command.subcommands.isEmpty }.map { $0.verb[0] }
        // An atlas is no table, the demonstration has nothing to repair. The verbs of portraits and tiles say in their own words that the demonstration is one: they have tests of their own.
        let elsewhere: Set = [
            "import", "export", "convert", "completion", "portrait", "gap", "trace", "estimate", "transfer", "diff", "manual", "publish",
            "repair", "atlas",
        ]
        #expect(Set(verbs).subtracting(known).subtracting(elsewhere).isEmpty)
    }

    @Test func theSpreadsheetDialectIsThatOfFrenchSpreadsheets() {
        let text = quartiers("list --demo --format csv --spreadsheet").output
        #expect(text.hasPrefix("\u{FEFF}id_quartier;code_qp;nom;generation;"))
        #expect(text.contains("520000,84"))
    }

    @Test func aVerbWithoutGeometryRefusesGeoJSON() {
        quartiers("list --demo --format geojson").expectRefusal(.usage, saying: "quartiers list", "table, csv, json")
    }
}
