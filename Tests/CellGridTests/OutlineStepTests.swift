import CellGrid
import Testing

@Suite struct OutlineStepTests {
    @Test func theDefaultsKeepATileUnderOneBillionth() {
        #expect(OutlineStep.largestChange(step: OutlineStep.metres) < 1e-9)
        #expect(OutlineStep.largestChange(step: OutlineStep.degrees * 111_320, curvature: 2.3e-7) < 1e-9)
        // The square of the step: a tenth of the step, a hundredth of the change.
        #expect(abs(OutlineStep.largestChange(step: 100) / OutlineStep.largestChange(step: 10) - 100) < 1e-9)
    }
}
