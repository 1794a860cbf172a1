/// A sum of doubles that keeps what each addition rounds away.
///
/// Neumaier's variant of Kahan's algorithm (1974): the error does not grow with the number of terms. Terms are always added in the order of
/// tiles, so that the same figures give the same bits on one worker or many.
struct CompensatedSum {
    private var sum = 0.0
    private var lost = 0.0

    /// Adds a finite term.
    mutating func add(_ term: Double) {
        let next = sum + term
        lost += sum.magnitude >= term.magnitude ? (sum - next) + term : (term - next) + sum
        sum = next
    }

    /// The sum so far.
    var value: Double { sum + lost }
}
