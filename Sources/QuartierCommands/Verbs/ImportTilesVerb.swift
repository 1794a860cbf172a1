import CommandArguments
import PlanarGeometry
import QuartierExchange
import QuartierSources
import Reporting

extension Verb {
    static let importTiles = Verb(
        in: .importing,
        CommandSpec(
            "tiles",
            summary: Text(fr: "Importe des carreaux de l'INSEE (Filosofi).", en: "Imports INSEE's tiles (Filosofi)."),
            discussion: [
                Text(
                    fr: """
                        Les millésimes 2015, 2017, 2019 et 2021 sont reconnus à leurs colonnes, en CSV ou en GeoPackage ; 2019 et 2021 ont les mêmes, \
                        et se distinguent par --vintage. L'identifiant fait foi : la géométrie du fichier n'est pas lue, les carrés sont refaits dans \
                        EPSG:3035. Un carreau présent avec d'autres données est refusé, sauf --replace.
                        """,
                    en: """
                        Vintages 2015, 2017, 2019 and 2021 are known by their columns, in CSV or GeoPackage; 2019 and 2021 have the same, and are told \
                        apart by --vintage. The identifier counts: geometries of the file are not read, squares are made anew in EPSG:3035. A tile held \
                        with other figures is refused, unless --replace.
                        """)
            ],
            arguments: [ImportOptions.files.spec],
            options: [TileOptions.vintage.spec, TileOptions.field.spec]
                + ImportOptions.all.filter { $0.name != TileOptions.vintage.spec.name },
            examples: [
                CommandSpec.Example(
                    "quartiers import tiles carreaux_200m_met.gpkg --vintage 2021 --store agglo.gpkg",
                    Text(fr: "Le fichier de l'INSEE, tel quel.", en: "INSEE's file, as it is.")),
                CommandSpec.Example(
                    "quartiers import tiles grille.csv --field idcar_200m=id --field ind=pop --vintage 2017 --store agglo.gpkg",
                    Text(fr: "Des colonnes d'un autre nom.", en: "Columns that go by other names.")),
            ])
    ) { run in
        let sources = try run.arguments[ImportOptions.files].map { name in
            try run.tileSource(name, vintage: run.arguments[TileOptions.vintage])
        }
        let summaries = try run.importing(crs: .lambert93) { store in
            try sources.map { source in
                try store.importTiles(
                    source, replacing: run.arguments[ImportOptions.replace], provenance: run.provenance, progress: run.progress,
                    report: run.report)
            }
        }
        try run.write(summaries)
        return .success
    }
}
