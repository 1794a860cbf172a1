internal import Glibc
internal import Reporting
internal import SystemZip

/// A call of libzip or of the system that failed.
struct ZipFailure: Error, Hashable {
    /// The function: `zip_fopen_index`.
    let call: String
    /// The library's error number.
    let code: Int32
    /// What the library or the system says of it.
    let message: String

    /// A call of the system, for the reason that it left.
    ///
    /// - Parameter kind: the library's number for such a failure.
    init(system call: String, code: Int32, as kind: Int32 = ZIP_ER_READ) {
        self.call = call
        self.code = code == ENOENT && kind == ZIP_ER_READ ? ZIP_ER_NOENT : kind
        message = unsafe String(cString: strerror(code))
    }

    /// A call of the library, for the reason that it left.
    init(_ call: String, _ error: UnsafeMutablePointer<zip_error_t>) {
        self.call = call
        code = unsafe zip_error_code_zip(error)
        message = unsafe String(cString: zip_error_strerror(error))
    }

    /// A file that holds nothing.
    static let notAZip = ZipFailure(call: "zip_open", code: ZIP_ER_NOZIP, message: "0 bytes")

    private init(call: String, code: Int32, message: String) {
        self.call = call
        self.code = code
        self.message = message
    }

    /// A call that was made to fail.
    init(forced call: String) { self.init(call: call, code: ZIP_ER_READ, message: "made to fail") }

    private var words: String { "\(call): \(message)" }

    /// The failure of opening an archive, in the words of the command.
    ///
    /// - Parameter startsAsZip: whether its first bytes are those of a zip, so that it is the end which is missing.
    func opening(_ file: String, startsAsZip: Bool) -> QuartiersError {
        let place = Place(file: file)
        switch code {
        case ZIP_ER_NOENT:
            return QuartiersError(.noInput, Text(fr: "le fichier n'existe pas", en: "there is no such file"), place: place, cause: words)
        case ZIP_ER_NOZIP where !startsAsZip:
            return QuartiersError(
                .badData, Text(fr: "le fichier n'est pas un zip", en: "the file is not a zip"), place: place, cause: words,
                remedy: Text(
                    fr: "L'ouvrir pour voir ce qu'il est : un téléchargement refusé laisse souvent une page web à la place.",
                    en: "Open it to see what it is: a refused download often leaves a web page in its place."))
        case ZIP_ER_NOZIP, ZIP_ER_INCONS, ZIP_ER_INVAL:
            return QuartiersError(
                .badData, Text(fr: "le zip est tronqué ou endommagé", en: "the zip is truncated or damaged"), place: place, cause: words,
                remedy: Text(
                    fr: "Le téléchargement a sans doute été interrompu : le recommencer.",
                    en: "The download was probably interrupted: start it again."))
        case ZIP_ER_MULTIDISK:
            return QuartiersError(
                .badData, Text(fr: "le zip est en plusieurs morceaux", en: "the zip is in several pieces"), place: place, cause: words,
                remedy: Text(fr: "Demander une archive d'un seul tenant.", en: "Ask for an archive in one piece."))
        default:
            return QuartiersError(.inputOutput, Text(fr: "la lecture a échoué", en: "reading failed"), place: place, cause: words)
        }
    }

    /// The failure of reading an entry, in the words of the command.
    func reading(_ place: Place) -> QuartiersError {
        switch code {
        case ZIP_ER_WRITE:
            QuartiersError(
                .inputOutput,
                Text(fr: "la copie provisoire n'a pas pu être écrite", en: "the temporary copy could not be written"), place: place,
                cause: words,
                remedy: Text(
                    fr: "Faire de la place, ou nommer un autre dossier par la variable TMPDIR.",
                    en: "Make room, or name another folder by the variable TMPDIR."))
        case ZIP_ER_READ, ZIP_ER_SEEK, ZIP_ER_MEMORY, ZIP_ER_OPEN, ZIP_ER_NOENT:
            QuartiersError(.inputOutput, Text(fr: "la lecture a échoué", en: "reading failed"), place: place, cause: words)
        default:
            QuartiersError(
                .badData, Text(fr: "l'entrée est endommagée", en: "the entry is damaged"), place: place, cause: words,
                remedy: Text(fr: "Télécharger l'archive à nouveau.", en: "Download the archive again."))
        }
    }
}
