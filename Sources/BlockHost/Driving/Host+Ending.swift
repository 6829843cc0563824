public import BackendlessTables
public import BackendlessUsers
import BlockRuntime
public import OrderedJSON

extension Host {
    /// Completes the report with what the machine and the page have become.
    func finishReport(of machine: Machine) {
        report.engineMessages = machine.engineMessages
        report.stepCount = machine.stepCount
        report.callbackErrorCount = machine.callbackErrorCount
        report.failedAssertionCount = assertions.totalFailedCount
        guard settings.isRecording else { return }
        report.page = page.state(in: machine)
        report.localStorage = storage.json
    }

    /// Asks the user service and waits for its answer on the calling thread.
    ///
    /// - Parameter isOver: asked again and again during the wait; the call is cancelled as soon as it says yes.
    public func perform(_ call: UserCall, unless isOver: () -> Bool = { false }) -> Result<JSONValue, UserFault> {
        if let memoryUsers {
            do throws(UserFault) {
                return .success(try memoryUsers.performNow(call))
            } catch {
                return .failure(error)
            }
        }
        guard let users else {
            return .failure(UserFault("there is no user service", operation: call.operation.name, origin: .unreachable))
        }
        return performBlocking(call, users, isOver)
    }

    /// Asks the data service and waits for its answer on the calling thread.
    ///
    /// - Parameter isOver: asked again and again during the wait; the call is cancelled as soon as it says yes.
    public func perform(_ call: DataCall, unless isOver: () -> Bool = { false }) -> Result<JSONValue, UserFault> {
        guard let data else {
            return .failure(UserFault("there is no data service", operation: call.operation.name, origin: .unreachable))
        }
        do throws(UserFault) {
            return .success(try data.performBlocking(call, unless: isOver))
        } catch {
            return .failure(error)
        }
    }

    private func performBlocking(_ call: UserCall, _ users: some UserService, _ isOver: () -> Bool) -> Result<JSONValue, UserFault> {
        do throws(UserFault) {
            return .success(try users.blocking.perform(call, unless: isOver))
        } catch {
            return .failure(error)
        }
    }
}
