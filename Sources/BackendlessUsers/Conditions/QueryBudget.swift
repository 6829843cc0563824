/// What a query may cost: a step is a look at a part of its condition, a place of a text that LIKE compares, or a comparison of two objects
/// that are put in order.
///
/// Ours: the service ends what takes too long by its clock; here the same query ends alike everywhere.
package struct QueryBudget: Sendable {
    /// The steps of a query.
    package static let mostSteps = 50_000_000
    /// The names that a query may list in one of its parameters.
    package static let mostNames = 1_000
    /// Those by which it may put objects in order.
    package static let mostOrders = 100

    private var stepsLeft = mostSteps

    /// Makes the budget of a query.
    package init() {}

    /// Takes steps.
    ///
    /// - Throws: 1017 when there are not as many left.
    package mutating func take(_ steps: Int) throws(UserFault) {
        stepsLeft -= steps
        if stepsLeft < 0 { throw .costlyQuery }
    }

    /// Checks that a parameter does not list more names than it may.
    ///
    /// - Throws: 8007 when it does.
    package static func check(_ names: [String], of parameter: String, most: Int = mostNames) throws(UserFault) {
        if names.count > most { throw .tooManyNames(parameter, most: most) }
    }
}

extension UserFault {
    static var costlyQuery: UserFault {
        UserFault(.wrongCondition, "Invalid where clause: the query takes more than \(QueryBudget.mostSteps) steps; ask for less at once")
    }
    package static func tooManyNames(_ parameter: String, most: Int) -> UserFault {
        UserFault(.invalidParameter, "The parameter '\(parameter)' has more than \(most) names")
    }
}
