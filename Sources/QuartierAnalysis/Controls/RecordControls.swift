import PlanarGeometry
import QuartierModel
import QuartierSources
import Reporting

extension Control {
    /// C01: codes of a known form, of their generation, and each once in it.
    static let codes = Control("C01", kinds: [.codeMalformed, .codeOfAnotherGeneration, .codeRepeated], needs: [.perimeters]) {
        input, report in
        for layer in input.layers {
            var seen: [String: Int] = [:]
            for perimeter in layer.elements {
                guard let written = perimeter.code else { continue }
                let place = perimeter.place.within(layer.place)
                let code = QuartierCode(written)
                if code == nil {
                    try report(Finding(.codeMalformed, subject: perimeter.quartier, place: place, found: .text(written)))
                } else if let code, let generation = perimeter.generation, code.status == .qpv, code.generation != generation {
                    try report(
                        Finding(
                            .codeOfAnotherGeneration, subject: perimeter.quartier, place: place,
                            arguments: ["generation": .text(generation.name), "origin": .text(code.generation.name)],
                            expected: .text(generation.name), found: .text(code.generation.name)))
                }
                let key = (perimeter.generation?.name ?? "") + "/" + (code?.text ?? written)
                if let first = seen[key] {
                    try report(
                        Finding(
                            .codeRepeated, subject: perimeter.quartier, place: place,
                            arguments: ["code": .text(written), "first": .integer(first)]))
                } else {
                    seen[key] = perimeter.rank
                }
            }
        }
    }

    /// S01: the printed surface against the computed ones of each generation, within the rounding to whole hectares.
    static let printedSurface = Control("S01", kinds: [.printedSurfaceDiffers], needs: [.perimeters]) { input, report in
        var measured: [String: [(label: String, hectares: Double)]] = [:]
        for (layer, surfaces) in zip(input.layers, input.measures.surfaces) {
            for (perimeter, surface) in zip(layer.elements, try surfaces.outcome()) {
                guard let surface else { continue }
                let generation = perimeter.generation?.name ?? layer.name
                measured[perimeter.quartier, default: []] += [
                    ("\(generation), \(SurfaceReference.ellipsoid.token)", surface.ellipsoidal / 10_000),
                    ("\(generation), \(surface.plane.crs)", surface.plane.area / 10_000),
                ]
            }
        }
        for layer in input.layers {
            for perimeter in layer.elements {
                guard let printed = perimeter.printedHectares, let candidates = measured[perimeter.quartier],
                    let own = candidates.first(where: { $0.label.hasPrefix("\(perimeter.generation?.name ?? layer.name), ") }),
                    let best = candidates.min(by: { abs($0.hectares - printed) < abs($1.hectares - printed) }),
                    abs(own.hectares - printed) > 0.5
                else { continue }
                try report(
                    Finding(
                        .printedSurfaceDiffers, subject: perimeter.quartier, place: perimeter.place.within(layer.place),
                        arguments: ["best": .text(best.label), "bestHectares": .real(best.hectares)], expected: .real(printed),
                        found: .real(own.hectares)))
            }
        }
    }

    /// S02: the plane shows the surface of the ellipsoid times what the projection does to areas there, k², within 1e-5.
    static let distortion = Control("S02", kinds: [.distortionUnexplained], needs: [.perimeters]) { input, report in
        for (layer, surfaces) in zip(input.layers, input.measures.surfaces) {
            for (perimeter, surface) in zip(layer.elements, try surfaces.outcome()) {
                guard let surface, surface.ellipsoidal > 0 else { continue }
                let expected = surface.ellipsoidal * (1 + surface.arealDistortion / 100)
                let gap = (surface.plane.area / expected - 1).magnitude
                guard gap > 1e-5 else { continue }
                try report(
                    Finding(
                        .distortionUnexplained, subject: perimeter.quartier, place: perimeter.place.within(layer.place),
                        arguments: ["crs": .text(surface.plane.crs.description), "percent": .rounded(100 * gap)], expected: .real(expected),
                        found: .real(surface.plane.area)))
            }
        }
    }

    /// M02: no schematic outline leaves the office.
    static let schematic = Control("M02", kinds: [.schematicOutline], needs: [.perimeters], canBeWaived: false) { input, report in
        for layer in input.layers {
            for perimeter in layer.elements where perimeter.isSchematic {
                try report(
                    Finding(.schematicOutline, subject: perimeter.quartier, place: perimeter.place.within(layer.place)))
            }
        }
    }
}
