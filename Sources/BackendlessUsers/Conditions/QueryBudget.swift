/// What a query may cost, in steps of some 2 ns: a place of a text that LIKE compares is one; a look at a part of the condition, a comparison
/// of two objects that are put in order, and a property of an object that is told from others, are `lookSteps`.
///
/// Ours: the service ends what takes too long by its clock; here the same query ends alike everywhere.
///
/// An object, which all that a query does takes from.
package final class QueryBudget {
    /// The steps of a query.
    package static let mostSteps = 500_000_000
    /// The steps of what takes longer than to compare two letters.
    package static let lookSteps = 16
    /// The names that a query may list in one of its parameters.
    package static let mostNames = 1_000
    /// Those by which it may put objects in order.
    package static let mostOrders = 100

    @exclusivity(unchecked) private var stepsLeft: Int

    /// Makes the budget of a query.
    package init(steps: Int = mostSteps) { stepsLeft = steps }

    /// Takes steps.
    ///
    /// - Throws: 1017 when there are not as many left.
    package func take(_ steps: Int) throws(UserFault) {
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
