import FoundationEssentials
public import GeoFormats
import QuartierExchange
public import Reporting

/// A folder that appears whole or not at all: filled under another name beside its target, then put in its place.
///
/// What was filled is removed when the owner goes away without `commit`.
public struct DeliveryFolder: ~Copyable {
    /// Where to write.
    public let path: String

    private let name: String
    private let target: String
    private var isCommitted = false

    /// Reserves a name beside a target.
    ///
    /// - Parameter overwrite: whether a delivery that stands there may be replaced; anything else that stands there never is.
    /// - Throws: `QuartiersError` of status `cannotCreate`.
    init(_ path: String, overwrite: Bool) throws(QuartiersError) {
        name = path
        // A link stays a link: what it leads to is replaced.
        var folder = path
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        target =
            FileManager.default.fileExists(atPath: folder)
            ? URL(filePath: folder).resolvingSymlinksInPath().path(percentEncoded: false) : folder
        var generator = SystemRandomNumberGenerator()
        self.path = "\(target).\(String(generator.next(), radix: 36)).part"
        try checkTarget(overwrite: overwrite)
        do {
            try FileManager.default.createDirectory(atPath: self.path, withIntermediateDirectories: false)
        } catch {
            throw Self.cannotCreate(
                name, Text(fr: "le dossier ne peut pas être créé", en: "the folder cannot be created"), cause: error,
                remedy: Text(
                    fr: "Vérifier que son dossier parent existe et qu'on peut y écrire.",
                    en: "Check that its parent folder exists and can be written to."))
        }
    }

    deinit {
        if !isCommitted { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Writes a file inside.
    ///
    /// - Parameter name: its path below the folder, `atlas/index.html`; what folders that takes are made.
    /// - Throws: `QuartiersError` of status `inputOutput`; what the body throws.
    public func write(_ name: String, _ body: (inout ByteSink) throws -> Void) throws {
        let parts = name.split(separator: "/").dropLast()
        if !parts.isEmpty { try makeFolder(parts.joined(separator: "/")) }
        var sink = try ByteSink(path: "\(path)/\(name)")
        try body(&sink)
        try sink.finish()
    }

    /// Makes a folder inside, when it is not there.
    ///
    /// - Throws: `QuartiersError` of status `inputOutput`.
    public func makeFolder(_ name: String) throws(QuartiersError) {
        do {
            try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        } catch {
            throw QuartiersError(
                .inputOutput, Text(fr: "l'écriture a échoué en cours de route", en: "writing failed midway"), place: Place(file: self.name),
                cause: error.systemReason)
        }
    }

    /// Puts the folder in its place; what stood there is there again when that fails.
    ///
    /// - Throws: `QuartiersError`: `cannotCreate` when something came to stand there meanwhile, `inputOutput` when the disk fails.
    mutating func commit(overwrite: Bool) throws(QuartiersError) {
        try checkTarget(overwrite: overwrite)
        let isReplaced = FileManager.default.fileExists(atPath: target)
        if isReplaced, FileExchange.exchange(path, with: target) {
            isCommitted = true
            try? FileManager.default.removeItem(atPath: path)
            return
        }
        // In two steps where one is not to be had: a program killed between them leaves the former folder under this name.
        let former = path + ".ancien"
        do {
            if isReplaced { try FileManager.default.moveItem(atPath: target, toPath: former) }
            do {
                try FileManager.default.moveItem(atPath: path, toPath: target)
            } catch {
                if isReplaced { try FileManager.default.moveItem(atPath: former, toPath: target) }
                throw error
            }
        } catch {
            throw QuartiersError(
                .inputOutput, Text(fr: "le dossier n'a pas pu prendre sa place", en: "the folder could not take its place"),
                place: Place(file: name), cause: error.systemReason,
                remedy: Text(
                    fr: "Fermer ce qui tient le dossier, puis recommencer ; l'ancien y est encore.",
                    en: "Close whatever holds the folder, then try again; the former one is still there."))
        }
        isCommitted = true
        if isReplaced { try? FileManager.default.removeItem(atPath: former) }
    }

    /// The files inside a folder, by their paths below it, sorted.
    static func files(in folder: String) -> [String] {
        // Links are not followed: a delivery has none.
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else { return [] }
        return names.filter { name in
            var isFolder = false
            return FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder) && !isFolder
        }.sorted()
    }

    private func checkTarget(overwrite: Bool) throws(QuartiersError) {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: target, isDirectory: &isFolder) else { return }
        guard isFolder else {
            throw Self.cannotCreate(
                name, Text(fr: "un fichier porte déjà ce nom", en: "a file has that name already"),
                remedy: Text(fr: "Choisir un autre dossier.", en: "Choose another folder."))
        }
        let isDelivery = FileManager.default.fileExists(atPath: "\(target)/\(DeliveryManifest.fileName)")
        let isEmpty = ((try? FileManager.default.contentsOfDirectory(atPath: target)) ?? ["?"]).isEmpty
        if isEmpty || (isDelivery && overwrite) { return }
        throw Self.cannotCreate(
            name, Text(fr: "le dossier existe déjà", en: "the folder exists already"),
            remedy: isDelivery
                ? Text(
                    fr: "Choisir un autre dossier, ou ajouter --overwrite : la livraison sera remplacée en entier.",
                    en: "Choose another folder, or add --overwrite: the delivery will be replaced whole.")
                : Text(
                    fr: "Choisir un autre dossier : celui-ci n'est pas une livraison, et n'est jamais remplacé.",
                    en: "Choose another folder: this one is no delivery, and is never replaced."))
    }

    private static func cannotCreate(_ path: String, _ message: Text, cause: (any Error)? = nil, remedy: Text) -> QuartiersError {
        QuartiersError(.cannotCreate, message, place: Place(file: path), cause: cause?.systemReason, remedy: remedy)
    }
}
