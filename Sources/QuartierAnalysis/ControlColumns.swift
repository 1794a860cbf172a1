public import QuartierModel
public import Reporting

/// The columns of `check`, and of the findings that the store keeps.
public enum ControlColumns {
    /// All of them.
    public static let all = [
        Column("code", .text, Text(fr: "code du contrôle", en: "code of the control")),
        Column("gravite", .text, Text(fr: "bloquant, avertissement ou info", en: "bloquant (blocking), avertissement (warning) or info")),
        Column("id_objet", .text, Text(fr: "ce que le constat concerne", en: "what the finding concerns")),
        Column("message", .text, Text(fr: "le constat, en une phrase", en: "the finding, in a sentence")),
        Column("attendu", .text, Text(fr: "ce qui était attendu", en: "what was expected")),
        Column("trouve", .text, Text(fr: "ce qui a été trouvé", en: "what was found")),
        Column("x", .real, Text(fr: "abscisse du lieu, dans le système de la couche", en: "easting of the place, in the layer's system")),
        Column("y", .real, Text(fr: "ordonnée du lieu, dans le système de la couche", en: "northing of the place, in the layer's system")),
        Column("leve_par", .text, Text(fr: "qui a levé le constat", en: "who lifted the finding")),
        Column("motif_levee", .text, Text(fr: "pourquoi", en: "why")),
    ]

    /// The output of `check`.
    public static let schema = TableSchema(
        "quartiers.check", title: Text(fr: "Constats des contrôles", en: "Findings of the controls"),
        columns: QuartierColumns.leading + all + [QuartierColumns.source])

    /// A finding as a row of `schema`, in words of a language.
    ///
    /// - Parameters:
    ///   - perimeter: the one it concerns, when it concerns one.
    ///   - source: where that perimeter comes from.
    public static func row(_ finding: Finding, perimeter: Perimeter?, source: SourceRecord?, in language: Language) -> [Value] {
        let origin =
            perimeter == nil
            ? .text(orNull: finding.place.file.map { file in finding.place.line.map { "\(file):\($0)" } ?? file })
            : QuartierColumns.source(of: perimeter, source)
        return QuartierColumns.lead(perimeter) + values(finding, in: language) + [origin]
    }

    /// A finding as the values of `all`.
    public static func values(_ finding: Finding, in language: Language) -> [Value] {
        [
            .text(finding.kind.code), .text(finding.kind.severity.rawValue), .text(orNull: finding.subject),
            .text(finding.message(in: language)), .text(orNull: finding.expected.isNull ? nil : finding.expected.exact),
            .text(orNull: finding.found.isNull ? nil : finding.found.exact), .real(orNull: finding.place.x), .real(orNull: finding.place.y),
            .text(orNull: finding.waivedBy), .text(orNull: finding.waiverReason),
        ]
    }
}
