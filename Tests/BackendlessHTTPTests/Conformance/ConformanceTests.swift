import Testing

/// The same stories on every implementation: none may be told from another by its answers.
@Suite struct ConformanceTests {
    @Test(arguments: Implementation.allCases, Scenario.all)
    func goesAsItShould(on implementation: Implementation, scenario: Scenario) async throws {
        try await World.run(scenario, on: implementation)
    }
}
