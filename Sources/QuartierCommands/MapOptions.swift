import CommandArguments
import QuartierCartography
import QuartierExchange
import QuartierModel
import QuartierPublishing
import Reporting

/// The options of maps.
enum MapOptions {
    static let method = Option(
        "method", .choice(Text(fr: "MÉTHODE", en: "METHOD"), among: ClassificationMethod.named.map(\.token)),
        Text(
            fr: "La méthode de discrétisation ; à défaut jenks (seuils naturels).",
            en: "The method of classification; without it jenks (natural breaks)."))
    static let classes = Option(
        "classes", .integer(atLeast: 1),
        Text(
            fr: "Le nombre de classes ; à défaut selon le nombre de valeurs (Huntsberger).",
            en: "The number of classes; without it by the number of values (Huntsberger)."))
    static let breaks = Option(
        "breaks",
        ValueForm(
            Text(fr: "SEUIL,…", en: "LIMIT,…"),
            expecting: Text(fr: "des nombres à point décimal séparés de virgules", en: "numbers with a decimal point, commas between them")
        ) { text in
            let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
            let finite = numbers.compactMap(\.self).filter(\.isFinite)
            return finite.count == numbers.count && !finite.isEmpty ? finite : nil
        },
        Text(fr: "Les seuils entre les classes : --breaks 20,30,40.", en: "The limits between classes: --breaks 20,30,40."))
    static let around = Option(
        "around",
        ValueForm<MapDesign.Centre>(
            Text(fr: "VALEUR", en: "VALUE"),
            expecting: Text(fr: "un nombre à point décimal, ou agglomeration", en: "a number with a decimal point, or agglomeration"),
            completion: Completion(words: ["agglomeration"], isOpen: true)
        ) { text in
            if text == "agglomeration" { return .agglomeration }
            return Double(text).flatMap { $0.isFinite ? .value($0) : nil }
        },
        Text(
            fr: "Oppose deux couleurs autour d'une valeur : celle de l'agglomération, ou une autre.",
            en: "Sets two colours against each other around a value: the agglomeration's, or another."))
    static let palette = Option(
        "palette", .choice(Text(fr: "PALETTE", en: "PALETTE"), of: Palette.self), default: Palette.amber.rawValue,
        Text(
            fr: "Les couleurs, toutes lisibles par les daltoniens ; gris pour l'impression.",
            en: "The colours, all of them fit for colour-blind readers; gris (grey) for print."))
    static let hatching = Option(
        flag: "hatching",
        Text(fr: "Hachure les classes, qui se lisent alors sans couleur.", en: "Hatches the classes, which then read without colour."))
    static let noLabels = Option(
        flag: "no-labels", Text(fr: "N'écrit ni les quartiers ni les communes.", en: "Names neither quartiers nor communes."))
    static let size = Option(
        "size", .choice(Text(fr: "FORMAT", en: "SIZE"), of: MapPage.Size.self), default: MapPage.Size.a4.rawValue,
        Text(fr: "La taille de la page.", en: "The size of the page."))
    static let orientation = Option(
        "orientation", .choice(Text(fr: "SENS", en: "WAY"), of: MapPage.Orientation.self),
        default: MapPage.Orientation.landscape.rawValue,
        Text(fr: "Le sens de la page.", en: "Which way up the page is: paysage (landscape) or portrait."))
    static let title = Option(
        "title", .text(Text(fr: "TITRE", en: "TITLE"), expecting: Text(fr: "un titre", en: "a title")),
        Text(fr: "Le titre ; à défaut le nom de l'indicateur.", en: "The title; without it the name of the indicator."))
    static let author = Option(
        "author", .text(Text(fr: "NOM", en: "NAME"), expecting: Text(fr: "un nom", en: "a name")),
        Text(fr: "Qui a réalisé la carte : « Pôle SIG ».", en: "Who made the map: 'Pôle SIG'."))
    static let date = Option(
        "date", .day,
        Text(
            fr:
                "La date de la ligne de crédits ; à défaut celle du jour. Avec elle, les mêmes données donnent les mêmes octets à toute heure.",
            en: "The date of the line of credits; without it today's. With it, the same data give the same bytes at any hour."))
    static let credits = Option(
        "credits", .text(Text(fr: "LIGNE", en: "LINE"), expecting: Text(fr: "une ligne de crédits", en: "a line of credits")),
        Text(
            fr: "Toute la ligne de crédits, à la place de celle des sources.",
            en: "The whole line of credits, in place of that of the sources."))
    static let resolution = Option(
        "dpi", .integer(Text(fr: "POINTS", en: "DOTS"), atLeast: 30), default: "150",
        Text(fr: "Les points par pouce d'un PNG.", en: "The dots to the inch of a PNG."))
    static let force = Option(
        flag: "force",
        Text(
            fr: "Passe outre : des plages pour un effectif, des taux de bases différentes sur une carte.",
            en: "Insists: classes for a count, rates of unlike bases on one map."))
    static let origin = Option(
        "from", .choice(Text(fr: "ORIGINE", en: "ORIGIN"), among: ["portraits", "carreaux"]),
        Text(
            fr: "D'où viennent les valeurs : portraits du magasin, ou carreaux ; à défaut les portraits s'ils les ont.",
            en: "Where values come from: portraits of the store, or carreaux (tiles); without it portraits where they have them."))
    static let plateTiles = Option(
        "plate-tiles", .indicator(of: .tiles),
        Text(fr: "Colore les carreaux sous les plates, de cet indicateur.", en: "Colours the tiles under plates, by this indicator."))
    static let status = Option(
        "status", .choice(Text(fr: "STATUT", en: "STATUS"), of: QuartierStatus.self),
        Text(fr: "Ne garde que les QPV, ou que les QIC.", en: "Keeps QPV only, or QIC only."))

    /// The choices of a map's look.
    static let look = [
        method.spec, classes.spec, breaks.spec, around.spec, palette.spec, hatching.spec, noLabels.spec, size.spec, orientation.spec,
        title.spec, author.spec, date.spec, credits.spec, resolution.spec, force.spec,
    ]
}

extension Run {
    /// The date of maps, ISO 8601.
    var dateOfMaps: String { arguments[MapOptions.date] ?? environment.now() }

    /// The look that the command line asks for.
    func mapDesign() throws -> MapDesign {
        let breaks = arguments[MapOptions.breaks]
        let others = [
            arguments.isGiven(MapOptions.method) ? MapOptions.method.spec : nil,
            arguments.isGiven(MapOptions.classes) ? MapOptions.classes.spec : nil,
        ]
        if breaks != nil, let other = others.compactMap(\.self).first {
            throw QuartiersError(
                .usage, Text(fr: "--breaks et \(other.long) se contredisent", en: "--breaks and \(other.long) contradict each other"),
                remedy: Text(fr: "Ne garder que l'un des deux.", en: "Keep one of them."))
        }
        let named = arguments[MapOptions.method].flatMap { token in ClassificationMethod.named.first { $0.token == token }?.method }
        return MapDesign(
            method: breaks.map(ClassificationMethod.manual) ?? named, classCount: arguments[MapOptions.classes],
            centre: arguments[MapOptions.around],
            palette: arguments[MapOptions.palette], isHatched: arguments[MapOptions.hatching],
            isLabelled: !arguments[MapOptions.noLabels], isForced: arguments[MapOptions.force],
            page: MapPage(arguments[MapOptions.size], arguments[MapOptions.orientation]), title: arguments[MapOptions.title],
            credits: arguments[MapOptions.credits], author: arguments[MapOptions.author])
    }
}
