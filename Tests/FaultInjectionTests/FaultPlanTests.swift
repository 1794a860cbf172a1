import FaultInjection
import Testing

@Suite struct FaultPlanTests {
    @Test func oneCallFailsAndAllAreListed() {
        let plan = FaultPlan(failing: 1)
        #expect(["open", "read", "read"].map(plan.strikes) == [false, true, false])
        #expect(plan.calls == ["open", "read", "read"])
    }

    @Test func aPlanWithoutARankOnlyLists() {
        let plan = FaultPlan()
        #expect(!plan.strikes("open"))
        #expect(plan.calls == ["open"])
    }
}
