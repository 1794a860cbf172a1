public import QuartierModel

/// The theme and year under which INSEE publishes a table: `DEMO 2022`. The year of the file is not that of its data.
public struct INSEEVintage: Sendable, Hashable {
    /// The theme.
    public var theme: INSEETheme
    /// The year of the file.
    public var fileYear: Int

    /// Makes a vintage.
    public init(_ theme: INSEETheme, _ fileYear: Int) {
        self.theme = theme
        self.fileYear = fileYear
    }

    /// Reads `DEMO 2022`; nil for anything else.
    public init?(_ label: String) {
        let parts = label.split(separator: " ")
        guard parts.count == 2, let theme = INSEETheme(rawValue: String(parts[0])), let year = Int(parts[1]) else { return nil }
        self.init(theme, year)
    }

    /// How people and the `millesime` column name it: `DEMO 2022`.
    public var label: String { "\(theme.rawValue) \(fileYear)" }

    /// The year that a column of it describes, as far as a rule says.
    public func dataYear(of column: INSEEColumn) -> DataYear? {
        DataYearRule.all.first { $0.holds(for: column, fileYear: fileYear) }.map {
            DataYear(year: $0.year(for: fileYear), isInferred: $0.isInferred)
        }
    }

    /// A year of data.
    public struct DataYear: Sendable, Hashable {
        /// The year.
        public var year: Int
        /// Whether it is inferred from what files hold, and not stated by INSEE for that very file.
        public var isInferred: Bool
    }
}

/// Which year a column describes in the files of some years. One row a rule, the first that holds decides; where none does, nobody says.
struct DataYearRule {
    let producer: INSEEProducer
    /// One column of the producer; nil for all of them.
    var column: String?
    let files: ClosedRange<Int>
    let year: Year
    let isInferred: Bool

    enum Year {
        /// The same for all the files.
        case fixed(Int)
        /// So many years before the file.
        case behind(Int)
    }

    func holds(for column: INSEEColumn, fileYear: Int) -> Bool {
        column.producer == producer && files.contains(fileYear) && (self.column.map { $0 == column.name } ?? true)
    }

    func year(for fileYear: Int) -> Int {
        switch year {
        case .fixed(let year): year
        case .behind(let years): fileYear - years
        }
    }

    /// The population stays the same from 2017 to 2020 and from 2021 on: that of the censuses of 2013 and 2018. Other census columns are four
    /// years behind their file, as INSEE states of `DEMO_2023` (census 2019).
    static let all = [
        DataYearRule(producer: .census, column: "POP_MUN", files: 2017...2020, year: .fixed(2013), isInferred: true),
        DataYearRule(producer: .census, column: "POP_MUN", files: 2021...2022, year: .fixed(2018), isInferred: true),
        DataYearRule(producer: .census, files: 2023...2023, year: .behind(4), isInferred: false),
        DataYearRule(producer: .census, files: 2017...2022, year: .behind(4), isInferred: true),
    ]
}
