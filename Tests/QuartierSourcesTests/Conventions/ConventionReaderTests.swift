import QuartierModel
import Reporting
import Testing

@testable import QuartierSources

@Suite struct ConventionReaderTests {
    @Test func aQuartierThatLacksNothingFindsNothing() throws {
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages())
        #expect(found == [])
        let one = try #require(convention.quartiers.first)
        #expect(one.name?.value == "Les Acacias")
        #expect(one.code?.value.text == "QP062008")
        #expect(one.map.generation?.value == .of2024)
        #expect(one.figures.map(\.reading) == [.about(1000)])
        #expect(ConventionList.allCases.map { one.list($0).count } == [2, 1, 1])
    }

    @Test func twoIndicatorsShareALine() throws {
        for separator in [". ", " ; ", " ", " - ", "\t"] {
            let portrait = "Population : environ 760 habitants\(separator)Taux de pauvreté : 21% (18,8% sur l'ensemble de l'agglomération)."
            let (convention, found, _) = try readConvention(conventionTitle + quartierPages(portrait: portrait))
            #expect(found == [], "\(separator)")
            #expect(convention.quartiers[0].figures.map(\.key) == ["pop", "tx_pauvrete"])
            #expect(convention.quartiers[0].figures[1].reference?.value == 18.8)
        }
    }

    @Test func codeAndCommuneShareALineInBold() throws {
        let identity =
            "**Statut : Quartier prioritaire de la politique de la ville**\n**Code quartier : QP 06 20 08** **Commune concernée : Béthune**"
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(identity: identity))
        #expect(found == [])
        #expect(convention.quartiers[0].code?.value.text == "QP062008")
        #expect(convention.quartiers[0].communes?.value.map(\.label) == ["Béthune"])
    }

    @Test func noBreakSpacesCurlyQuotesAndCarriageReturnsAreTypography() throws {
        let portrait =
            "Population\u{00A0}: environ 2\u{202F}600 habitants (+100 par rapport à\u{00A0}2015).\n\n"
            + "Taux d’emploi des 15\u{2011}64\u{00A0}ans : 34,9\u{202F}% (58,8\u{202F}% sur l’ensemble de l’agglomération)."
        let text = conventionTitle + quartierPages(heading: "Projet de quartier “Mont Liébaut”", portrait: portrait)
        for document in [text, text.replacing("\n", with: "\r\n"), text.replacing("\n", with: "\r")] {
            let (convention, found, _) = try readConvention(document)
            #expect(found == [])
            #expect(convention.quartiers[0].name?.value == "Mont Liébaut")
            #expect(convention.quartiers[0].figures.map(\.reading) == [.about(2600), .exact(34.9)])
            #expect(convention.quartiers[0].figures.map(\.citation.line) == [19, 21])
        }
    }

    @Test func aLabelBrokenOverLinesIsOneLabel() throws {
        let portrait = """
            Part des 16-25 ans non scolarisés
            et sans emploi : 31,4% (23,5% sur l'ensemble
            de l'agglomération).
            Indice de positionnement social (IPS) des établissements scolaires où sont scolarisés les enfants du

            quartier : 86 (104 sur l'ensemble des établissements de l'agglomération).
            """
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(portrait: portrait))
        #expect(found == [])
        #expect(convention.quartiers[0].figures.map(\.reading) == [.exact(31.4), .exact(86)])
        #expect(convention.quartiers[0].figures.map { $0.reference?.value } == [23.5, 104])
    }

    @Test func figuresWrapAtTheEndOfALine() throws {
        let portrait = """
            Population : environ 2 600
            habitants (+100 par
            rapport à 2015). Surface :
            70 hectares.
            Taux de pauvreté : 46,1% (18,8% sur l'ensemble de
            l'agglomération).
            """
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(portrait: portrait))
        #expect(found == [])
        #expect(convention.quartiers[0].figures.map(\.reading) == [.about(2600), .exact(70), .exact(46.1)])
        #expect(convention.quartiers[0].figures[0].change == Figure.Change(amount: 100, since: 2015))
        // A number cut by the end of the line is not guessed.
        let cut = try readConvention(conventionTitle + quartierPages(portrait: "Population : environ 2\n600 habitants."))
        #expect(cut.convention.quartiers[0].figures == [])
        #expect(cut.found.first == "CONV-VALUE 19")
    }

    @Test func aPortraitInTheCellsOfATableIsRead() throws {
        let portrait = """
            | **Population** : environ 2 600 habitants (+100 par rapport à 2015) | **Surface** : 70 hectares |
            |---|---|
            | Taux de pauvreté : **46,1%** (18,8% sur l'ensemble de l'agglomération) | IPS : 86 |
            """
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(portrait: portrait))
        #expect(found == [])
        #expect(convention.quartiers[0].figures.map(\.reading) == [.about(2600), .exact(70), .exact(46.1), .exact(86)])
    }

    @Test func lostColonsOfTheIdentityAreNoMatter() throws {
        let identity = "Statut Quartier prioritaire de la politique de la ville\nCode quartier QP 06 20 08\nCommune concernée : Béthune"
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(identity: identity))
        #expect(found == [])
        #expect(convention.quartiers[0].status?.value == .qpv)
        #expect(convention.quartiers[0].code?.value.text == "QP062008")
    }

    @Test func anIndicatorNobodyKnowsIsAFindingAndTheRestIsRead() throws {
        let portrait = """
            Population : environ 760 habitants.
            Densité de population : 51 habitants par hectare.
            Part de la population étrangère : 12 % (8 % sur l'ensemble de l'agglomération).
            Taux de pauvreté : 21%.
            """
        let (convention, found, findings) = try readConvention(conventionTitle + quartierPages(portrait: portrait))
        #expect(convention.quartiers[0].figures.map(\.key) == ["pop", "tx_pauvrete"])
        #expect(found == ["CONV-INDICATOR 20", "CONV-INDICATOR 21"])
        #expect(findings[0].found == .text("Densité de population : 51 habitants par hectare."))
        #expect(findings[0].place.column == 1)
    }

    @Test func whatAPersonWouldGuessIsAFinding() throws {
        let portrait = """
            Population : environ 2 7OO habitants.
            Taux de pauvreté : 4O,2 % (18,8% sur l'ensemble de l'agglomération).
            Surface : 52 km².
            Part du parc social : voir la carte.
            Part des - de 25 ans : 33 % des ménages (31% sur l'ensemble de l'agglomération).
            """
        let (convention, found, findings) = try readConvention(conventionTitle + quartierPages(portrait: portrait))
        #expect(convention.quartiers[0].figures.map(\.key) == ["pt_moins_25"])
        #expect(found == ["CONV-VALUE 19", "CONV-VALUE 20", "CONV-VALUE 21", "CONV-VALUE 22", "CONV-UNREAD 23"])
        #expect(findings[0].found == .text("environ 2 7OO habitants."))
        #expect(findings[0].place.column == 14)
        #expect(findings[4].found == .text("des ménages"))
    }

    @Test func impossibleValuesAreKeptAndFound() throws {
        let portrait = "Population : - 840 habitants.\nTaux de pauvreté : 140 %.\nIPS : 12."
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(portrait: portrait))
        #expect(convention.quartiers[0].figures.map(\.reading) == [.exact(-840), .exact(140), .exact(12)])
        #expect(found == ["P02 19", "P02 20", "P02 21"])
    }

    @Test func twoValuesForOneFigureAreBothKeptAndFound() throws {
        let portrait = "Population : environ 840 habitants.\nTaux de pauvreté : 33 %.\nPopulation : environ 860 habitants."
        let (convention, found, findings) = try readConvention(conventionTitle + quartierPages(portrait: portrait))
        #expect(convention.quartiers[0].figures.map(\.reading) == [.about(840), .exact(33), .about(860)])
        #expect(found == ["CONV-TWICE 21"])
        #expect(findings[0].arguments["line"] == .integer(19))
    }

    @Test func missingValuesSayWhy() throws {
        let portrait =
            "Taux de pauvreté : secret statistique.\nPart du parc social : non communiqué (25,6% sur l'ensemble de l'agglomération)."
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(portrait: portrait))
        #expect(found == [])
        #expect(convention.quartiers[0].figures.map(\.reading) == [.missing(.secret), .missing(.notPublished)])
        #expect(convention.quartiers[0].figures[1].reference?.value == 25.6)
    }

    @Test func theSourceOfThePortraitGivesVintageAndPerimeter() throws {
        func figure(_ source: String) throws -> Figure {
            try #require(
                try readConvention(conventionTitle + quartierPages(portrait: source + "\nPopulation : 840 habitants.")).convention
                    .quartiers[0].figures.first)
        }
        let old = try figure("(données sigville 2022 basées sur l'ancien périmètre)")
        #expect(old.vintage == "2022")
        #expect(old.perimeter == .of2015)
        #expect(try figure("(données sigville 2023, nouveau périmètre)").perimeter == .of2024)
        #expect(try figure("(données de la commune)").perimeter == nil)
        #expect(try figure("").vintage == nil)
    }

    @Test func unreadableIdentityIsFound() throws {
        let identity = "Statut : Quartier en devenir\nCode quartier : QN06205X"
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(identity: identity))
        #expect(convention.quartiers[0].status == nil)
        #expect(found == ["CONV-STATUS 5", "CONV-COMMUNES 5", "CONV-STATUS 7", "CONV-CODE 8"])
    }

    @Test func communesGoOnBehindACommaAndAnEt() throws {
        let identity =
            "Statut : Quartier prioritaire de la politique de la ville\nCode du quartier : qp062005\nCommunes concernées : Auchel, Calonne-Ricouart,\nMarles-les-Mines et Béthune."
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(identity: identity))
        #expect(found == [])
        #expect(convention.quartiers[0].communes?.value.map(\.label) == ["Auchel", "Calonne-Ricouart", "Marles-les-Mines", "Béthune"])
    }
}

