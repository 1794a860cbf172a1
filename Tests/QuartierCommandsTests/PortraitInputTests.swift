import Foundation
import Reporting
import TestSupport
import Testing

private let document = """
    Contrat de ville
    Projet de quartier « Les Étangs »
    Statut : Quartier d'intérêt communautaire – territoire vulnérable
    Commune concernée : Béthune
    Portrait statistique
    Population : environ 760 habitants.
    Taux de pauvreté : 140 % (18,8 % sur l'ensemble de l'agglomération).
    Les « irritants »
    - Une école éloignée
    Les « opportunités »
    - Un café
    Les enjeux prioritaires
    - Accéder à l'emploi

    """

/// Input that is wrong: a finding or a refusal that names the place, and the rest is read.
@Suite struct PortraitInputTests {
    private func withFile(_ name: String, _ content: String, _ body: (String, String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent(name)
            try content.write(to: file, atomically: true, encoding: .utf8)
            try body(file.path, folder.appendingPathComponent("a.gpkg").path)
        }
    }

    @Test func aTextThatIsNoConventionIsRefused() throws {
        try withFile("lettre.txt", "Bonjour,\nCeci est une lettre.\n") { file, store in
            quartiers(["import", "conventions", file, "--store", store])
                .expectRefusal(.badData, saying: "lettre.txt", "ce n'est pas une convention d'application communale")
        }
    }

    @Test func fiftyMegabytesAreRefused() throws {
        try withFile("grand.txt", String(repeating: "a", count: 50 << 20)) { file, store in
            quartiers(["import", "conventions", file, "--store", store]).expectRefusal(.badData, saying: "grand.txt", "2 Mo")
        }
    }

