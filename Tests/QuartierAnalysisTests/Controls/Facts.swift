import PlanarGeometry
import QuartierModel
import QuartierSources
import Reporting

/// Figures and declarations as documents and tables state them.
enum Facts {
    static func figure(
        _ key: String, _ reading: Reading, reference: Double? = nil, change: Double? = nil, method: Figure.Method = .printed,
        vintage: String = "2022", perimeter: Generation? = .of2015, document: String = "a.txt"
    ) -> Figure {
        Figure(
            key: key, reading: reading, change: change.map { Figure.Change(amount: $0, since: 2015) },
            reference: reference.map { Reference(zone: .agglomeration, value: $0) }, perimeter: perimeter, vintage: vintage, method: method,
            citation: Citation(document: document, line: 12))
    }

    static func portrait(_ id: String, _ figures: [Figure], _ status: QuartierStatus = .qpv) -> Portrait {
        Portrait(quartier: id, name: "Quartier \(id)", status: status, figures: figures)
    }

    static func declaration(
        _ id: String, name: String, communes: [String], method: Figure.Method = .printed, map: Generation? = nil, document: String = "a.txt"
    ) -> Declaration {
        Declaration(
            quartier: id, code: id, status: .qpv, name: name, communes: communes.map { CommuneReference(name: $0) }, map: map,
            method: method, document: document, nameLine: 3, communesLine: 5)
    }
}