@Suite struct ConventionStructureTests {
    private let contents = """
        Sommaire

        Préambule\t3
        Projet de quartier « Les Acacias »\t5
        Cartographie.....\t5
        Portrait statistique\t6
        Les « irritants » : principales problématiques à traiter sur le quartier\t6
        Projet du quartier « Les Bleuets – Gare »\t1
        Objectifs poursuivis sur le quartier\t
        Les signataires\t9


        """

    @Test func threeQuartiersStandInOneDocument() throws {
        let qic = "Statut : Quartier d'intérêt communautaire – territoire vulnérable\n\nCommune concernée : Béthune"
        let text =
            conventionTitle + quartierPages() + "\n\n" + quartierPages(heading: "Portraits du quartier « Les Bleuets »", identity: qic)
            + "\n\n"
            + quartierPages(heading: "## Projet du quartier \"3 Îlots\"")
        let (convention, found, _) = try readConvention(text)
        #expect(found == [])
        #expect(convention.quartiers.map { $0.name?.value } == ["Les Acacias", "Les Bleuets", "3 Îlots"])
        #expect(convention.quartiers.map { $0.status?.value } == [.qpv, .qic, .qpv])
        #expect(convention.quartiers[1].figures[0].perimeter == .local)
    }

    @Test func theTableOfContentsIsNoBody() throws {
        for entries in [
            contents, contents.replacing("\t", with: " .......... "), contents.replacing("\t", with: "     "),
            contents.replacing("\t", with: " "), contents.replacing(#/[.]*\t[0-9]*/#, with: ""),
            "Sommaire\n\n| | |\n|---|---|\n| Préambule | 4 |\n| Projet de quartier « Les Acacias » | 5 |\n| Les « irritants » | 6 |\n\n",
        ] {
            let (convention, found, _) = try readConvention(conventionTitle + entries + "Préambule\n\nTexte.\n\n" + quartierPages())
            #expect(found == [], "\(entries)")
            #expect(convention.quartiers.map { $0.name?.value } == ["Les Acacias"], "\(entries)")
        }
    }

    @Test func anEditorialBeforeTheFirstQuartierIsNotRead() throws {
        let editorial = """
            Édito du maire

            Nos quartiers changent. Le taux de pauvreté : voilà l'ennemi.
            - Une liste de vœux
            Population : tous les habitants.

            Préambule

            Sur la CABBALR, 25 quartiers présentent des fragilités. 16 quartiers denses, répartis sur 19 communes.


            """
        let (convention, found, _) = try readConvention(conventionTitle + editorial + quartierPages())
        #expect(found == [])
        #expect(convention.totals.quartiers?.value == 25)
        #expect(convention.totals.qpv?.value == 16)
        #expect(convention.totals.communes?.value == 19)
        #expect(convention.totals.qic == nil)
        #expect(convention.quartiers.count == 1)
    }

    @Test func aLostHeadingOfQuartierTakesItsNameFromTheContents() throws {
        let text =
            conventionTitle + contents + "Préambule\n\nTexte.\n\n" + quartierPages() + "\n\n"
            + quartierPages(
                heading: "", identity: "Statut : Quartier d'intérêt communautaire – territoire vulnérable\n\nCommune concernée : Béthune")
        let (convention, found, _) = try readConvention(text)
        #expect(convention.quartiers.map { $0.name?.value } == ["Les Acacias", "Les Bleuets – Gare"])
        #expect(found.map { $0.split(separator: " ")[0] } == ["CONV-NAME"])
        let nameless = try readConvention(conventionTitle + quartierPages(heading: ""))
        #expect(nameless.convention.quartiers.map { $0.name?.value } == [nil])
        #expect(nameless.convention.quartiers[0].code?.value.text == "QP062008")
        #expect(nameless.found == ["CONV-NAME.sans-nom 7"])
    }

    @Test func aLostHeadingOfPortraitLosesNoFigure() throws {
        let (convention, found, _) = try readConvention(
            conventionTitle + quartierPages(portrait: "(données 2024)\n\nPopulation : 840 habitants.", portraitHeading: ""))
        #expect(convention.quartiers[0].figures.map(\.reading) == [.exact(840)])
        #expect(found == ["CONV-SECTION 5"])
    }

    @Test func aListWithoutHeadingIsPlacedOnlyWhereNothingElseCanStand() throws {
        let first = try readConvention(conventionTitle + quartierPages(irritants: "- Un premier\n- Un second qui\n  continue"))
        #expect(first.convention.quartiers[0].list(.irritants).map(\.text) == ["Un premier", "Un second qui continue"])
        #expect(first.found == ["CONV-SECTION 5", "CONV-LIST-PLACE 21"])
        let both = try readConvention(conventionTitle + quartierPages(irritants: "- Un premier", opportunities: "- Un atout"))
        #expect(both.convention.quartiers[0].list(.irritants).isEmpty)
        #expect(both.found == ["CONV-SECTION 5", "CONV-SECTION 5", "CONV-UNREAD 21", "CONV-UNREAD 23"])
    }

    @Test func itemsThatMayBelongToALostHeadingAreGivenToNoList() throws {
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(opportunities: "- Un atout\n- Un autre"))
        #expect(convention.quartiers[0].list(.irritants).map(\.text) == ["Un premier", "Un second"])
        #expect(convention.quartiers[0].list(.opportunities).isEmpty)
        #expect(convention.quartiers[0].list(.stakes).count == 1)
        #expect(found == ["CONV-SECTION 5", "CONV-LIST-UNSURE 26", "CONV-LIST-UNSURE 27"])
    }

