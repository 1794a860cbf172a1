import FoundationEssentials
import QuartierExchange
import Reporting

/// SVG turned into a picture by librsvg's `rsvg-convert`.
public enum PictureFile {
    /// A form of picture.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// The drawing itself.
        case svg
        /// Pixels.
        case png
        /// A page.
        case pdf

        /// The form that the name of a file ends with; nil for another.
        public init?(path: String) {
            guard let dot = path.lastIndex(of: "."), let format = Format(rawValue: path[path.index(after: dot)...].lowercased()) else {
                return nil
            }
            self = format
        }
    }

    /// Whether the program that draws is installed.
    ///
    /// - Parameter searchPath: the folders where programs are.
    public static func isAvailable(in searchPath: String) -> Bool { HelperProgram(helper, in: searchPath) != nil }

    private static let helper = "rsvg-convert"

    /// Draws SVG as a PNG or, a page each, as one PDF.
    ///
    /// - Parameters:
    ///   - pages: SVG documents; one for a PNG.
    ///   - resolution: pixels to the inch of a PNG.
    ///   - searchPath: the folders where programs are.
    /// - Throws: `QuartiersError`: of status `noInput` when rsvg-convert is missing, `software` when it fails or takes too long; `CancellationError`.
    public static func picture(
        of pages: [[UInt8]], as format: Format, resolution: Int, searchPath: String, timeout: Duration = .seconds(120)
    ) throws -> [UInt8] {
        guard let program = HelperProgram(helper, in: searchPath) else {
            throw QuartiersError(
                .noInput,
                Text(
                    fr: "rsvg-convert, qui fait les PNG et les PDF, n'est pas installé",
                    en: "rsvg-convert, which makes PNG and PDF, is not installed"),
                remedy: Text(
                    fr: "apt-get install librsvg2-bin fonts-liberation2 ; ou écrire un SVG : -o carte.svg.",
                    en: "apt-get install librsvg2-bin fonts-liberation2; or write SVG: -o map.svg."))
        }
        do {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("quartiers-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            var sources: [String] = []
            for (rank, page) in pages.enumerated() {
                let file = folder.appendingPathComponent("\(rank + 1).svg")
                try Data(page).write(to: file)
                sources.append(file.path)
            }
            let target = folder.appendingPathComponent("sortie")
            let dots = format == .png ? ["--dpi-x", "\(resolution)", "--dpi-y", "\(resolution)"] : []
            // Without a date of its own in the PDF: the same drawing gives the same bytes.
            let ending = try program.run(
                ["--format", format.rawValue] + dots + ["--output", target.path] + sources, variables: ["SOURCE_DATE_EPOCH": "0"],
                timeout: timeout)
            guard ending == .status(0) else { throw failure(ending) }
            return [UInt8](try Data(contentsOf: target))
        } catch let error where error is QuartiersError || error is CancellationError {
            throw error
        } catch {
            throw QuartiersError(
                .inputOutput, Text(fr: "la conversion de la carte a échoué", en: "the conversion of the map failed"),
                cause: error.systemReason,
                remedy: Text(fr: "Libérer de la place dans le dossier temporaire.", en: "Make room in the temporary folder."))
        }
    }

    /// Whether one of the fonts that labels were measured in is installed.
    public static func hasFonts(in folders: [String]) -> Bool {
        let names: Set = ["LiberationSans-Regular.ttf", "Arial.ttf", "arial.ttf", "Helvetica.ttf", "DejaVuSansCondensed.ttf"]
        return folders.contains { folder in
            let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
            return files.contains { names.contains(String($0.split(separator: "/").last ?? "")) }
        }
    }

    private static func failure(_ ending: HelperProgram.Ending) -> QuartiersError {
        let cause =
            switch ending {
            case .status(let status): "status \(status)"
            case .notStarted(let number): "errno \(number)"
            case .timedOut: "timeout"
            }
        return QuartiersError(
            .software, Text(fr: "rsvg-convert n'a pas fait le dessin", en: "rsvg-convert did not make the drawing"), cause: cause,
            remedy: Text(fr: "Écrire un SVG (-o carte.svg) et le convertir à part.", en: "Write SVG (-o map.svg) and convert it apart."))
    }
}
