/// A day of the Gregorian calendar, as `yyyy-mm-dd`.
struct CalendarDate: Hashable {
    let year: Int
    let month: Int
    let day: Int

    /// Reads `yyyy-mm-dd`; nil when it is not written so or when there is no such day.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
            let year = Int(parts[0]),
            let month = Int(parts[1]), let day = Int(parts[2]), 1...12 ~= month
        else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard 1...lengths[month - 1] ~= day else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }
}
