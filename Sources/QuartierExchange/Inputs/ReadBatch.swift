import Reporting

/// Some of what a reader meets, on its way from the thread that reads to one that works.
struct ReadBatch<Element: Sendable>: Sendable {
    /// How many elements the batches before have.
    let preceding: Int
    /// What it was asked for, in its order.
    private(set) var elements: [Element] = []
    /// What is wrong with these, or was found in between.
    private(set) var findings: [Finding] = []

    private init(preceding: Int) { self.preceding = preceding }

    /// Reads, and hands on what is met in batches of a cost; what was met before an error is handed on as well.
    ///
    /// - Parameters:
    ///   - limit: the cost at which a batch is full, whatever the number of workers.
    ///   - cost: what an element costs.
    ///   - hand: takes a batch.
    ///   - read: hands every element to a closure, and what is wrong to a sink.
    static func forEach(
        costing limit: Int, cost: (Element) -> Int, _ hand: (ReadBatch) throws -> Void,
        read: @escaping (FindingSink, (Element) throws -> Void) throws -> Void
    ) throws {
        var batch = ReadBatch(preceding: 0)
        var (count, total) = (0, 0)
        let outcome = Result {
            try read({ batch.findings.append($0) }) { element in
                batch.elements.append(element)
                count += 1
                total += cost(element)
                guard total >= limit else { return }
                let full = batch
                (batch, total) = (ReadBatch(preceding: count), 0)
                try hand(full)
            }
        }
        // Nothing is left where the taker refused the last one.
        if !(batch.elements.isEmpty && batch.findings.isEmpty) { try hand(batch) }
        try outcome.get()
    }
}