    @Test func headingsAreRecognisedThroughTheirNoise() throws {
        for heading in [
            "Les “irritants” : principales problématiques à traiter sur le quartier", "**Les « irritants »**", "LES IRRITANTS",
            "1. Les irritants",
            "### Les « irritants » : principales problématiques à traiter sur le quartier",
            "Les « irrltants » : principa1es problématiques à traiter sur le quartier", "Les « irri\ttants » : principales problématiques",
            "Les « irritants » : principales problématiques à traiter\nsur le quartier",
        ] {
            let (convention, found, _) = try readConvention(
                conventionTitle + quartierPages(irritants: heading + "\n\n- Un premier\n- Un second"))
            #expect(found == [], "\(heading)")
            #expect(convention.quartiers[0].list(.irritants).count == 2, "\(heading)")
        }
    }

    @Test func aHeadingOverTwoLinesIsOne() throws {
        for heading in [
            "Projet de quartier « Cités 5, de Marles et du\nRond-Point »", "Projet de quartier\n« Cités 5, de Marles et du Rond-Point »",
        ] {
            let (convention, found, _) = try readConvention(conventionTitle + quartierPages(heading: heading))
            #expect(convention.quartiers.map { $0.name?.value } == ["Cités 5, de Marles et du Rond-Point"])
            #expect(found == [])
        }
    }

