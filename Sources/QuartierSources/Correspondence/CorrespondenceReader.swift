import GeoFormats
import QuartierModel
public import Reporting

/// Reads ANCT's table of 2015 and 2024 codes, in the forms met: one parent a row (`code_qp_2024`, `code_qp_2015`), or up to three side by side
/// (`QP2024; Label_QP2024; Statut; QP2015_1; Label_QP2015_1; QP2015_2; …`), headers with trailing spaces, or `QP 2015 correspondant`.
public struct CorrespondenceReader: Sendable {
    private let childColumn: Int
    private let childNameColumn: Int?
    private let stateColumn: Int?
    private let parents: [(code: Int, name: Int?)]
    private let place: Place

    /// Recognises the columns of a header.
    ///
    /// - Throws: `QuartiersError` of status `badData` when the table has no column of 2024 codes or none of 2015 codes.
    public init(header: [String], place: Place = .unknown) throws(QuartiersError) {
        let names = header.map(Self.folded)
        func isLabel(_ name: String) -> Bool { name.contains("lib") || name.contains("label") || name.contains("nom") }
        let children = names.indices.filter { names[$0].contains("qp2024") }
        let parentCodes = names.indices.filter { names[$0].contains("qp2015") && !isLabel(names[$0]) }
        guard let child = children.first(where: { !isLabel(names[$0]) }), !parentCodes.isEmpty else {
            throw QuartiersError(
                .badData,
                Text(
                    fr:
                        "ce n'est pas une table de correspondance : il faut une colonne de codes 2024 (QP2024) et une de codes 2015 (QP2015_1)",
                    en: "this is no correspondence table: it takes a column of 2024 codes (QP2024) and one of 2015 codes (QP2015_1)"),
                place: place,
                remedy: Text(
                    fr: "Colonnes lues : \(header.joined(separator: ", ")).", en: "Columns read: \(header.joined(separator: ", "))."))
        }
        childColumn = child
        childNameColumn = children.first { isLabel(names[$0]) }
        stateColumn = names.firstIndex(of: "statut")
        // The name of a parent stands in the column that ends like its code's: `QP2015_2`, `Label_QP2015_2`.
        parents = parentCodes.map { code in
            let key = names[code].replacing("code", with: "")
            return (code, names.indices.first { isLabel(names[$0]) && names[$0].hasSuffix(key) })
        }
        self.place = place
    }

    /// Reads a row: one record a parent, or one without a parent for a quartier that is new; none, with a finding, when the 2024 code cannot be read.
    public func records(from row: [String], line: Int, report: FindingSink) throws -> [Correspondence] {
        func cell(_ column: Int?) -> String? {
            guard let column, column < row.count else { return nil }
            return CellValue.text(.text(row[column]))
        }
        let rowPlace = Place(line: line).within(place)
        guard let written = cell(childColumn) else {
            if row.contains(where: { !$0.isEmpty }) {
                try report(Finding(.correspondenceCode, place: rowPlace, found: .text("")))
            }
            return []
        }
        guard let child = QuartierCode(written), child.generation == .of2024 else {
            try report(Finding(.correspondenceCode, subject: written, place: rowPlace, found: .text(written)))
            return []
        }
        let state = cell(stateColumn).flatMap { PerimeterState(word: $0) }
        var records: [Correspondence] = []
        for column in parents {
            for part in CommuneList.split(cell(column.code) ?? "") {
                guard let parent = QuartierCode(part), parent.generation == .of2015 else {
                    try report(Finding(.correspondenceCode, subject: child.text, place: rowPlace, found: .text(part)))
                    continue
                }
                records.append(
                    Correspondence(
                        child: child, childName: cell(childNameColumn), parent: parent, parentName: cell(column.name), state: state))
            }
        }
        if records.isEmpty {
            records.append(Correspondence(child: child, childName: cell(childNameColumn), parent: nil, state: state))
        }
        return records
    }

    /// A header as it is compared: lower case, without spaces and underscores.
    private static func folded(_ name: String) -> String {
        NameKey(name).text.filter { $0 != " " && $0 != "_" }
    }
}
