extension Portrait {
    /// The one figure of an indicator that a table of one row a quartier shows: what documents state before what INSEE's tables hold, of these
    /// the latest vintage, of one vintage the last imported; nil when there is none.
    public func foremost(_ key: String) -> Figure? {
        figures(of: key).enumerated().max { left, right in
            let (first, second) = (left.element, right.element)
            if first.statedRank != second.statedRank { return first.statedRank < second.statedRank }
            if first.vintageYear != second.vintageYear { return first.vintageYear < second.vintageYear }
            return left.offset < right.offset
        }?.element
    }
}

extension Figure {
    /// 1 for what a document or its author states, 0 for what is read or worked out elsewhere.
    fileprivate var statedRank: Int { method == .printed || method == .supplied ? 1 : 0 }

    /// The last year that the vintage names; 0 without one.
    fileprivate var vintageYear: Int {
        vintage?.split { !$0.isASCIIDigit }.filter { $0.count == 4 }.compactMap { Int($0) }.last ?? 0
    }
}
