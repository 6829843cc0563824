import BlockModel
import BlockRuntime

/// What is known of a unit while its functions are compiled: where its variables are, and its procedures.
struct UnitScope {
    let number: Int
    /// Variables that only the unit's main body uses, in registers of it.
    var registers: [String: Register] = [:]
    /// Offsets of the variables that several functions use.
    var offsets: [String: Int] = [:]
    /// The names of those, as people see them.
    var names: [String] = []
    /// Procedures by lower-case name.
    var procedures: [String: Procedure] = [:]
    /// The first register of each function that is neither parameter nor variable.
    var firstTemporary: [Int: Int] = [:]
    /// Callbacks that are still to be compiled.
    var pendingCallbacks: [PendingCallback] = []
    /// The names of variables as people see them, by lower-case name; kept for debuggers only.
    var writtenNames: [String: String] = [:]
    /// Names of the unit's own arguments, in order.
    var parameters: [String] = []

    /// A procedure of the unit.
    struct Procedure {
        var function: Int
        var parameters: [String]
        var definition: BlockReference
        var returnsValue: Bool
    }

    /// A callback whose function number is known but whose code is not made yet.
    struct PendingCallback {
        var function: Int
        var block: BlockReference
        var item: String?
        /// Cells of the surrounding function, in the registers behind the item.
        var cells: [String]
        /// The names that it mentions, and perhaps others.
        var mentioned: Set<String>
        /// How many callbacks are around its body, itself included.
        var depth: Int
        var statements: String?
        var result: String?
        var nesting: Int
    }
}
