import Reporting

/// The values of features, kept while they are few: those of a large layer are read again instead, so that memory does not grow with it.
struct KeptRows {
    /// The rows; nil once there were too many.
    private(set) var rows: [[Value]]? = []
    private var room: Int

    /// - Parameter most: how many values are kept.
    init(most: Int) { room = most }

    mutating func append(_ values: [Value]) {
        room -= values.count
        if room >= 0 { rows?.append(values) } else { rows = nil }
    }
}
