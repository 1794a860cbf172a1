import GEOSOverlay
import PlanarGeometry
import QuartierModel
public import Reporting

extension GenerationComparison {
    /// Reports what a reader must know of the layers: systems that differ, outlines repaired or missing, codes that stand twice, and one
    /// generation given twice.
    ///
    /// - Throws: what `report` throws.
    public func report(to report: FindingSink) throws {
        let names: [String: Value] = ["before": .text(before.layer.name), "after": .text(after.layer.name)]
        if before.layer.crs != after.layer.crs {
            var planes: [String] = []
            for plane in (before.planes + after.planes).compactMap(\.self) where !planes.contains(plane.description) {
                planes.append(plane.description)
            }
            let systems: [String: Value] = [
                "beforeCRS": .text(before.layer.crs.description), "afterCRS": .text(after.layer.crs.description),
                "plane": .text(planes.joined(separator: ", ")),
            ]
            try report(Finding(.comparedSystemsDiffer, arguments: names.merging(systems) { name, _ in name }))
        }
        for generation in [before, after] { try generation.reportOutlines(to: report) }
        let identical = links.count(where: \.isIdentical)
        if identical == before.layer.elements.count, identical == after.layer.elements.count {
            try report(Finding(.comparedWithItself, arguments: names.merging(["count": .integer(identical)]) { name, _ in name }))
        }
    }
}

extension ComparedGeneration {
    /// Reports outlines repaired, emptied by repair or missing, and codes that stand twice, of which each feature is compared on its own.
    fileprivate func reportOutlines(to report: FindingSink) throws {
        var seen: [String: Int] = [:]
        for (rank, perimeter) in layer.elements.enumerated() {
            let place = perimeter.place.within(layer.place)
            let repair = repairs[rank]
            if surfaces[rank] == nil, let repair {
                let reason = Value.text(repair.invalidities.map(\.reason).joined(separator: ", "))
                try report(Finding(.comparedOutlineEmptied, subject: perimeter.quartier, place: place, arguments: ["reason": reason]))
            } else if surfaces[rank] == nil {
                try report(Finding(.comparedOutlineMissing, subject: perimeter.quartier, place: place))
            } else if let repair {
                try report(.invalid(perimeter, repair, place: place))
            }
            if let first = seen[perimeter.quartier] {
                try report(
                    Finding(
                        .codeRepeated, subject: perimeter.quartier, place: place,
                        arguments: ["code": .text(perimeter.code ?? perimeter.quartier), "first": .integer(first)]))
            } else {
                seen[perimeter.quartier] = perimeter.rank
            }
        }
    }
}
