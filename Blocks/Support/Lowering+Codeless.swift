import BlockCompiler
import BlockModel
import BlockRuntime

extension Lowering {
    /// Calls the host and waits for its answer as JavaScript's `await` does.
    func awaitedCall(_ name: String, _ arguments: [(name: String, value: Operand)], resultNames: [String] = []) -> Operand {
        let result = hostCall(name, arguments, resultNames: resultNames)
        awaitTurn()
        return result
    }

    /// Computes the value whose method is about to be called.
    ///
    /// JavaScript fails on a missing method of null or undefined before it computes the arguments; where those do something
    /// that shows, so does this.
    func subject(_ input: String, method: String, before others: String...) -> Operand {
        let subject = value(input)
        guard others.contains(where: mayHaveEffects) else { return subject }
        return call(.requireProperties, subject, .constant(.text(method)))
    }

    /// An object of properties: the n-th name's value is the input of that number.
    func object(of names: [String], inputsNamed prefix: String) -> Operand {
        let object = makeObject()
        for (number, name) in names.enumerated() {
            givingBackTemporaries {
                let value = value("\(prefix)\(number)", default: .undefined)
                perform(.setProperty, object, .constant(.text(name)), value)
            }
        }
        return object
    }

    /// The user that a block stores: an object in its input, or one of the properties of its mutator.
    func userObject() -> Operand {
        let names = block.mutatorItems("properties")
        guard !names.isEmpty, !has("user") else { return value("user") }
        let own = "\(block.type)_mutator_container_properties_stack_property"
        return object(of: names, inputsNamed: block.input("\(own)0") == nil ? objectPropertyInput : own)
    }

    /// Compiles a unit: its statements, then its result.
    func unit(statements: String, result: String) {
        self.statements(statements)
        returnValue(value(result))
    }
}
