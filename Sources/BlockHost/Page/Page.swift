public import BlockRuntime
public import OrderedJSON

/// The page that a program's page blocks see: its data, its components, where it is.
///
/// The state itself lives in the machine, as shared objects that the program changes through any alias; a page says what is there at the
/// start, answers the calls named `page.*`, and tells afterwards what the state is.
public protocol Page: AnyObject {
    /// Puts the page's objects into a machine before a run.
    ///
    /// - Throws: `LimitStop` when they do not fit its heap.
    func open(in machine: Machine) throws(LimitStop)

    /// Answers a pending call named `page.*`; nil when there is no such call.
    ///
    /// - Throws: `LimitStop` when the heap is full.
    func answer(_ call: HostCall, in machine: Machine) throws(LimitStop) -> HostAnswer?

    /// The state after a run, section by section.
    func state(in machine: Machine) -> [(section: String, value: JSONValue)]
}
