import CommandArguments
import QuartierExchange
import Reporting

extension Verb {
    private static let before = Argument(
        "A", .delivery(Text(verbatim: "A")),
        Text(
            fr: "Le premier : magasin, GeoPackage exporté ou dossier d'une livraison.",
            en: "The first: a store, an exported GeoPackage or the folder of a delivery."))
    private static let after = Argument(
        "B", .delivery(Text(verbatim: "B")), Text(fr: "Le second, de même.", en: "The second, likewise."))

    static let diff = Verb(
        CommandSpec(
            "diff", group: VerbGroup.output,
            summary: Text(
                fr: "Ce qui diffère entre deux magasins ou deux livraisons.", en: "What differs between two stores or two deliveries."),
            discussion: [
                Text(
                    fr: """
                        Quartiers, contours, chiffres et sources ajoutés, retirés ou modifiés, un fait par ligne. deplace_m2 est la surface qui n'est que dans \
                        l'un des deux contours : deux contours de même surface peuvent différer. Sortie 0, que quelque chose diffère ou non.
                        """,
                    en: """
                        Quartiers, outlines, figures and sources added, removed or changed, a fact a row. deplace_m2 is the area that is in only one of the two \
                        outlines: two outlines of one area may differ. Exit status 0, whether anything differs or not.
                        """)
            ],
            arguments: [before.spec, after.spec],
            examples: [
                CommandSpec.Example(
                    "quartiers diff livraison-2024 livraison-2025", Text(fr: "Deux livraisons.", en: "Two deliveries.")),
                CommandSpec.Example(
                    "quartiers diff avant.gpkg apres.gpkg --format geojson -o differences.geojson",
                    Text(fr: "Les contours qui ont changé, à ouvrir dans un SIG.", en: "The outlines that changed, to open in a GIS.")),
            ])
    ) { run in
        let difference = try DataDifference(
            DataSnapshot(run.arguments[before], report: run.report), DataSnapshot(run.arguments[after], report: run.report))
        try run.write(difference.table) { difference.outlines }
        return .success
    }
}

extension ValueForm<String> {
    /// A store, an exported GeoPackage or the folder of a delivery.
    static func delivery(_ placeholder: Text) -> ValueForm {
        text(
            placeholder, expecting: Text(fr: "un magasin ou une livraison", en: "a store or a delivery"),
            completion: Completion(paths: .files))
    }
}
