internal import FaultInjection
internal import Glibc
internal import Reporting

/// Files written in a private folder beside their targets, and moved there together once all of them are on the disk.
///
/// A file system renames one file at a time: no order of five renames is atomic. The one here leaves no mixture that opens as a layer. The files of an
/// older layer are first moved out of the way, its `.shp` before the others, into the private folder; the new ones are then moved in, the `.shp` last:
/// between the two there is no `.shp`, so that a program sees either layer or none. When a move fails, those made are undone. Should the machine stop in
/// the middle, the older files are whole in the folder `.NAME.parts-XXXXXX`.
struct StagedFiles: ~Copyable {
    private let target: String
    private let folder: String
    private let surroundings: String
    private let overwrite: Bool
    private let faults: FaultPlan?
    private var isFolderToRemove = true

    /// The extensions of files that other programs make from a layer, which an older layer's would contradict.
    private static let derived = ["qix", "sbn", "sbx", "qpj", "cst"]

    /// The order in which files are moved in; out of the way it is the reverse.
    private static let order: [ShapefileFiles.Part] = [.cpg, .prj, .dbf, .shx, .shp]

    /// Makes the private folder.
    ///
    /// - Parameter path: the path of the `.shp`, with or without its extension.
    /// - Throws: status 73 when a file is there and may not be replaced, or when the folder cannot be made.
    init(target path: String, overwrite: Bool, faults: FaultPlan?) throws(QuartiersError) {
        let target = ShapefileFiles.withoutExtension(path)
        let surroundings = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
        if !overwrite { try StagedFiles.refusePresent(target) }
        let folder: String
        do throws(CallFailure) {
            folder = try StagedFiles.makeFolder("\(surroundings).\(target.dropFirst(surroundings.count)).parts-XXXXXX", faults: faults)
        } catch { throw error.writing(path) }
        self.target = target
        self.folder = folder
        self.surroundings = surroundings
        self.overwrite = overwrite
        self.faults = faults
    }

    deinit {
        if isFolderToRemove { StagedFiles.remove(folder) }
    }

    /// Where a part is written.
    func path(of part: ShapefileFiles.Part) -> String { "\(folder)/new.\(part.rawValue)" }

    /// Moves every part to its place.
    ///
    /// - Throws: status 73 when a file has come there meanwhile and may not be replaced, 73 or 74 when a move fails; what was there before is there again.
    consuming func commit() throws(QuartiersError) {
        if !overwrite { try StagedFiles.refusePresent(target) }
        var moves: [(from: String, to: String)] = []
        do throws(CallFailure) {
            let extensions = StagedFiles.order.reversed().map(\.rawValue) + StagedFiles.derived
            for name in extensions where StagedFiles.exists("\(target).\(name)") {
                try move("\(target).\(name)", to: "\(folder)/old.\(name)", noting: &moves)
            }
            for part in StagedFiles.order { try move(path(of: part), to: "\(target).\(part.rawValue)", noting: &moves) }
            try synchronizeSurroundings()
        } catch {
            var failure = error.writing("\(target).shp")
            let undone = moves.reversed().map { unsafe rename($0.to, $0.from) == 0 }
            if undone.contains(false) {
                isFolderToRemove = false
                let folder = self.folder
                failure.message = Text(fr: "l'écriture a échoué", en: "writing failed")
                failure.remedy = Text(
                    fr: "Les fichiers qui étaient là n'ont pas pu être remis en place : ils sont dans \(folder).",
                    en: "The files that were there could not be put back: they are in \(folder).")
            }
            throw failure
        }
    }

    private func move(_ from: String, to: String, noting moves: inout [(from: String, to: String)]) throws(CallFailure) {
        guard faults?.strikes("rename") != true else { throw CallFailure("rename", code: EACCES) }
        guard unsafe rename(from, to) == 0 else { throw CallFailure("rename", code: errno) }
        moves.append((from, to))
    }

    /// Waits until the names in the folder around the target are on the disk; file systems that cannot say so are left alone.
    private func synchronizeSurroundings() throws(CallFailure) {
        let descriptor = unsafe open(surroundings.isEmpty ? "." : surroundings, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        guard faults?.strikes("fsync") != true else { throw CallFailure("fsync", code: EIO) }
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else { throw CallFailure("fsync", code: errno) }
    }

    private static func refusePresent(_ target: String) throws(QuartiersError) {
        guard let present = order.map({ "\(target).\($0.rawValue)" }).first(where: exists) else { return }
        throw QuartiersError(
            .cannotCreate, Text(fr: "le fichier existe déjà", en: "the file exists already"), place: Place(file: present),
            remedy: Text(fr: "Choisir un autre nom, ou ajouter --overwrite.", en: "Choose another name, or add --overwrite."))
    }

    private static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    private static func makeFolder(_ name: String, faults: FaultPlan?) throws(CallFailure) -> String {
        guard faults?.strikes("mkdtemp") != true else { throw CallFailure("mkdtemp", code: EACCES) }
        var template = Array(name.utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { letters in
            unsafe letters.baseAddress.flatMap { unsafe mkdtemp($0) }.map { unsafe String(cString: $0) }
        }
        guard let made else { throw CallFailure("mkdtemp", code: errno) }
        return made
    }

    private static func remove(_ folder: String) {
        for name in order.map(\.rawValue) + derived {
            for age in ["new", "old"] { unsafe _ = unlink("\(folder)/\(age).\(name)") }
        }
        unsafe _ = rmdir(folder)
    }
}
