public import GeoFormats
import PROJTransforms
public import PlanarGeometry
import QuartierModel
public import QuartierSources
public import Reporting

/// ANCT's table of 2015 and 2024 codes as a file that was read: CSV with any of the usual separators.
public struct CorrespondenceFile: Sendable {
    /// The rows, in the order of the file.
    public let records: [Correspondence]
    /// The name of the file, without its folder.
    public let name: String
    /// The digest of the file.
    public let sha256: String

    /// Reads a file; standard input is taken into memory for its digest.
    ///
    /// - Throws: `QuartiersError`: of status `noInput` when it cannot be read, `badData` when it is no such table or an empty one; what the sink throws.
    public init(_ source: ByteSource, report: FindingSink) throws {
        let source = source.isRewindable ? source : try source.loaded()
        var file = try CSVReader(source)
        let reader = try CorrespondenceReader(header: file.columns, place: Place(file: source.name))
        var records: [Correspondence] = []
        while try file.next(report) {
            records += try reader.records(from: file.columns.indices.map { file.text($0) }, line: file.line, report: report)
        }
        guard !records.isEmpty else {
            throw QuartiersError(
                .badData, Text(fr: "la table de correspondance est vide", en: "the correspondence table is empty"),
                place: Place(file: source.name),
                remedy: Text(fr: "Demander une nouvelle copie du fichier.", en: "Ask for a new copy of the file."))
        }
        self.records = records
        name = source.name.split(separator: "/").last.map(String.init) ?? source.name
        sha256 = try source.sha256()
    }

    /// The system for a new store that starts with it: that of the only territory its codes are of, else Lambert-93.
    public var crs: CRS {
        let territories = Set(records.map { FrenchTerritory(department: $0.child.department) })
        return territories.count == 1 ? territories.first?.crs ?? .lambert93 : .lambert93
    }
}

extension FrenchTerritory {
    /// The territory of a département, by the three characters that a code has for it.
    fileprivate init(department: String) {
        switch department {
        case "971", "972", "977", "978": self = .antilles
        case "973": self = .guyane
        case "974": self = .reunion
        case "976": self = .mayotte
        default: self = .mainland
        }
    }
}
