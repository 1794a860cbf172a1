import CellGrid
import CommandArguments
import QuartierAnalysis
import QuartierCommands
import QuartierModel
import QuartierPublishing
import Quartiers
import Reporting

@testable import QuartierExchange

/// The pages of the documentation that are written from the code: commands, columns, findings; each in both languages.
enum ReferencePages {
    /// The name of a page in each language, and its text.
    static let all: [(file: Text, markdown: @Sendable (Language) -> String)] = [
        (Text(fr: "Commandes.md", en: "Commands.md"), { ReferencePage(QuartiersProgram.spec, language: $0).markdown }),
        (Text(fr: "Colonnes.md", en: "Columns.md"), columns),
        (Text(fr: "Constats.md", en: "Findings.md"), findings),
    ]

    // MARK: Columns

    /// The tables that are written for others.
    static let outputs: [TableSchema] = [
        SurfaceColumns.schema, ShareColumns.schema, OverlapColumns.schema, ControlColumns.schema, VerdictColumns.schema, Store.listSchema,
        Store.sheetSchema,
        ImportSummary.schema, FlatColumns.schema, Information.schema, IndicatorTable.schema, CoverageTable.schema, FigureColumns.portrait,
        GapTable.schema,
        TraceTable.schema, SheetTable.schema, PortraitTables.textSchema,
        ComparisonColumns.schema, EvolutionColumns.schema, SummaryColumns.classes, SummaryColumns.tolerances, PopulationColumns.schema,
        RepairColumns.schema, SliverColumns.schema, CoverageColumns.schema, EstimateColumns.schema, TransferColumns.schema,
        DataDifference.schema,
        DeliveryManifest.schema, MapTable.schema,
    ]

    private static func columns(_ language: Language) -> String {
        var lines = [
            Text(fr: "# Colonnes", en: "# Columns")[language], "",
            Text(
                fr:
                    "Les colonnes de chaque résultat, les mêmes en CSV, en JSON et dans le magasin. Elles sont un contrat : la version change avec elles.",
                en:
                    "The columns of every output, the same in CSV, JSON and the store. They are a contract: the version changes when they do."
            )[
                language],
        ]
        for schema in outputs {
            lines += ["", "## \(schema.identifier)", "", cell(schema.title[language]), ""]
            lines += table(of: schema.columns, language)
        }
        lines += ["", Text(fr: "## Tables du magasin", en: "## Tables of the store")[language]]
        for stored in StoreSchema.tables {
            lines += ["", "### \(stored.name)", "", cell(stored.schema.title[language]), ""]
            lines += table(of: stored.schema.columns, language)
        }
        return page(lines)
    }

    private static func table(of columns: [Column], _ language: Language) -> [String] {
        [Text(fr: "| colonne | type | unité | contenu |", en: "| column | type | unit | content |")[language], "|---|---|---|---|"]
            + columns.map { "| `\($0.name)` | \($0.type.rawValue) | \($0.unit ?? "") | \(cell($0.definition[language])) |" }
    }

    // MARK: Findings

    private static func findings(_ language: Language) -> String {
        var lines = [
            Text(fr: "# Constats", en: "# Findings")[language], "",
            Text(
                fr:
                    "Ce que le programme peut relever dans les données. Un constat n'arrête pas le travail, sauf sous `--strict` ; `bloquant` donne le statut de sortie 1 à `check`.",
                en:
                    "What the program may see in the data. A finding does not stop the work, except under `--strict`; `blocking` gives `check` the exit status 1."
            )[language],
            "", Text(fr: "## Contrôles de check", en: "## The controls of check")[language], "",
        ]
        lines += ControlRegistry.controls.map { "- `\($0.code)` \(cell($0.title[language]))" }
        for family in FindingRegistry.families {
            lines += ["", "## \(family.title[language])" + Text(fr: " : constats", en: ": findings")[language], ""]
            lines += [
                Text(fr: "| code | gravité | ce qui est dit | que faire |", en: "| code | severity | what is said | what to do |")[
                    language],
                "|---|---|---|---|",
            ]
            lines += family.kinds.map { kind in
                let cells = [kind.severity.label, kind.message, kind.remedy].map { cell($0[language]) }
                return "| `\(kind.id)` | " + cells.joined(separator: " | ") + " |"
            }
        }
        return page(lines)
    }

    // MARK: Markdown

    private static func page(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    /// A text that Markdown takes for nothing but text, on one line.
    private static func cell(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if "\\`*_[]<>#|".contains(character) { result.append("\\") }
            result.append(character.isNewline ? " " : character)
        }
    }
}
