public import Reporting
internal import SQLiteStorage

/// The rows of a query, one at a time; columns are counted from 0.
public struct RowCursor: ~Copyable {
    private var statement: Statement
    private let context: FileContext
    private let booleans: [Bool]
    private let hasBooleans: Bool
    /// How many texts were not UTF-8 and had to be repaired.
    private(set) var repairedTexts = 0
    /// How many values were bytes, which no column of a table can hold.
    private(set) var binaryValues = 0

    init(_ statement: consuming Statement, context: FileContext) {
        booleans = (0..<statement.columnCount).map { statement.declaredType($0)?.uppercased() == "BOOLEAN" }
        hasBooleans = booleans.contains(true)
        self.statement = statement
        self.context = context
    }

    /// Goes to the next row; false when there is none.
    ///
    /// - Throws: `QuartiersError` when the file is damaged, held by another program, or the work was interrupted.
    public mutating func next() throws(QuartiersError) -> Bool {
        do throws(SQLiteError) { return try statement.step() } catch { throw context.error(error) }
    }

    /// Makes the query ready to run again with another value for a parameter.
    mutating func restart(binding value: Value, at parameter: Int) throws(QuartiersError) {
        statement.reset()
        do throws(SQLiteError) { try statement.bind(value, at: parameter) } catch { throw context.error(error) }
    }

    /// A column as a whole number, nil when it is NULL.
    public func integer(_ column: Int) -> Int? { statement.integer(column).map(Int.init) }

    /// A column as a real number, nil when it is NULL.
    public func real(_ column: Int) -> Double? { statement.real(column) }

    /// A column as a text, nil when it is NULL.
    public mutating func text(_ column: Int) throws(QuartiersError) -> String? {
        do throws(SQLiteError) {
            return try statement.text(column) { repairedTexts += 1 }
        } catch {
            throw context.error(error)
        }
    }

    /// A column as it is stored; bytes are left out and counted.
    public mutating func value(_ column: Int) throws(QuartiersError) -> Value {
        switch statement.stored(column) {
        case .null: return .null
        case .integer(let number): return booleans[column] && (number == 0 || number == 1) ? .boolean(number == 1) : .integer(Int(number))
        case .real(let number): return .real(number)
        case .text: return .text(orNull: try text(column))
        case .blob:
            binaryValues += 1
            return .null
        }
    }

    /// Columns that are stored as numbers, nil for those that are NULL; nil at all where one is anything else.
    ///
    /// - Parameter leading: how many columns are left out in counting.
    func numbers(_ columns: [Int], behind leading: Int) -> [Double?]? {
        if hasBooleans, columns.contains(where: { booleans[$0 + leading] }) { return nil }
        return statement.numbers(columns, behind: leading)
    }

    /// Lends the bytes of a column where they lie, nil when it is NULL.
    func withBlob<Result>(_ column: Int, _ body: (RawSpan) -> Result) throws(QuartiersError) -> Result? {
        do { return try statement.withBlob(column, body) } catch let error as SQLiteError { throw context.error(error) } catch {
            // The closure throws nothing.
            return nil
        }
    }
}