    @Test func latin1IsReadAndSaid() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("latin.txt")
            try #require(document.data(using: .windowsCP1252)).write(to: file)
            let store = folder.appendingPathComponent("a.gpkg").path
            let outcome = quartiers(["import", "conventions", file.path, "--store", store])
            #expect(outcome.status == .success)
            #expect(outcome.errors.contains("CONV-ENCODING"))
            #expect(outcome.errors.contains("latin.txt, ligne 2, colonne 20"))
            #expect(try quartiers(["portrait", "les étangs", "--store", store, "--format", "csv"]).rows.count == 2)
        }
    }

    @Test func impossibleValuesAreKeptAndBlock() throws {
        try withFile("a.txt", document) { file, store in
            #expect(quartiers(["import", "conventions", file, "--store", store, "--quiet"]).status == .success)
            let outcome = quartiers(["check", "--store", store, "--control", "P02", "--format", "csv"])
            #expect(outcome.status == .blockingFindings)
            let rows = try outcome.rows
            #expect(rows.map { $0["trouve"] } == ["140"])
            #expect(rows.first?["source"] == "a.txt:7")
            #expect(rows.first?["nom"] == "Les Étangs")
        }
    }

    @Test func aNegativePopulationIsFound() throws {
        try withFile("qic.csv", "nom;cle;valeur\nLes Étangs;pop;-3\n") { file, store in
            let outcome = quartiers(["import", "figures", file, "--store", store])
            #expect(outcome.status == .success)
            #expect(outcome.errors.contains("P02"))
            #expect(outcome.errors.contains("qic.csv, ligne 2"))
        }
    }

    @Test func twoValuesForOneFigureAreSaidAndBothKept() throws {
        try withFile("a.txt", document.replacing("Les « irritants »", with: "Population : environ 900 habitants.\nLes « irritants »")) {
            file, store in
            let outcome = quartiers(["import", "conventions", file, "--store", store])
            #expect(outcome.errors.contains("CONV-TWICE"))
            let rows = try quartiers(["portrait", "--store", store, "--indicator", "pop", "--format", "csv"]).rows
            #expect(rows.map { $0["valeur"] } == ["760", "900"])
        }
        try withFile("qic.csv", "nom;cle;valeur\nLes Étangs;pop;760\nLes Étangs;pop;900\n") { file, store in
            let outcome = quartiers(["import", "figures", file, "--store", store])
            #expect(outcome.errors.contains("FIG-DIFFERS : qic.csv, ligne 3, champ « valeur »"), "\(outcome.errors)")
            let rows = try quartiers(["portrait", "--store", store, "--format", "csv"]).rows
            #expect(rows.count == 2)
        }
    }

    @Test func figuresOfNoQuartierAreSaidOnceAndKept() throws {
        try withFile("qic.csv", "code_qp;pop;tx_pauvrete\nQN99;12;30\nQP062005;5;40\n") { file, store in
            let outcome = quartiers(["import", "figures", file, "--store", store, "--format", "csv"])
            #expect(outcome.status == .success)
            #expect(outcome.errors.components(separatedBy: "FIG-QUARTIER").count == 2, "\(outcome.errors)")
            #expect(outcome.errors.contains("FIG-QUARTIER : qic.csv, ligne 2"))
            #expect(outcome.errors.contains("« QN99 »") && outcome.errors.contains("--replace"))
            #expect(try outcome.rows.first?["ajoutes"] == "4")
            // With its name it has a portrait.
            let mended = URL(fileURLWithPath: file)
            try "code_qp;nom;pop\nQN99;Les Étangs;12\n".write(to: mended, atomically: true, encoding: .utf8)
            let again = quartiers(["import", "figures", file, "--store", store, "--replace"])
            #expect(again.status == .success && !again.errors.contains("FIG-QUARTIER"), "\(again.errors)")
            #expect(try quartiers(["portrait", "--store", store, "--format", "csv"]).rows.contains { $0["nom"] == "Les Étangs" })
        }
    }

    @Test func columnsRowsAndCodesAtFaultAreNamed() throws {
        let table = """
            CODGEO;LIBGEO;POP_MUN;TX_TOT_0A24;TX_F
            QP062005;Quartier;2\u{202F}224;33,2;51
            QP062006;Court;1200
            QPXXXXX;Ailleurs;1;2;3
            QP062007;Texte;deux;30;50

            """
        try withFile("DEMO_2022.csv", table) { file, store in
            let outcome = quartiers(["import", "figures", file, "--store", store, "--format", "csv"])
            #expect(outcome.status == .success)
            #expect(try outcome.rows.first?["lus"] == "3")
            #expect(outcome.errors.contains("TAB-COLUMN"))
            #expect(outcome.errors.contains("LIB_COM"))
            #expect(outcome.errors.contains("ligne 3"))
            #expect(outcome.errors.contains("TAB-CODE"))
            #expect(outcome.errors.contains("QPXXXXX"))
            #expect(outcome.errors.contains("ligne 5, colonne 3"), "\(outcome.errors)")
            let rows = try quartiers(["portrait", "QP062005", "--store", store, "--indicator", "pop", "--format", "csv"]).rows
            #expect(rows.map { $0["valeur"] } == ["2224"])
        }
        try withFile("rien.csv", "a;b\n1;2\n") { file, store in
            quartiers(["import", "figures", file, "--store", store]).expectRefusal(.badData, saying: "rien.csv", "Colonnes lues : a, b")
        }
    }

    @Test func aPDFGoesThroughPdftotextOrSaysWhyNot() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("a.pdf")
            try "%PDF-1.7\n".write(to: file, atomically: true, encoding: .utf8)
            let store = folder.appendingPathComponent("a.gpkg").path
            let words = ["import", "conventions", file.path, "--store", store]
            quartiers(words, variables: ["PATH": folder.path]).expectRefusal(.badData, saying: "a.pdf", "pdftotext n'est pas installé")

            func install(_ script: String) throws {
                let program = folder.appendingPathComponent("pdftotext")
                try "#!/bin/sh\n\(script)\n".write(to: program, atomically: true, encoding: .utf8)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
            }
            let path = ["PATH": folder.path + ":/usr/bin:/bin"]
            try install("exit 1")
            quartiers(words, variables: path).expectRefusal(.badData, saying: "pdftotext n'a pas pu lire ce PDF")
            // What pdftotext makes of scanned pages: form feeds and nothing else.
            try install("printf '\\014\\014' > \"$5\"")
            quartiers(words, variables: path).expectRefusal(.badData, saying: "document sans texte")
            try document.write(to: folder.appendingPathComponent("texte"), atomically: true, encoding: .utf8)
            try install("cp '\(folder.path)/texte' \"$5\"")
            let outcome = quartiers(words + ["--quiet"], variables: path)
            #expect(outcome.status == .success, "\(outcome.errors)")
            let rows = try quartiers(["portrait", "--store", store, "--format", "csv"]).rows
            #expect(rows.map { $0["document"] } == ["a.pdf", "a.pdf"])
        }
    }

    @Test(.enabled(if: HelperPrograms.has("pdftotext"), "needs pdftotext (poppler-utils); absent, so skipped"))
    func aRealPDFIsReadByPdftotext() throws {
        try withTemporaryFolder { folder in
            let store = folder.appendingPathComponent("a.gpkg").path
            // A name that a shell would split or run, and that a program might take for an option.
            let file = folder.appendingPathComponent("-a b; $(touch x) '.pdf")
            try Data(RawPDF(pages: document.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).chunks(of: 6)).bytes)
                .write(to: file)
            let outcome = quartiers(["import", "conventions", file.path, "--store", store], variables: HelperPrograms.searchPath)
            #expect(outcome.status == .success, "\(outcome.errors)")
            let rows = try quartiers(["portrait", "--store", store, "--format", "csv"]).rows
            #expect(rows.map { $0["cle"] } == ["pop", "tx_pauvrete"])
            #expect(rows.map { $0["reference"] } == ["", "18.8"])
            let texts = try quartiers(["portrait", "--store", store, "--texts", "--format", "csv"]).rows
            #expect(texts.filter { $0["rubrique"] == "irritants" }.map { $0["texte"] } == ["Une école éloignée"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [file.lastPathComponent, "a.gpkg"])
            // Pages without words, as a scanner makes them.
            let scan = folder.appendingPathComponent("scan.pdf")
            try Data(RawPDF(pages: [[], []]).bytes).write(to: scan)
            quartiers(["import", "conventions", scan.path, "--store", store], variables: HelperPrograms.searchPath)
                .expectRefusal(.badData, saying: "scan.pdf", "document sans texte")
        }
    }

    @Test func everyUnreadLineIsShownAndPlaced() throws {
        let lines = (1...14).map { "Mots perdus \($0)" }.joined(separator: "\n")
        try withFile("a.txt", document.replacing("Les « irritants »", with: lines + "\nDensité : 12 hab/ha\nLes « irritants »")) {
            file, store in
            let errors = quartiers(["import", "conventions", file, "--store", store]).errors
            for line in 8...21 { #expect(errors.contains("CONV-UNREAD : a.txt, ligne \(line), colonne 1")) }
            // What a remedy names is filled in as well.
            #expect(errors.contains("Indicateurs connus : Population ; Surface"))
        }
    }

    /// Each fault of the issue: the file, the line and the column or the field.
    @Test func everyFaultNamesItsPlace() throws {
        let faults = document.replacing("environ 760", with: "- 760") + "Population : 3 habitants.\n"
        try withFile("a.txt", faults.replacing("Les « irritants »", with: "Population : 900 habitants.\nLes « irritants »")) {
            file, store in
            let errors = quartiers(["import", "conventions", file, "--store", store]).errors
            #expect(errors.contains("P02 : a.txt, ligne 6, colonne 14"))
            #expect(errors.contains("P02 : a.txt, ligne 7, colonne 20"))
            #expect(errors.contains("CONV-TWICE : a.txt, ligne 8, colonne 14"))
        }
        let table = "nom;cle;valeur\nÉtangs;pop;-3\nÉtangs;pop;900\nÉtangs;truc;3\nÉtangs;ips\nÉtangs;ips;x\nÉtangs;tx_pauvrete;140\n"
        try withFile("q.csv", table) { file, store in
            let errors = quartiers(["import", "figures", file, "--store", store]).errors
            #expect(errors.contains("P02 : \(file), ligne 2, champ « valeur »"))
            #expect(errors.contains("FIG-DIFFERS : q.csv, ligne 3, champ « valeur »"))
            #expect(errors.contains("TAB-FIGURE : \(file), ligne 4, champ « cle »"))
            #expect(errors.contains("Colonnes attendues : cle, valeur"))
            #expect(errors.contains("CSV-RAGGED : \(file), ligne 5"))
            #expect(errors.contains("TAB-VALUE : \(file), ligne 6, champ « valeur »"))
            #expect(errors.contains("P02 : \(file), ligne 7, champ « valeur »"))
        }
        try withFile("DEMO_2022.csv", "CODGEO;POP_MUN;TX_TOT_0A24\nQPX;1;2\nQP062007;-4;140\n") { file, store in
            let errors = quartiers(["import", "figures", file, "--store", store]).errors
            #expect(errors.contains("TAB-CODE : \(file), ligne 2, colonne 1"))
            #expect(errors.contains("P02 : \(file), ligne 3, champ « POP_MUN »"))
            #expect(errors.contains("P02 : \(file), ligne 3, champ « TX_TOT_0A24 »"))
        }
    }

    @Test func anotherVersionOfADocumentAsksForReplace() throws {
        try withFile("a.txt", document) { file, store in
            #expect(quartiers(["import", "conventions", file, "--store", store, "--quiet"]).status == .success)
            try document.replacing("760", with: "780").write(toFile: file, atomically: true, encoding: .utf8)
            quartiers(["import", "conventions", file, "--store", store, "--quiet"]).expectRefusal(.badData, saying: "--replace")
            let replaced = quartiers(["import", "conventions", file, "--replace", "--store", store, "--quiet", "--format", "csv"])
            #expect(try replaced.rows.first?["remplaces"] == "2")
            let rows = try quartiers(["portrait", "--store", store, "--indicator", "pop", "--format", "csv"]).rows
            #expect(rows.map { $0["valeur"] } == ["780"])
            #expect(rows.first?["id_quartier"] == "QIC-01")
        }
    }

    @Test func localCodesComeFromTheCommuneWhenItIsKnown() throws {
        try withFile("a.txt", document) { file, store in
            let communes = ProjectFiles.path("Geodata/communes.geojson")
            #expect(quartiers(["import", "communes", communes, "--store", store, "--quiet"]).status == .success)
            let outcome = quartiers(["import", "conventions", file, "--store", store])
            #expect(outcome.errors.contains("QIC6211901"))
            // A préfecture's figures find it by its name.
            let csv = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("pref.csv").path
            try "nom;pt_monoparentales;millesime\nLES ETANGS;13 %;2024\n".write(toFile: csv, atomically: true, encoding: .utf8)
            #expect(quartiers(["import", "figures", csv, "--store", store, "--quiet"]).status == .success)
            let rows = try quartiers(["portrait", "QIC6211901", "--store", store, "--format", "csv"]).rows
            #expect(rows.map { $0["methode"] } == ["imprime", "imprime", "fourni"])
        }
    }

    @Test func hostileNamesStayTextInHTML() throws {
        try withFile("qic.csv", "nom;cle;valeur\n<script>alert(1)</script> & 'x';pop;3\n") { file, store in
            #expect(quartiers(["import", "figures", file, "--store", store, "--quiet"]).status == .success)
            let html = quartiers(["portrait", "--html", "--store", store]).output
            #expect(!html.contains("<script"))
            #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#39;x&#39;"))
        }
    }
}
