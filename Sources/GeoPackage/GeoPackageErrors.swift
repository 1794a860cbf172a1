internal import Reporting
internal import SQLiteStorage

/// A file and what is being done with it: what turns failures into errors that people understand.
struct FileContext: Sendable {
    /// What is being done.
    enum Purpose: Sendable {
        /// Reading a file that others made.
        case reading
        /// Changing a file of ours, or making one.
        case writing
    }

    /// The file, as the user named it.
    let path: String
    let purpose: Purpose

    /// An error about the file.
    func error(_ status: ExitStatus, _ message: Text, cause: String? = nil, remedy: Text? = nil, layer: String? = nil) -> QuartiersError {
        QuartiersError(status, message, place: Place(file: path, layer: layer), cause: cause, remedy: remedy)
    }

    /// Runs a closure of which any failure of SQLite becomes an error about the file.
    func wrapping<Result: ~Copyable>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as SQLiteError {
            throw error(failure)
        } catch let failure as QuartiersError {
            throw failure.within(Place(file: path))
        }
    }

    /// The error that a failure of SQLite means for whoever gave the file.
    func error(_ failure: SQLiteError) -> QuartiersError {
        let cause = failure.description
        switch failure.code {
        case .busy, .locked: return error(.busy, .locked, cause: failure.message, remedy: .closeOthers)
        case .notADatabase: return notSQLite(cause: failure.message)
        case .corrupt:
            return error(
                .badData, Text(fr: "le fichier est abîmé ou coupé", en: "the file is damaged or cut"), cause: failure.message,
                remedy: .askAgain)
        case .full:
            return error(
                .inputOutput, Text(fr: "le disque est plein", en: "the disk is full"), cause: failure.message,
                remedy: Text(
                    fr: "Libérer de la place ou écrire ailleurs ; rien n'a été changé.",
                    en: "Make room or write elsewhere; nothing was changed."))
        case .readOnly where failure.extendedCode == .readOnlyRollback: return halfDone(cause: failure.message)
        case .readOnly: return readOnly(cause: failure.message)
        case .cannotOpen where purpose == .writing: return readOnly(cause: failure.message)
        case .cannotOpen:
            if let waiting = SourceFile.pendingChanges(beside: path) { return unreachableChanges(waiting, cause: failure.message) }
            return error(
                .noInput, Text(fr: "le fichier ne peut pas être ouvert", en: "the file cannot be opened"), cause: failure.message,
                remedy: Text(
                    fr: "Vérifier les droits sur le fichier et son dossier.", en: "Check the permissions on the file and its folder."))
        case .inputOutput:
            return error(
                .inputOutput, Text(fr: "le disque ou le réseau a failli", en: "the disk or the network failed"), cause: cause,
                remedy: Text(
                    fr: "Copier le fichier sur un disque local et recommencer.", en: "Copy the file to a local disk and try again."))
        case .interrupted: return .interrupted.within(Place(file: path))
        case .constraint:
            return error(
                .badData, Text(fr: "une ligne contredit une contrainte de la table", en: "a row breaks a constraint of its table"),
                cause: failure.message)
        case .error where purpose == .reading:
            return error(
                .badData, Text(fr: "le contenu n'est pas celui d'un GeoPackage sain", en: "the content is not that of a sound GeoPackage"),
                cause: failure.message, remedy: .askAgain)
        default:
            return error(.software, Text(fr: "SQLite a refusé une opération", en: "SQLite refused an operation"), cause: cause)
        }
    }

    func notSQLite(cause: String? = nil) -> QuartiersError {
        error(
            .badData, Text(fr: "ce n'est pas un GeoPackage : ce n'est pas un fichier SQLite", en: "not a GeoPackage: it is no SQLite file"),
            cause: cause,
            remedy: Text(
                fr: "Donner un fichier .gpkg ; un GeoJSON ou un shapefile se reconnaît à son extension.",
                en: "Give a .gpkg file; GeoJSON and shapefiles are told by their extension."))
    }

    func halfDone(cause: String? = nil) -> QuartiersError {
        error(
            .busy,
            Text(
                fr: "une écriture interrompue attend d'être annulée (fichier \(path)-journal)",
                en: "an interrupted write waits to be undone (file \(path)-journal)"),
            cause: cause,
            remedy: Text(
                fr: "Fermer les autres logiciels, puis ouvrir et refermer le fichier dans QGIS depuis un dossier où l'on peut écrire.",
                en: "Close other programs, then open and close the file in QGIS from a folder that can be written to."))
    }

    /// Changes wait beside a file that cannot be opened with them.
    private func unreachableChanges(_ name: String, cause: String) -> QuartiersError {
        error(
            .noInput,
            Text(
                fr: "des modifications attendent dans \(name), et ne peuvent pas être lues d'ici",
                en: "changes wait in \(name) and cannot be read from here"),
            cause: cause,
            remedy: Text(
                fr: "Copier les deux fichiers dans un dossier où l'on peut écrire, ou ouvrir et refermer le GeoPackage dans QGIS.",
                en: "Copy both files to a folder that can be written to, or open and close the GeoPackage in QGIS."))
    }

    func readOnly(cause: String? = nil) -> QuartiersError {
        error(
            .cannotCreate,
            Text(fr: "le fichier ou son dossier est en lecture seule", en: "the file or its folder is read-only"), cause: cause,
            remedy: Text(
                fr: "Demander le droit d'y écrire, ou travailler sur une copie.", en: "Ask for the right to write there, or work on a copy."
            ))
    }
}

extension Text {
    static let locked = Text(fr: "le fichier est verrouillé par un autre programme", en: "the file is locked by another program")
    static let closeOthers = Text(
        fr: "Fermer QGIS ou le logiciel qui tient le fichier, puis recommencer.",
        en: "Close QGIS or whatever holds the file, then try again.")
    static let askAgain = Text(
        fr: "Demander une nouvelle copie du fichier, ou le réécrire avec ogr2ogr.",
        en: "Ask for a new copy of the file, or write it anew with ogr2ogr.")
}