    @Test func aCaptionIsNoHeading() throws {
        let portrait = "Population : environ 1 000 habitants."
        let text =
            conventionTitle
            + quartierPages(portrait: portrait).replacing(
                "(périmètre 2024-2030)", with: "(périmètre 2024-2030)\n\nQuartier « Rue de Lille »")
        let (convention, found, _) = try readConvention(text)
        #expect(convention.quartiers.map { $0.name?.value } == ["Les Acacias"])
        #expect(convention.quartiers[0].map.other.map(\.text) == ["Quartier « Rue de Lille »"])
        #expect(found == [])
        let block = "Commune : Béthune\nCommunes concernées : toutes\n\n"
        #expect(try readConvention(conventionTitle + block + quartierPages()).convention.quartiers.count == 1)
    }

    @Test func aHeadingRepeatedAtTheTopOfAPageBeginsNothing() throws {
        let irritants = "Les « irritants »\n\n- Un premier\n\nProjet de quartier « Les Acacias »\n\n- Un second"
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(irritants: irritants))
        #expect(convention.quartiers.count == 1)
        #expect(convention.quartiers[0].list(.irritants).count == 2)
        #expect(found == [])
    }
}

@Suite struct ConventionListTests {
    private func irritants(_ list: String) throws -> (items: [String?], lines: [Int?], found: [String]) {
        let (convention, found, _) = try readConvention(conventionTitle + quartierPages(irritants: "Les « irritants »\n" + list))
        let items = convention.quartiers[0].list(.irritants)
        return (items.map(\.text), items.map(\.line), found)
    }

