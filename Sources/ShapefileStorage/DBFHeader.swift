internal import Reporting

/// What the head of a `.dbf` says, checked against the bytes that are really there.
struct DBFHeader {
    /// A column.
    struct Column {
        /// Its name, as bytes.
        let name: [UInt8]
        /// Its type: `C`, `N`, `F`, `L`, `D`, or one that we do not read.
        let type: Unicode.Scalar
        /// Where its value starts in the record; the first byte is the deletion mark.
        let offset: Int
        /// How many bytes its value takes.
        let width: Int
        /// How many decimals a number has.
        let decimals: Int
    }

    /// How many records the head announces.
    let announced: Int
    /// How many there are: never more than the file holds.
    let count: Int
    /// How long a record is, the deletion mark included.
    let recordLength: Int
    /// The language driver: byte 29.
    let languageDriver: UInt8
    /// The columns.
    let columns: [Column]

    init(of source: PartSource) throws(Problem) {
        let head: [UInt8]
        let length: Int
        do throws(CallFailure) {
            head = try source.bytes(from: 0, count: 32)
            length = head.count == 32 ? Int(head[8]) | Int(head[9]) << 8 : 0
        } catch { throw .call(error) }
        guard length >= 33, length <= source.count else { throw .head(Swift.max(length, 33)) }
        announced = Int(head[4]) | Int(head[5]) << 8 | Int(head[6]) << 16 | Int(head[7] & 0x7F) << 24
        recordLength = Int(head[10]) | Int(head[11]) << 8
        languageDriver = head[29]
        guard recordLength >= 1 else { throw .records(sum: 1, announced: 0) }
        count = min(announced, (source.count - length) / recordLength)

        let descriptors: [UInt8]
        do throws(CallFailure) { descriptors = try source.bytes(from: 32, count: length - 32) } catch { throw .call(error) }
        var columns: [Column] = []
        var offset = 1
        for start in stride(from: 0, through: descriptors.count - 32, by: 32) where columns.count == start / 32 {
            guard descriptors[start] != 0x0D else { break }
            let width = Int(descriptors[start + 16])
            columns.append(
                Column(
                    name: Array(descriptors[start..<start + 11].prefix { $0 != 0 }), type: Unicode.Scalar(descriptors[start + 11]),
                    offset: offset, width: width, decimals: Int(descriptors[start + 17])))
            offset += width
        }
        guard offset <= recordLength else { throw .records(sum: offset, announced: recordLength) }
        self.columns = columns
    }

    /// The types of the columns, nil for those whose values are not read.
    var types: [ColumnType?] {
        columns.map { column in
            switch column.type {
            case "C": .text
            case "N", "F": column.decimals == 0 ? .integer : .real
            case "L": .boolean
            case "D": .date
            default: nil
            }
        }
    }

    /// Why it cannot be read.
    enum Problem: Error {
        /// The file ends before the end of the head, which needs so many bytes.
        case head(Int)
        /// The columns take more bytes than a record has.
        case records(sum: Int, announced: Int)
        /// The file could not be read.
        case call(CallFailure)

        /// The problem in the words of the command.
        func error(file: String, size: Int) -> QuartiersError {
            let remedy = Text(
                fr: "Le .dbf est tronqué ou endommagé : demander à nouveau la livraison.",
                en: "The .dbf is truncated or damaged: ask for the delivery again.")
            switch self {
            case .call(let failure): return failure.reading(file)
            case .head(let needed):
                return QuartiersError(
                    .badData,
                    Text(
                        fr: "l'en-tête du .dbf demande \(needed) octets et le fichier en a \(size)",
                        en: "the head of the .dbf needs \(needed) bytes and the file has \(size)"), place: Place(file: file), remedy: remedy
                )
            case .records(let sum, let announced):
                return QuartiersError(
                    .badData,
                    Text(
                        fr: "les champs du .dbf occupent \(sum) octets par enregistrement et l'en-tête en annonce \(announced)",
                        en: "the fields of the .dbf take \(sum) bytes a record and its head announces \(announced)"),
                    place: Place(file: file),
                    remedy: remedy)
            }
        }
    }
}
