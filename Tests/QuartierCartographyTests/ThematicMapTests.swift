import Foundation
import PlanarGeometry
import QuartierModel
import Reporting
import TestSupport
import Testing

@testable import QuartierCartography

@Suite struct ThematicMapTests {
    private static func square(_ x: Double, _ y: Double, _ side: Double = 500) -> MultiPolygon {
        let ring = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)].map { Coordinate($0.0, $0.1) }
        return MultiPolygon([Polygon(exterior: Ring(unchecked: ring))])
    }

    static let readings: [Reading] = [
        .exact(20), .about(35), .estimated(41, in: 36...44), .atLeast(30), .atMost(11), .missing(.secret), .missing(.unknown), .exact(52.5),
    ]

    static func map(
        _ readings: [Reading] = readings, name: (Int) -> String = { "Quartier \($0 + 1)" }, indicator: Indicator = .povertyRate,
        page: MapPage = MapPage(), language: Language = .french, symbolism: ThematicMap.Symbolism? = nil, side: Double = 500
    ) throws -> ThematicMap {
        let areas = readings.enumerated().map { rank, reading in
            MapArea(
                id: "Q\(rank + 1)", name: name(rank), outline: square(Double(rank % 4) * 2_000, Double(rank / 4) * 1_500, side),
                reading: reading)
        }
        let values = readings.compactMap(\.classified)
        return ThematicMap(
            page: page,
            texts: MapTexts(
                title: "Pauvreté", subtitle: "périmètres 2024", notes: ["Contours schématiques."], credits: "Source : essai – 02/01/2026",
                language: language),
            indicator: indicator,
            symbolism: try symbolism
                ?? .classes(
                    values.isEmpty ? .empty(.quantile) : Classification(values, by: .quantile, count: 3), .amber), areas: areas,
            communes: [
                MapCommune(name: "Béthune", outline: square(-1_000, -1_000, 5_000)),
                MapCommune(name: "Verquin", outline: square(4_000, -1_000, 5_000)),
            ], reference: 18.8)
    }

    private func text(_ map: ThematicMap) -> String { String(decoding: map.drawing().svg.bytes, as: UTF8.self) }

    /// The bytes of maps are kept: a change of drawing shows as a change of these files (WRITE_GOLDENS=1 writes them).
    @Test(arguments: ["choropleth", "circles", "diverging", "hatched", "portrait"])
    func drawsTheBytesOfItsSnapshot(name: String) throws {
        var map: ThematicMap
        switch name {
        case "circles":
            map = try Self.map(
                [.exact(2_700), .about(990), .atLeast(500), .missing(.secret)], indicator: .population, symbolism: .circles)
        case "diverging":
            let values = Self.readings.compactMap(\.classified)
            let (classes, below) = try Classification.around(36, values, by: .equal, count: 4)
            map = try Self.map(symbolism: .diverging(classes, below: below, around: 36))
        case "portrait": map = try Self.map(page: MapPage(.a3, .portrait), language: .english)
        default: map = try Self.map()
        }
        map.isHatched = name == "hatched"
        map.north = 1.5
        let found = text(map)
        #expect(found == text(map))
        let path = ProjectFiles.path("Tests/QuartierCartographyTests/Goldens/map-\(name).svg")
        if ProcessInfo.processInfo.environment["WRITE_GOLDENS"] == "1" { try found.write(toFile: path, atomically: true, encoding: .utf8) }
        #expect(try found == String(contentsOfFile: path, encoding: .utf8))
    }

    @Test func everyKindOfReadingHasItsSymbol() throws {
        let svg = text(try Self.map())
        for words in [
            "+ de 30\u{202F}% (1)", "moins de 11\u{202F}% (1)", "secret statistique (1)", "pas de donnée (1)",
            "estimation (contour tireté)",
        ] {
            #expect(svg.contains(words), "\(words)")
        }
        for pattern in ["url(#at-least)", "url(#at-most)", "url(#secret)", "url(#no-data)"] { #expect(svg.contains(pattern)) }
        #expect(svg.contains("quantiles, borne supérieure comprise"))
        #expect(svg.contains("agglomération : 18,8\u{202F}%"))
    }

    @Test func isWellFormedWhateverTheNames() throws {
        let names = [
            "\"><img src=x onerror=alert(1)>", String(repeating: "Très long ", count: 20), "حي السلام", "🏘️ Cité & fils", "]]>",
            "\u{1B}[31m",
        ]
        let map = try Self.map(name: { names[$0 % names.count] })
        let (svg, _) = map.drawing()
        #expect(!String(decoding: svg.bytes, as: UTF8.self).contains("<img"))
        try #require(XMLCheck.isWellFormed(svg.bytes))
    }

    @Test func takesOneQuartierNoValuesEqualValuesAndNoArea() throws {
        for readings: [Reading] in [[.exact(40)], [.missing(.secret), .missing(.unknown)], [.exact(3), .exact(3), .exact(3)]] {
            let (svg, unnamed) = try Self.map(readings).drawing()
            #expect(unnamed == 0)
            #expect(XMLCheck.isWellFormed(svg.bytes))
        }
        let flat = text(try Self.map([.exact(1), .exact(2)], side: 0))
        #expect(flat.contains("<circle"))
        let circles = try Self.map([.exact(0), .missing(.unknown)], indicator: .population, symbolism: .circles)
        #expect(XMLCheck.isWellFormed(circles.drawing().svg.bytes))
    }

    @Test func saysHowManyOfManyHaveNoRoomForTheirName() throws {
        let (svg, unnamed) = try Self.map((0..<300).map { .exact(Double($0)) }, name: { "Quartier du Grand Ensemble \($0)" }).drawing()
        #expect(unnamed > 0 && unnamed < 300)
        #expect(XMLCheck.isWellFormed(svg.bytes))
    }

    @Test func speaksBothLanguages() throws {
        let english = text(try Self.map(language: .english))
        #expect(english.contains("more than 30% (1)") && english.contains("statistical secrecy (1)") && english.contains("lang=\"en\""))
    }
}

/// A look at the nesting of markup.
enum XMLCheck {
    static func isWellFormed(_ bytes: [UInt8]) -> Bool {
        // Elements close in the order they were opened, and nothing else begins with an angle bracket.
        var open: [String] = []
        let text = String(decoding: bytes, as: UTF8.self)
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { return false }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasSuffix("/") { continue }
            if tag.hasPrefix("/") {
                guard open.popLast() == String(tag.dropFirst()) else { return false }
            } else {
                open.append(String(tag.prefix { $0 != " " }))
            }
        }
        return open.isEmpty
    }
}
