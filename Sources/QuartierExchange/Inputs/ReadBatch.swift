import Reporting

/// What a reader meets: what it was asked for and, in between, what is wrong.
enum ReadItem<Element: Sendable>: Sendable {
    case element(Element)
    case finding(Finding)
}

/// Some of what a reader meets, in its order, on its way from the thread that reads to one that works.
struct ReadBatch<Element: Sendable>: Sendable {
    /// How many elements the batches before have.
    let preceding: Int
    private(set) var items: [ReadItem<Element>] = []

    private init(preceding: Int) { self.preceding = preceding }

    /// The elements alone.
    var elements: some Sequence<Element> {
        items.lazy.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// What is wrong.
    var findings: [Finding] {
        items.compactMap { if case .finding(let finding) = $0 { finding } else { nil } }
    }

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
            try read({ batch.items.append(.finding($0)) }) { element in
                batch.items.append(.element(element))
                count += 1
                total += cost(element)
                guard total >= limit else { return }
                let full = batch
                (batch, total) = (ReadBatch(preceding: count), 0)
                try hand(full)
            }
        }
        // Nothing is left where the taker refused the last one.
        if !batch.items.isEmpty { try hand(batch) }
        try outcome.get()
    }
}
