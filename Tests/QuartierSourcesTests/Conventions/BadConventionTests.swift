import Foundation
import QuartierModel
import Reporting
import TestSupport
import Testing

@testable import QuartierSources

private let document = """
    Contrat de ville
    Projet de quartier « Les Étangs »
    Statut : Quartier d'intérêt communautaire – territoire vulnérable
    Commune concernée : Béthune
    Portrait statistique
    Population : environ 760 habitants.
    Les « irritants »
    - Une école éloignée
    Les « opportunités »
    - Un café
    Les enjeux prioritaires
    - Accéder à l'emploi

    """

@Suite struct BadConventionTests {
    private func fails(_ bytes: [UInt8]) -> QuartiersError? {
        do {
            _ = try ConventionReader.read(bytes, document: "a.txt") { _ in }
            return nil
        } catch { return error as? QuartiersError }
    }

    @Test func whatIsNoConventionIsRefusedByName() throws {
        let error = try #require(fails(Array("Bonjour,\n\nCeci est une lettre.\nPopulation : 12 habitants.\n".utf8)))
        #expect(error.status == .badData)
        #expect(error.place.file == "a.txt")
        #expect(error.message[.french] == "ce n'est pas une convention d'application communale")
        #expect(fails(Array("Contrat de ville\nSommaire\n".utf8))?.message[.french] == "convention sans quartier lisible")
        #expect(fails([])?.message[.french] == "document sans texte")
        #expect(fails(Array(" \n\u{0C}\n\u{A0}\n".utf8))?.message[.french] == "document sans texte")
        #expect(fails(Array("%PDF-1.7\n".utf8))?.message[.french] == "c'est un PDF, non son texte")
        #expect(fails(Array("Projet de quartier « A »\n\0".utf8))?.message[.french] == "ce n'est pas un texte : octets nuls")
    }

    @Test func fiftyMegabytesAreRefusedBeforeTheyAreRead() throws {
        let error = try #require(fails([UInt8](repeating: UInt8(ascii: "a"), count: 50 << 20)))
        #expect(error.status == .badData)
        #expect(error.message[.french].hasPrefix("document de 50 Mo"))
    }

    @Test func otherEncodingsAreReadAndNamed() throws {
        var findings: [Finding] = []
        let latin = try #require(document.data(using: .windowsCP1252))
        let convention = try ConventionReader.read(Array(latin), document: "a.txt") { findings.append($0) }
        #expect(convention.quartiers[0].name?.value == "Les Étangs")
        #expect(convention.quartiers[0].status?.value == .qic)
        #expect(convention.quartiers[0].list(.stakes).map(\.text) == ["Accéder à l'emploi"])
        #expect(findings.map(\.kind) == [.conventionEncoding])
        #expect(findings[0].place.line == 2)
        let wide: [UInt8] = [0xFF, 0xFE] + document.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + document.utf8
        for bytes in [wide, marked] {
            let read = try ConventionReader.read(bytes, document: "a.txt") { findings.append($0) }
            #expect(read == convention)
        }
        #expect(findings.count == 1)
    }

    @Test func strictReadingStopsAtTheFirstFinding() {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try ConventionReader.read(text: document.replacing("760", with: "7G0"), document: "a.txt") { _ in throw Stop() }
        }
    }

    @Test func noBytesBringItDown() {
        let seed: UInt64 = 20_240_709
        var generator = SeededGenerator(seed: seed)
        let table =
            "Objectifs poursuivis\n<table><tr><td rowspan=2>A</td><td>B</td></tr></table>\nENJEU 1 : X\t\nA\tB\t• C\n| a | b | c |\n"
        let original = Array((document + table).utf8)
        let spice = Array("<|\t\n*«»():%-•\\&^{}0123456789".utf8)
        for _ in 0..<800 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...12, using: &generator) {
                let position = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[position] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes[position] = spice.randomElement(using: &generator) ?? 0
                case 2: bytes.remove(at: position)
                default: bytes.insert(contentsOf: bytes[position...].prefix(20), at: position)
                }
            }
            ConventionReader.fuzz(bytes)
        }
    }
}
