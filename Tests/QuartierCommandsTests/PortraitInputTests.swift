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
            #expect(outcome.errors.contains("latin.txt, ligne 2"))
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
            #expect(outcome.errors.contains("FIG-DIFFERS : qic.csv, ligne 3"), "\(outcome.errors)")
            let rows = try quartiers(["portrait", "--store", store, "--format", "csv"]).rows
            #expect(rows.count == 2)
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
