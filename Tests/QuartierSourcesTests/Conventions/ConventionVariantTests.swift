import QuartierModel
import Reporting
import Testing

@testable import QuartierSources

/// Documents of the family that no one of the three resembles: other producers, other extractions.
@Suite struct ConventionVariantTests {
    private func figures(_ portrait: String) throws -> (figures: [Figure], found: [String]) {
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(portrait: portrait))
        return (convention.quartiers[0].figures, found)
    }

    @Test(arguments: [
        "Code quartier : QP 06 20 08 – Commune concernée : Béthune", "Code quartier : QP 06 20 08, Commune concernée : Béthune",
        "Code quartier (2015) : QP062008\nCommune concernée : Béthune", "N° du quartier : QP 06 20 08 | Commune concernée : Béthune",
        "**QP 06 20 08** – **Commune concernée** : **Béthune**", "Code quartier :\n\n**QP 06 20 08**\n\nCommune concernée :\n\n**Béthune**",
    ])
    func codeAndCommuneAreReadBesideWhateverPartsThem(identity: String) throws {
        let status = "Statut : Quartier prioritaire de la politique\nde la ville\n"
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(identity: status + identity))
        #expect(found == [])
        #expect(convention.quartiers[0].code?.value.text == "QP062008")
        #expect(convention.quartiers[0].communes?.value.map(\.label) == ["Béthune"])
    }

    @Test func aSecondCodeIsReportedAndTheFirstKept() throws {
        let identity = "Statut : QPV\nCode quartier : QP 06 20 08 / QN06208M\nCommune concernée : Béthune"
        let (convention, found, findings) = try readConvention(conventionTitle + quartierPages(identity: identity))
        #expect(convention.quartiers[0].code?.value.text == "QP062008")
        #expect(found == ["CONV-UNREAD 8"])
        #expect(findings[0].found == .text("/ QN06208M"))
        #expect(findings[0].place.column == 29)
    }

    @Test(arguments: [
        "Communes concernées : Béthune (62400), Verquin", "Communes concernées :\n\n- Béthune\n- Verquin",
        "Communes concernées : Béthune - Verquin", "Communes concernées : Béthune / Verquin.", "Communes concernées : Béthune\net Verquin",
    ])
    func communesAreNamedOneByOne(line: String) throws {
        let identity = "Statut : QPV\nCode quartier : QP 06 20 08\n" + line
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(identity: identity))
        #expect(found == [])
        // A number behind a name may be a postal code: it is none of INSEE's.
        #expect(convention.quartiers[0].communes?.value == [CommuneReference(name: "Béthune"), CommuneReference(name: "Verquin")])
    }

    @Test(arguments: [
        "Projet du QPV « Les Acacias »", "Quartier prioritaire « Les Acacias »", "Le quartier « Les Acacias »", "QPV « Les Acacias »",
        "« Les Acacias »", "Prcjet de quartier « Les Acacias »", "Projet de quarticr « Les Acacias »",
        "2.1.3. Projet de quartier « Les Acacias »", "Projet de quartier « Les Acacias » (QPV)", "Projet de quartier : Les Acacias",
    ])
    func headingsOfQuartiersTakeManyForms(heading: String) throws {
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(heading: heading))
        #expect(found == [])
        #expect(convention.quartiers.map { $0.name?.value } == ["Les Acacias"])
    }

    @Test func aTitleInQuotesIsNoQuartier() throws {
        let text = "« Engagements Quartiers 2030 »\nCommune de Béthune\n" + quartierPages()
        let (convention, found, _) = try readConvention(text)
        #expect(found == [])
        #expect(convention.quartiers.map { $0.name?.value } == ["Les Acacias"])
    }

    @Test(arguments: [
        "Taux de pauvreté – 33 %", "Taux de pauvreté .......... 33 %", "| Taux de pauvreté | 33 % |", "Taux de pauvreté = 33 %",
        "Taux de pauvreté\t33 %", "Taux de pauvreté (en %) : 33 %", "✓ Taux de pauvreté : 33 %",
    ])
    func aLabelIsPartedFromItsValueInManyWays(line: String) throws {
        let (figures, found) = try figures(line)
        #expect(figures.map(\.key) == ["tx_pauvrete"])
        #expect(figures.map(\.reading) == [.exact(33)])
        #expect(found == [])
    }

    @Test func aLabelWithoutColonNeedsAUnitBehindItsNumber() throws {
        // A year, a page: nobody knows.
        #expect(try figures("Population 2024").figures == [])
        #expect(try figures("Population 2024").found == ["CONV-UNREAD 19"])
        #expect(try figures("Population environ 840 habitants").figures.map(\.reading) == [.about(840)])
    }

    @Test(arguments: [
        ("Part des jeunes de moins de 25 ans : 33 %", "pt_moins_25"), ("Part des < de 25 ans : 33 %", "pt_moins_25"),
        ("Familles monoparentales : 33 %", "pt_monoparentales"), ("Part de logements sociaux : 33 %", "pt_parc_social"),
        ("Part du parc locatif social : 33 %", "pt_parc_social"), ("Taux d'emploi (15-64 ans) : 33 %", "tx_emploi_15_64"),
        ("Taux d'emploi des 15/64 ans : 33 %", "tx_emploi_15_64"),
        ("Part des jeunes de 16-25 ans ni scolarisés ni en emploi : 33 %", "pt_neet_16_25"),
    ])
    func labelsHaveTheirSynonyms(line: String, key: String) throws {
        #expect(try figures(line).figures.map(\.key) == [key])
        #expect(try figures(line).found == [])
    }

    @Test(arguments: [
        ("Populalion : environ 840 habitants.", "pop"), ("Taux de pauvrelé : 33 %", "tx_pauvrete"),
        ("Part du p arc social : 33 %", "pt_parc_social"), ("Taux d'ernploi des 15-64 ans : 33 %", "tx_emploi_15_64"),
    ])
    func aLabelWithALetterOrTwoWrongIsReadAndReported(line: String, key: String) throws {
        #expect(try figures(line).figures.map(\.key) == [key])
        #expect(try figures(line).found == ["CONV-LABEL 19"])
    }

    /// What is one letter, one digit or one sign away from a label and means something else.
    @Test(arguments: [
        "Part des + de 25 ans : 33 %", "Taux d'emploi des 15-24 ans : 33 %", "Taux d'emploi : 33 %", "Taux de propreté : 33 %",
        "Part des 16-25 ans scolarisés et sans emploi : 33 %", "Part des ménages monoparentaux : 33 %",
    ])
    func aNeighbourOfALabelIsAnUnknownIndicator(line: String) throws {
        #expect(try figures(line).figures == [])
        #expect(try figures(line).found == ["CONV-INDICATOR 19"])
    }

    @Test(arguments: [
        "33 % [18,8% sur l'ensemble de l'agglomération].", "33 %, contre 18,8 % sur l'agglomération.",
        "33 % (18,8 % à l'échelle de la métropole)",
        "33 % (18,8 % pour la communauté urbaine)", "33 % (18,8 % sur la CALL)", "33 % (moyenne de l'agglomération : 18,8 %)",
        "33 % (18,8 % sur l'ensemble du territoire communautaire)",
    ])
    func theReferenceIsWordedInManyWays(value: String) throws {
        let preamble = "Préambule\n\nSur la CALL, 40 quartiers présentent des fragilités.\n\n"
        let (convention, found, _) = try readConvention(conventionTitle + preamble + quartierPages(portrait: "Taux de pauvreté : " + value))
        #expect(found == [])
        #expect(convention.quartiers[0].figures.map(\.reference) == [Reference(zone: .agglomeration, value: 18.8)])
    }

    @Test func aZoneThatNobodyNamedStaysUnread() throws {
        let (figures, found) = try figures("Taux de pauvreté : 33 % (18,8 % sur la CALL).")
        #expect(figures.map(\.reference) == [nil])
        #expect(found == ["CONV-UNREAD 19"])
        let two = try self.figures("Taux de pauvreté : 33 % (45 % dans les quartiers prioritaires de l'agglomération).")
        #expect(two.figures.map(\.reference) == [nil])
    }

    @Test(arguments: [
        "environ 2 600 habitants (soit +100 par rapport à 2015).", "environ 2 600 habitants, +100 par rapport à 2015.",
        "2 600 habitants (environ) (+100 habitants depuis 2015)", "2 600 hab. environ [+100 par rapport à 2015]",
    ])
    func theEvolutionIsWordedInManyWays(value: String) throws {
        let (figures, found) = try figures("Population : " + value)
        #expect(found == [])
        #expect(figures.map(\.reading) == [.about(2600)])
        #expect(figures.map(\.change) == [Figure.Change(amount: 100, since: 2015)])
    }

    @Test func anApostropheBetweenDigitsEndsNoNumber() throws {
        let (figures, found) = try figures("Population : environ 2'600 habitants.")
        #expect(figures == [])
        #expect(found == ["CONV-VALUE 19"])
    }

    @Test func aListWithoutMarksIsReadLineByLineAndReported() throws {
        let list = "Les « irritants »\n\nUne école éloignée\nUn stationnement difficile aux abords\ndu collège\n\nUn square fermé"
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(irritants: list))
        #expect(
            convention.quartiers[0].list(.irritants).map(\.text)
                == ["Une école éloignée", "Un stationnement difficile aux abords du collège", "Un square fermé"])
        #expect(found == ["CONV-LIST-MARKS 23"])
    }

    @Test func headsAndFeetOfPagesStandInNoList() throws {
        let foot = "\n\nConvention communale de Béthune          7\n\u{0C}Contrat de ville 2030\n\n"
        let irritants =
            "Les « irritants »\n\n- Un premier" + foot + "- Un second" + foot.replacing("7", with: "8") + "- Un troisième\n\n6\n\u{0C}"
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(irritants: irritants))
        #expect(convention.quartiers[0].list(.irritants).map(\.text) == ["Un premier", "Un second", "Un troisième"])
        #expect(found == ["CONV-PAGE 25", "CONV-PAGE 26", "CONV-PAGE 35"])
        // Without ends of pages a number alone may be anything.
        let unsure = try readConvention(conventionTitle + quartierPages(irritants: "Les « irritants »\n\n- Un premier\n\n6\n\n- Un second"))
        #expect(unsure.found == ["CONV-UNREAD 25"])
    }
}
