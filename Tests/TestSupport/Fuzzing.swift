/// Feeds a parser with samples in which bytes were changed, dropped, doubled or cut, from a fixed seed; passing is not crashing.
public func expectNoCrash(on samples: [[UInt8]], rounds: Int, seed: UInt64 = 1, _ parse: ([UInt8]) -> Void) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<rounds {
        guard var bytes = samples.randomElement(using: &generator), !bytes.isEmpty else { continue }
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &generator)
            case 1: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 2: bytes.remove(at: index)
            case 3: bytes.insert(bytes[index], at: index)
            case 4: bytes.removeLast(bytes.count - index)
            default: bytes[index] = bytes[Int.random(in: 0..<bytes.count, using: &generator)]
            }
        }
        parse(bytes)
    }
}
