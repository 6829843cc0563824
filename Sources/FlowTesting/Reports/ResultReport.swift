/// Writes results as they come.
public protocol ResultReport: AnyObject {
    /// Writes a result.
    func add(_ result: CaseResult)
    /// Says that there are no more.
    func finish()
}

extension ResultReport {
    /// Does nothing: most reports are whole at any time.
    public func finish() {}
}
