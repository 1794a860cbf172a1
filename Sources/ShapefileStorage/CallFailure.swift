internal import Glibc
internal import Reporting

/// A call of the library or of the system that failed.
///
/// shapelib hands its messages to a hook that cannot tell whose they are, so that the system's reason, which our own files keep, is all that there is to say.
struct CallFailure: Error, Hashable {
    /// The function: `SHPReadObject`, `pread`.
    let call: String
    /// The system's error number; 0 when the system did not complain.
    let code: Int32

    init(_ call: String, code: Int32 = 0) {
        self.call = call
        self.code = code
    }

    /// A file that holds fewer bytes than when it was opened.
    static let shrunk = CallFailure("pread")

    /// What failed and the system's reason, as it words it.
    var words: String { code == 0 ? call : "\(call): \(unsafe String(cString: strerror(code)))" }

    /// The failure of reading a file, in the words of the command.
    func reading(_ file: String) -> QuartiersError {
        if code == ENOENT {
            return QuartiersError(
                .noInput, Text(fr: "le fichier n'existe pas", en: "there is no such file"), place: Place(file: file), cause: words)
        }
        return QuartiersError(
            .inputOutput, Text(fr: "la lecture a échoué", en: "reading failed"), place: Place(file: file), cause: words,
            remedy: Text(
                fr: "Vérifier les droits du fichier, et qu'aucun autre programme n'est en train de l'écrire.",
                en: "Check the rights on the file, and that no other program is writing it."))
    }

    /// The failure of writing a file, in the words of the command.
    func writing(_ file: String) -> QuartiersError {
        QuartiersError(
            code == EACCES || code == EROFS || code == ENOENT || code == ENOTDIR ? .cannotCreate : .inputOutput,
            Text(fr: "l'écriture a échoué, et rien n'a été laissé", en: "writing failed, and nothing was left behind"),
            place: Place(file: file), cause: words,
            remedy: Text(
                fr: "Vérifier les droits du dossier et la place qui reste sur le disque.",
                en: "Check the rights on the folder and the room left on the disk."))
    }
}
