import QuartierModel

/// A column that INSEE renamed between two years: one row a change.
struct ColumnDrift {
    /// The name in earlier files.
    let earlier: String
    /// The name in the dictionary, that of the latest files.
    let later: String
    /// The theme of its files.
    let theme: INSEETheme
    /// The first year of files with the later name.
    let since: Int

    /// Every renaming met.
    static let all = [
        ColumnDrift(earlier: "TX_TOT_EPREC", later: "TX_TOT_EDLIM", theme: .integration, since: 2021),
        ColumnDrift(earlier: "TX_F_EPREC", later: "TX_F_EDLIM", theme: .integration, since: 2021),
        ColumnDrift(earlier: "TX_ET_EPREC", later: "TX_ET_EDLIM", theme: .integration, since: 2021),
        ColumnDrift(earlier: "CC2S", later: "C_C2SNP", theme: .income, since: 2022),
    ]

    /// The column of the dictionary that a name in capitals is in a theme; nil when it is none.
    static func column(named name: String, in theme: INSEETheme) -> INSEEColumn? {
        let current = all.first { $0.theme == theme && $0.earlier == name }?.later ?? name
        return byName[Key(theme: theme, name: current)]
    }

    private struct Key: Hashable {
        let theme: INSEETheme
        let name: String
    }

    private static let byName = Dictionary(uniqueKeysWithValues: INSEEColumn.all.map { (Key(theme: $0.theme, name: $0.name), $0) })
}
