import Reporting
import ZipArchives

/// The file of tiles in a zip as INSEE delivers it: a private copy, kept as long as it is read.
struct TileArchive: Sendable {
    /// The archive.
    let path: String
    /// How messages name the file: the archive, then the path in it.
    let name: String
    /// Whether it is a GeoPackage, and not a CSV.
    let isGeoPackage: Bool
    private let copy: ExtractedEntry

    /// Where the copy is.
    var copyPath: String { copy.path }

    /// Takes the file asked for out of an archive, by its name or its path in it; else the only one, formats of one name counting as one.
    ///
    /// - Throws: `QuartiersError`: of status `usage` when there are several or none of that name, `badData` when the archive holds no tiles.
    init(path: String, asked: String?) throws(QuartiersError) {
        var archive = try ZipArchive(path: path)
        let candidates = archive.layers.filter { $0.format == .csv || $0.format == .geoPackage }
        let wanted = asked.map { asked in candidates.filter { Self.names(of: $0).contains(asked.lowercased()) } } ?? candidates
        // A GeoPackage may have an R-tree, a CSV has none.
        guard let first = wanted.first(where: { $0.format == .geoPackage }) ?? wanted.first,
            Set(wanted.map { $0.path.lowercased() }).count == 1,
            let entry = first.mainEntry
        else { throw Self.refusal(path, among: candidates, asked: asked) }
        self.path = path
        name = "\(path)/\(entry.name)"
        isGeoPackage = first.format == .geoPackage
        copy = try archive.extract(entry)
    }

    /// A finding about the private copy, said of the file in the archive.
    func named(_ finding: Finding) -> Finding {
        var finding = finding
        finding.place = named(finding.place)
        return finding
    }

    /// Does something with the private copy, of which errors are said of the file in the archive.
    func naming<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch var error as QuartiersError {
            error.place = named(error.place)
            throw error
        }
    }

    private func named(_ place: Place) -> Place {
        var place = place
        if place.file == copyPath { place.file = name }
        return place
    }

    private static func names(of candidate: ZipLayerCandidate) -> Set<String> {
        let paths = [candidate.path, candidate.name, candidate.mainEntry?.name ?? "", candidate.mainEntry?.fileName ?? ""]
        return Set(paths.map { $0.lowercased() })
    }

    private static func refusal(_ path: String, among candidates: [ZipLayerCandidate], asked: String?) -> QuartiersError {
        guard let first = candidates.first?.mainEntry?.name else {
            return QuartiersError(
                .badData, Text(fr: "l'archive ne contient ni CSV ni GeoPackage", en: "the archive holds neither CSV nor GeoPackage"),
                place: Place(file: path),
                remedy: Text(
                    fr: "Si elle contient une autre archive (.7z), l'en extraire d'abord : 7z x.",
                    en: "If it holds another archive (.7z), take that out first: 7z x."))
        }
        let list = candidates.compactMap(\.mainEntry?.name).joined(separator: ", ")
        return QuartiersError(
            .usage,
            asked.map {
                Text(fr: "l'archive n'a pas un fichier « \($0) » et un seul", en: "the archive has not one file '\($0)' and one only")
            }
                ?? Text(
                    fr: "l'archive contient plusieurs fichiers, et rien ne dit lequel prendre",
                    en: "the archive holds several files, and nothing says which to take"),
            place: Place(file: path),
            remedy: Text(
                fr: "Nommer le fichier, par exemple \(path):\(first), parmi : \(list).",
                en: "Name the file, for example \(path):\(first), one of: \(list)."))
    }
}
