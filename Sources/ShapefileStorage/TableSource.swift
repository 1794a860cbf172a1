internal import FaultInjection
internal import GeoFormats
internal import Reporting
internal import SystemShapelib

/// The attributes of a shapefile, record by record.
@safe struct TableSource: ~Copyable {
    let header: DBFHeader
    /// The names of the fields, as texts.
    let names: [String]
    private let decoder: DBFTextDecoder
    private let file: String
    private let handle: DBFHandle
    private let files: HookedFiles
    private let faults: FaultPlan?

    /// Opens a `.dbf` once its head has been checked.
    init(_ shapefile: ShapefileFiles, decoder forced: DBFEncoding?, cpg: DBFEncoding?, faults: FaultPlan?) throws(QuartiersError) {
        let file = shapefile.file
        let source = try shapefile.requiredSource(of: .dbf, faults: faults)
        let header: DBFHeader
        do throws(DBFHeader.Problem) { header = try DBFHeader(of: source) } catch { throw error.error(file: file, size: source.count) }
        let decoder = DBFTextDecoder(announced: cpg ?? DBFEncoding(languageDriver: header.languageDriver), forced: forced)
        let files = HookedFiles(["dbf": HookedFile(.input(source))])
        var hooks = HookedFiles.hooks
        guard let opened = unsafe DBFOpenLL(files.name, "rb", &hooks) else {
            throw (files.failure ?? CallFailure("DBFOpenLL")).reading(file)
        }
        guard faults?.strikes("DBFOpenLL") != true else {
            unsafe DBFClose(opened)
            throw CallFailure("DBFOpenLL").reading(file)
        }
        unsafe handle = unsafe opened
        self.header = header
        self.decoder = decoder
        self.file = file
        self.files = files
        self.faults = faults
        names = header.columns.map { decoder.decode($0.name.span, fillsField: $0.name.count >= 10).text }
    }

    // Closing goes through the hooks, which reach the files by their address alone.
    deinit { withExtendedLifetime(files) { unsafe DBFClose(handle) } }

    /// The values of a record, in the order of the fields; nil when it is marked as deleted.
    func attributes(at index: Int, tally: inout FindingTally) throws(QuartiersError) -> [Feature.Attribute]? {
        guard let record = unsafe DBFReadTuple(handle, Int32(index)), faults?.strikes("DBFReadTuple") != true else {
            throw (files.failure ?? CallFailure("DBFReadTuple")).reading(file)
        }
        let bytes = unsafe UnsafeRawBufferPointer(start: record, count: header.recordLength)
        let cells = unsafe bytes.bindMemory(to: UInt8.self).span
        guard cells[0] != UInt8(ascii: "*") else {
            tally.note(.tableDeletedRecords, feature: index + 1)
            return nil
        }
        var attributes: [Feature.Attribute] = []
        attributes.reserveCapacity(names.count)
        for (column, name) in zip(header.columns, names) {
            let cell = cells.extracting(column.offset..<column.offset + column.width)
            attributes.append(Feature.Attribute(name, value(of: cell, in: column, named: name, feature: index + 1, tally: &tally)))
        }
        return attributes
    }

    /// The fields without values, for a shape that has no record.
    var blanks: [Feature.Attribute] { names.map { Feature.Attribute($0, .null) } }

    private func value(
        of cell: Span<UInt8>, in column: DBFHeader.Column, named name: String, feature: Int, tally: inout FindingTally
    ) -> Value {
        let reading: DBFCell.Reading
        switch column.type {
        case "C": return text(of: cell, named: name, feature: feature, tally: &tally)
        case "N", "F": reading = DBFCell.number(cell)
        case "L": reading = DBFCell.truth(cell)
        case "D": reading = DBFCell.date(cell)
        default: return .null
        }
        switch reading {
        case .value(let value): return value
        case .stars: tally.note(.tableStars, feature: feature, field: name)
        case .unreadable:
            let (found, _) = decoder.decode(cell, fillsField: true)
            tally.note(.tableValueUnreadable, feature: feature, field: name, expected: .text(String(column.type)), found: .text(found))
        }
        return .null
    }

    private func text(of cell: Span<UInt8>, named name: String, feature: Int, tally: inout FindingTally) -> Value {
        let range = DBFCell.textRange(cell)
        guard !range.isEmpty else { return .null }
        let (text, remark) = decoder.decode(cell.extracting(range), fillsField: range.count == cell.count)
        if let remark {
            let kind: FindingKind =
                switch remark {
                case .notUTF8: .textNotUTF8
                case .alreadyUTF8: .textAlreadyUTF8
                case .guessed: .textEncodingGuessed
                case .cutInsideCharacter: .textCutInsideCharacter
                }
            let announced = (decoder.forced ?? decoder.announced)?.rawValue
            tally.note(kind, feature: feature, field: name, expected: .text(orNull: announced), found: .text(text))
        }
        return .text(text)
    }
}