    @Test(arguments: [
        "- Un\n- Deux\n- Trois", "• Un\n• Deux\n• Trois", "✓ Un\n√ Deux\n✔ Trois", "- ✓ Un\n- √ Deux\n- Trois", "* Un\n* Deux\n* Trois",
        "– Un\n— Deux\n- Trois", "\u{F0A7} Un\n\u{F0FC} Deux\n\u{F0B7}Trois", "1. Un\n2. Deux\n3. Trois", "1) Un\n2) Deux\n3) Trois",
        "a) Un\nb) Deux\nc) Trois",
        "o Un\no Deux\no Trois", "<ul>\n<li>Un</li>\n<li>Deux</li>\n<li>Trois</li>\n</ul>",
        "<ul><li>Un</li><li>Deux</li><li>Trois</li></ul>",
        "<ul style=\"list-style-type: none\">• Un• Deux• Trois", "• Un • Deux • Trois", "- **Un**\n- *Deux*\n- Trois",
        "\t-\tUn\n\t-\tDeux\n\t-\tTrois",
        "- Un\n\n\n- Deux\n\n- Trois", "-Un\n-Deux\n-Trois", "● Un<br>● Deux<br/>● Trois", "\\- Un\n\\- Deux\n\\- Trois",
    ])
    func everyMarkBeginsAnItem(list: String) throws {
        let (items, _, found) = try irritants(list)
        #expect(items == ["Un", "Deux", "Trois"])
        #expect(found == [])
    }

    @Test func linesThatGoOnAreJoinedAndOthersReported() throws {
        let wrapped = try irritants(
            "- Une cité stigmatisée, une\nimage peu valorisée\n- Des espaces (jeux,\nParc Central)\n- Un centre-\nville\n")
        #expect(wrapped.items == ["Une cité stigmatisée, une image peu valorisée", "Des espaces (jeux, Parc Central)", "Un centre-ville"])
        #expect(wrapped.found == [])
        let indented = try irritants("  • Une localisation près de\n    Béthune\n  • Un second\n")
        #expect(indented.items == ["Une localisation près de Béthune", "Un second"])
        #expect(indented.found == [])
        // Behind a blank line, or with a capital, nobody can tell a rest from an item without mark.
        let unsure = try irritants("- Un\n\nqui continue\n- Deux\nTrois sans puce\n12\n")
        #expect(unsure.items == ["Un", "Deux"])
        #expect(unsure.found == ["CONV-UNREAD 24", "CONV-UNREAD 26", "CONV-UNREAD 27"])
    }
}
