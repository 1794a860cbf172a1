import GeoFormats
import Reporting
import ShapefileStorage

/// What a field of a layer holds, found by looking at all its values: formats differ in what they declare of a field, and some declare nothing.
struct SurveyedField {
    let name: String
    /// The type that every value has; nil as long as there is none.
    private(set) var type: ColumnType?
    /// The most bytes of a text.
    private var textWidth = 1
    /// The most digits before the point, a minus sign counted.
    private var wholeWidth = 1
    /// The decimals that the numbers need.
    private var decimals = 0
    /// Whether values are of several types, which a text holds.
    private var isMixed = false

    /// A field, with the type that its file declares for it.
    init(_ name: String, declared type: ColumnType?) {
        self.name = name
        self.type = type
    }

    /// Takes a value into account.
    mutating func note(_ value: Value) {
        switch value {
        case .null: return
        case .text(let text):
            textWidth = max(textWidth, text.utf8.count)
            if type != .date || !Self.isDate(text) { join(.text) }
        case .integer(let number):
            wholeWidth = max(wholeWidth, Self.digits(of: number.magnitude) + (number < 0 ? 1 : 0))
            join(.integer)
        case .real(let number):
            let whole = UInt(exactly: number.magnitude.rounded(.towardZero)) ?? .max
            wholeWidth = max(wholeWidth, Self.digits(of: whole) + (number < 0 ? 1 : 0))
            while decimals < Self.mostDecimals, !Self.isExact(number.magnitude, decimals: decimals) { decimals += 1 }
            join(.real)
        case .boolean: join(.boolean)
        }
    }

    private mutating func join(_ found: ColumnType) {
        switch (type, found) {
        case (nil, _): type = found
        case (.integer, .real), (.real, .integer): type = .real
        case (let known?, _) where known != found: (type, isMixed) = (.text, true)
        default: break
        }
    }

    /// How a `.dbf` holds the field, as narrow as its values allow.
    var format: DBFField.Format {
        switch type ?? .text {
        case .text: .text(width: min(max(textWidth, isMixed ? Self.longestNumber : 1), 254))
        case .integer: .number(width: wholeWidth, decimals: 0)
        case .real:
            .number(
                width: min(wholeWidth + (decimals == 0 ? 0 : 1 + decimals), 20), decimals: min(decimals, Self.decimals(behind: wholeWidth)))
        case .boolean: .truth
        case .date: .date
        }
    }

    /// Whether the numbers have more decimals than a `.dbf` has room for.
    var isRounded: Bool { type == .real && decimals > Self.decimals(behind: wholeWidth) }

    /// The decimals for which there is room in the 20 characters of a number.
    private static func decimals(behind wholeWidth: Int) -> Int { min(max(0, 19 - wholeWidth), mostDecimals - 1) }

    /// As many tell any two doubles from 1e-4 on apart.
    private static let mostDecimals = 16
    private static let longestNumber = 24

    private static func digits(of number: UInt) -> Int {
        var (count, rest) = (1, number / 10)
        while rest > 0 { (count, rest) = (count + 1, rest / 10) }
        return count
    }

    private static func isExact(_ number: Double, decimals: Int) -> Bool {
        let scale = powersOfTen[decimals]
        return (number * scale).rounded() / scale == number
    }

    private static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16]

    /// Whether a text is `yyyy-mm-dd`.
    private static func isDate(_ text: String) -> Bool {
        text.utf8.count == 10
            && text.utf8.enumerated().allSatisfy { place, byte in
                place == 4 || place == 7 ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }
}
