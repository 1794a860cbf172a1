import PlanarGeometry
import SystemPROJ

extension Operation {
    /// Replaces positions by their images.
    ///
    /// - Throws: `PROJError` with the first position that has none; what the array then holds is of no use.
    func transform(_ positions: inout [Coordinate]) throws(PROJError) {
        let originals = positions
        context.clearLog()
        let done = unsafe positions.withUnsafeMutableBytes { unsafe transform($0, count: originals.count) }
        // The library returns the full count and no error number for positions that were infinite or not numbers to begin with, and may
        // set the number where another position of the batch succeeded: so all three are looked at.
        let code = FaultPlan.intercepts("proj_errno") ? PROJ_ERR_OTHER : unsafe proj_errno(pointer)
        if let index = positions.firstIndex(where: { !$0.isFinite }) {
            let original = originals[index]
            let reason = PROJError.Reason.position(index: index, original)
            guard original.isFinite else {
                throw PROJError(call: "proj_trans_generic", reason: reason, message: "the position is not finite", code: code)
            }
            throw context.failure("proj_trans_generic", reason, code: code, silence: "the position has no image")
        }
        guard code == 0, done == originals.count else {
            throw context.failure(
                "proj_trans_generic", .library, code: code, silence: "\(done) of \(originals.count) positions transformed")
        }
    }

    /// Hands interleaved ordinates to the library.
    ///
    /// `Coordinate` is two doubles and nothing else, which a test holds.
    private func transform(_ bytes: UnsafeMutableRawBufferPointer, count: Int) -> Int {
        guard let start = bytes.baseAddress, !FaultPlan.intercepts("proj_trans_generic") else { return 0 }
        let stride = MemoryLayout<Coordinate>.stride
        let x = unsafe start.assumingMemoryBound(to: Double.self)
        let y = unsafe x + 1
        unsafe proj_errno_reset(pointer)
        return unsafe proj_trans_generic(pointer, PJ_FWD, x, stride, count, y, stride, count, nil, 0, 0, nil, 0, 0)
    }

    /// The operation that did the last work, where there were several to choose from.
    func lastMethod() throws(PROJError) -> TransformationMethod {
        let used = try context.make("proj_trans_get_last_used_operation", .library) { _ in
            unsafe proj_trans_get_last_used_operation(pointer)
        }
        let accuracy = unsafe proj_coordoperation_get_accuracy(context.pointer, used.pointer)
        let name = unsafe proj_get_name(used.pointer).map { unsafe String(cString: $0) }
        return TransformationMethod(name: name ?? "", accuracy: accuracy < 0 ? nil : accuracy)
    }
}
