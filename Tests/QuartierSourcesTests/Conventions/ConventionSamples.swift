import QuartierModel
import QuartierSources
import Reporting

/// Reads a document written by the test itself, and gives what its reading found as `CODE line`.
func readConvention(_ text: String) throws -> (convention: Convention, found: [String], findings: [Finding]) {
    var findings: [Finding] = []
    let convention = try ConventionReader.read(text: text, document: "test.txt") { findings.append($0) }
    return (convention, findings.map { "\($0.kind.id) \($0.place.line ?? 0)" }, findings)
}

/// The pages of a quartier that lacks nothing, for tests that change one thing.
func quartierPages(
    heading: String = "Projet de quartier « Les Acacias »",
    identity: String =
        "Statut : Quartier prioritaire de la politique de la ville\n\nCode quartier : QP 06 20 08\n\nCommune concernée : Béthune",
    portrait: String = "Population : environ 1 000 habitants.", portraitHeading: String = "Portrait statistique",
    irritants: String = "Les « irritants » : principales problématiques à traiter sur le quartier\n\n- Un premier\n- Un second",
    opportunities: String = "Les « opportunités » : atouts et ressources sur lesquelles on pourra s'appuyer\n\n- Un atout",
    stakes: String = "Les enjeux prioritaires pour la commune sur le quartier\n\n- Un enjeu", objectives: String = ""
) -> String {
    [
        heading, identity, "Cartographie\n\n(périmètre 2024-2030)", portraitHeading, portrait, irritants, opportunities, stakes,
        objectives.isEmpty ? "" : "Objectifs poursuivis sur le quartier\n\n" + objectives,
        "Organisation et pilotage local\n\nTexte libre : 3 réunions.",
    ].joined(separator: "\n\n")
}

let conventionTitle = "Contrat de ville « Engagements Quartiers 2030 »\nConvention d'application communale\nCommune de Béthune\n\n"
