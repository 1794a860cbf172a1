public import Reporting

/// The options that mean the same for every verb.
public enum CommonOptions {
    /// Where the store is.
    public static let store = Option(
        "store", .file,
        Text(
            fr: "Le GeoPackage où tout est gardé ; à défaut celui que nomme QUARTIERS_STORE.",
            en: "The GeoPackage that keeps everything; without it the one that QUARTIERS_STORE names."))
    /// The embedded dataset.
    public static let demo = Option(
        flag: "demo",
        Text(
            fr: "Prend les données de démonstration (contours schématiques), jamais mêlées aux vôtres.",
            en: "Uses the demonstration data (schematic outlines), never mixed with yours."))
    /// The form of the result.
    public static let format = Option(
        "format", .choice(Text(fr: "FORME", en: "FORMAT"), of: OutputFormat.self), default: "table",
        Text(fr: "La forme du résultat.", en: "The form of the result."))
    /// Where the result goes.
    public static let output = Option(
        "output", short: "o", .file,
        Text(
            fr: "Écrit le résultat dans ce fichier ; « - » est la sortie standard.",
            en: "Writes the result to this file; '-' is standard output."))
    /// Leave to replace a file.
    public static let overwrite = Option(
        flag: "overwrite", Text(fr: "Remplace le fichier de sortie s'il existe.", en: "Replaces the output file if there is one."))
    /// How many workers.
    public static let jobs = Option(
        "jobs", .integer(atLeast: 1),
        Text(
            fr: "Le nombre de calculs menés de front ; à défaut autant que de processeurs. Le résultat n'en dépend pas.",
            en: "How many computations run side by side; without it as many as there are processors. The result does not depend on it."))
    /// Whether a finding stops the work.
    public static let strict = Option(
        flag: "strict", Text(fr: "S'arrête au premier constat sur les données.", en: "Stops at the first finding about the data."))
    /// Whether progress and notes stay unsaid.
    public static let quiet = Option(
        flag: "quiet", Text(fr: "Tait l'avancement et les constats sans gravité.", en: "Silences progress and findings of no weight."))
    /// The language of what is written for people.
    public static let language = Option(
        "lang", .choice(Text(fr: "LANGUE", en: "LANGUAGE"), of: Language.self),
        Text(
            fr: "La langue de l'aide, des messages et des documents ; à défaut celle de LC_ALL ou LANG, sinon le français.",
            en: "The language of help, messages and documents; without it that of LC_ALL or LANG, else French."))
    /// CSV for spreadsheets.
    public static let spreadsheet = Option(
        flag: "spreadsheet",
        Text(
            fr: "Écrit le CSV pour un tableur : point-virgule, virgule décimale, formules neutralisées.",
            en: "Writes CSV for a spreadsheet: semicolons, decimal commas, formulas neutralised."))
    /// The help page.
    public static let help = Option(flag: "help", short: "h", Text(fr: "Affiche cette aide.", en: "Shows this help."))
    /// The version.
    public static let version = Option(flag: "version", Text(fr: "Affiche la version.", en: "Shows the version."))

    /// All of them, in the order of the help page.
    public static let all: [OptionSpec] = [
        store.spec, demo.spec, format.spec, output.spec, overwrite.spec, spreadsheet.spec, jobs.spec, strict.spec, quiet.spec,
        language.spec, help.spec, version.spec,
    ]
}
