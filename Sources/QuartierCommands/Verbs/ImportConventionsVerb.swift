import CommandArguments
import GeoFormats
import PlanarGeometry
import QuartierExchange
import QuartierSources
import Reporting

extension Verb {
    static let importConventions = Verb(
        in: .importing,
        CommandSpec(
            "conventions",
            summary: Text(
                fr: "Importe les chiffres et les textes des conventions d'application communale.",
                en: "Imports the figures and texts of conventions d'application communale."),
            discussion: [
                Text(
                    fr: """
                        Un document est un texte, ou un PDF si pdftotext est installé. Chaque chiffre garde son document, sa ligne et ses mots ; ce qui \
                        n'est pas lu est un constat avec sa ligne. Un QPV se reconnaît à son code, un QIC à son nom ; un QIC nouveau reçoit un code local.
                        """,
                    en: """
                        A document is a text, or a PDF where pdftotext is installed. Each figure keeps its document, its line and its words; what is not \
                        read is a finding with its line. A QPV is known by its code, a QIC by its name; a new QIC is given a local code.
                        """)
            ],
            arguments: [ImportOptions.documents.spec], options: ImportOptions.all,
            examples: [
                CommandSpec.Example(
                    "quartiers import conventions auchel.txt bethune.pdf --store agglo.gpkg",
                    Text(fr: "Deux documents.", en: "Two documents."))
            ])
    ) { run in
        let summaries = try run.importing(crs: .lambert93) { store in
            try run.arguments[ImportOptions.documents].map { name in
                let (convention, sha256) = try ConventionFile.read(
                    run.source(name), searchPath: run.environment.variables["PATH"] ?? "", report: run.reportEach)
                return try store.importConvention(
                    convention, sha256: sha256, replacing: run.arguments[ImportOptions.replace], provenance: run.provenance,
                    report: run.reportEach)
            }
        }
        try run.write(summaries)
        return .success
    }
}
