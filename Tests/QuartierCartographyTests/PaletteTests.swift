import Testing

@testable import QuartierCartography

@Suite struct PaletteTests {
    @Test func rampsGrowDarkerSoThatTheyReadInGrey() {
        for palette in Palette.allCases {
            for count in 2...7 {
                let colours = palette.colours(count)
                #expect(colours.count == count)
                for (lighter, darker) in zip(colours, colours.dropFirst()) {
                    #expect(lighter.luminance > darker.luminance, "\(palette) \(count)")
                }
                #expect(Set(colours).count == count)
            }
            #expect(palette.colours(1).count == 1)
            #expect(palette.colours(0).isEmpty)
        }
    }

    @Test func divergingColoursDarkenAwayFromTheMiddle() {
        let colours = Palette.diverging(below: 3, above: 2)
        #expect(colours.count == 5)
        #expect(colours[0].luminance < colours[1].luminance && colours[1].luminance < colours[2].luminance)
        #expect(colours[4].luminance < colours[3].luminance)
        // Purple below, orange above: apart for every kind of colour blindness.
        #expect(colours[0].blue > colours[0].red && colours[4].red > colours[4].blue)
    }

    @Test func inksHaveTheContrastOfRGAA() {
        for ground in [Ink.paper, Ink.ground] {
            #expect(Ink.text.contrast(with: ground) >= 4.5)
            #expect(Ink.secondary.contrast(with: ground) >= 4.5)
            #expect(Ink.outline.contrast(with: ground) >= 3)
            #expect(Ink.limit.contrast(with: ground) >= 3)
        }
        #expect(Colour(0xFFFFFF).contrast(with: Colour(0)) == 21)
        #expect(Colour(0x1A2B3C).hexadecimal == "#1a2b3c")
    }
}
