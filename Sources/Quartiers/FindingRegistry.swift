import GeoFormats
import GeoPackage
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import QuartierPublishing
import QuartierSources
public import Reporting
import ShapefileStorage
import ZipArchives

/// Every kind of finding that the program may report, gathered from the modules that declare them.
public enum FindingRegistry {
    /// Kinds that belong together.
    public struct Family: Sendable {
        /// What they are about.
        public let title: Text
        /// The kinds, in the order of their documentation.
        public let kinds: [FindingKind]
    }

    /// The kinds by what they are about: first what controls report, then what readers meet.
    public static let families: [Family] = [
        Family(title: Text(fr: "Contrôles", en: "Controls"), kinds: ControlFindings.all),
        Family(title: Text(fr: "Recouvrements, jours et lamelles", en: "Overlaps, gaps and slivers"), kinds: CoverageFindings.all),
        Family(title: Text(fr: "Parenté des générations", en: "Kinship of generations"), kinds: KinshipFindings.all),
        Family(title: Text(fr: "Comparaison des générations", en: "Comparison of generations"), kinds: ComparisonFindings.all),
        Family(title: Text(fr: "Réparations", en: "Repairs"), kinds: RepairFindings.all),
        Family(title: Text(fr: "Périmètres", en: "Perimeters"), kinds: PerimeterFindings.all),
        Family(title: Text(fr: "Cartes", en: "Maps"), kinds: MapFindings.all),
        Family(title: Text(fr: "Portraits", en: "Portraits"), kinds: PortraitFindings.all),
        Family(title: Text(fr: "Estimations", en: "Estimates"), kinds: EstimateFindings.all),
        Family(title: Text(fr: "Imports", en: "Imports"), kinds: ExchangeFindings.all),
        Family(title: Text(fr: "Livraisons", en: "Deliveries"), kinds: PublishingFindings.all),
        Family(title: Text(fr: "Table de correspondance", en: "Correspondence table"), kinds: CorrespondenceFindings.all),
        Family(title: Text(fr: "Conventions", en: "Conventions"), kinds: ConventionFindings.all),
        Family(title: Text(fr: "Tables de l'INSEE", en: "INSEE's tables"), kinds: TableFindings.all),
        Family(title: Text(fr: "Carreaux", en: "Tiles"), kinds: TileFindings.all),
        Family(title: Text(verbatim: "GeoJSON"), kinds: GeoJSONFindings.all),
        Family(title: Text(verbatim: "GeoPackage"), kinds: GeoPackageFindings.all),
        Family(title: Text(verbatim: "CSV"), kinds: CSVFindings.all),
        Family(title: Text(verbatim: "Shapefile"), kinds: ShapefileFindings.all),
        Family(title: Text(verbatim: "ZIP"), kinds: ZipFindings.all),
    ]

    /// All of them.
    public static var all: [FindingKind] { families.flatMap(\.kinds) }
}
