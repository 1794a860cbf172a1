import QuartierModel
import QuartierSources
import Reporting

/// A passage of a document, under what it says: an item of a list, an objective, the line of a code, a credit under a map.
public struct Passage: Sendable, Hashable {
    /// What it says: `irritants`, `objectif`, `code`, `total_qpv`.
    public var section: String
    /// Its rank in the section, from 1.
    public var rank: Int
    /// The stake of an objective.
    public var stake: Int?
    /// The orientation of an objective.
    public var orientation: String?
    /// The strategic objective.
    public var strategic: String?
    /// The operational objective; nil where the table has none under the strategic one.
    public var operational: String?
    /// The number that it says.
    public var number: Int?
    /// Its words; nil for an objective, which has them in its own columns.
    public var text: String?
    /// Its line, from 1.
    public var line: Int?

    /// The section of the rows of the table of objectives.
    public static let objective = "objectif"

    init(_ section: String, rank: Int = 1, number: Int? = nil, text: String?, line: Int?) {
        self.section = section
        self.rank = rank
        self.number = number
        self.text = text
        self.line = line
    }

    init(_ section: String, _ citation: Citation, rank: Int = 1, number: Int? = nil) {
        self.init(section, rank: rank, number: number, text: citation.text, line: citation.line)
    }

    /// The values of `TextColumns.own`.
    var values: [Value] {
        [
            .text(section), .integer(rank), .integer(orNull: stake), .text(orNull: orientation), .text(orNull: strategic),
            .text(orNull: operational), .integer(orNull: number), .text(orNull: text), .integer(orNull: line),
        ]
    }

    /// A passage from the values of `TextColumns.own`.
    init(_ values: ArraySlice<Value>) {
        let values = Array(values)
        func integer(_ index: Int) -> Int? { values[index].wholeNumber }
        self.init(values[0].exact, rank: integer(1) ?? 1, number: integer(6), text: values[7].nonEmptyText, line: integer(8))
        stake = integer(2)
        orientation = values[3].nonEmptyText
        strategic = values[4].nonEmptyText
        operational = values[5].nonEmptyText
    }
}

extension Convention {
    /// What the document says before its quartiers: who signs it, and the totals of its preamble.
    var passages: [Passage] {
        let numbers = [
            ("total_quartiers", totals.quartiers), ("total_qpv", totals.qpv), ("total_communes", totals.communes),
            ("total_qic", totals.qic),
        ]
        return (commune.map { [Passage("signataire", $0.citation)] } ?? [])
            + numbers.compactMap { section, total in total.map { Passage(section, $0.citation, number: $0.value) } }
    }
}

extension StatedTotals {
    /// The totals among the passages of a document.
    init(_ passages: [Passage], document: String) {
        func total(_ section: String) -> Quoted<Int>? {
            passages.first { $0.section == section }.flatMap { passage in
                passage.number.map { Quoted($0, Citation(document: document, line: passage.line, text: passage.text)) }
            }
        }
        self.init(
            quartiers: total("total_quartiers"), qpv: total("total_qpv"), communes: total("total_communes"), qic: total("total_qic"))
    }
}

extension ConventionQuartier {
    /// What the document says of the quartier in words, in its order.
    var passages: [Passage] {
        let identity: [(String, Citation?)] = [
            ("nom", name?.citation), ("statut", status?.citation), ("code", code?.citation), ("communes", communes?.citation),
            ("carte_generation", map.generation?.citation), ("carte_source", map.source), ("carte_credit", map.credit),
            ("carte_lien", map.link), ("source_chiffres", figureSource),
        ]
        var passages = identity.compactMap { section, citation in citation.map { Passage(section, $0) } }
        for (index, citation) in map.other.enumerated() { passages.append(Passage("carte_autre", citation, rank: index + 1)) }
        for list in ConventionList.allCases {
            for (index, citation) in self.list(list).enumerated() { passages.append(Passage(list.rawValue, citation, rank: index + 1)) }
        }
        for (index, objective) in objectives.enumerated() {
            var row = Passage(Passage.objective, rank: index + 1, text: nil, line: objective.strategic.line)
            row.stake = objective.stake
            row.orientation = objective.orientation
            row.strategic = objective.strategic.text
            if objective.operational.isEmpty { passages.append(row) }
            for operational in objective.operational {
                row.operational = operational.text
                row.line = operational.line
                passages.append(row)
            }
        }
        return passages
    }
}
