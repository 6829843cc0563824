import CodelessCommands
import Testing

@Suite struct DebugTests {
    /// Debugs a program with commands; what is shown.
    private func session(_ bench: Workbench, _ program: String, _ commands: String...) throws -> String {
        var request = RunRequest()
        request.files = [program]
        request.now = "1700000000000"
        bench.input = commands.joined(separator: "\n")
        #expect(DebuggingRunner(request, commandFile: nil, terminal: bench.terminal, isInteractive: false).run() == .success)
        #expect(bench.errors == "")
        return bench.output
    }

    @Test func aSessionIsATranscriptWithoutSecrets() throws {
        let bench = try Workbench()
        _ = try bench.file("a.users.json", Programs.users)
        let program = try bench.file("a.xml", Programs.login(password: "analytical-engine"))
        let shown = try session(
            bench, program, "list", "break 12", "break 11", "run", "where", "print user.name", "print user.user-token", "calls", "users",
            "stpe", "print usr", "back", "vars", "next", "continue", "quit")
        #expect(
            shown == """
                (debug) list
                    2:3 set user to login user with identity "ada@example.com" password [redacted] stay logged in (empty)
                    11:7 print get property "name" of object user
                (debug) break 12
                no statement begins at line 12 or after it
                (debug) break 11
                breakpoint 1 at 11:7: print get property "name" of object user
                (debug) run
                breakpoint 1
                a.xml:11:7: print get property "name" of object user
                (debug) where
                => 0 a.xml:11:7: print get property "name" of object user
                   statement 2
                (debug) print user.name
                'Ada'
                (debug) print user.user-token
                [redacted]
                (debug) calls
                users.login {identity: "ada@example.com", password: [redacted]}
                (debug) users
                U1 {email: "ada@example.com", name: "Ada", userStatus: "ENABLED", lastLogin: 1700000000000}
                (debug) stpe
                there is no command 'stpe'; did you mean 'step'?
                (debug) print usr
                there is no variable 'usr'; did you mean 'user'?
                (debug) back
                a.xml:2:3: set user to login user with identity "ada@example.com" password [redacted] stay logged in (empty)
                (debug) vars
                user = undefined
                (debug) next
                breakpoint 1
                a.xml:11:7: print get property "name" of object user
                (debug) continue
                | Ada
                the program has ended
                (debug) quit

                """)
    }

    @Test func commandsComeFromAFileAndAFailureIsExplainedAtItsEnd() throws {
        let bench = try Workbench()
        _ = try bench.file("a.users.json", Programs.users)
        var request = RunRequest()
        request.files = [try bench.file("a.xml", Programs.login(password: "wrong-password"))]
        let commands = try bench.file("session", "# waits at the error\nrun\nbt\ncontinue\n")
        #expect(DebuggingRunner(request, commandFile: commands, terminal: bench.terminal).run() == .success)
        #expect(
            bench.output == """
                (debug) # waits at the error
                (debug) run
                error: Error: Invalid login or password (code 3003)
                a.xml:5:7: login user with identity "ada@example.com" password [redacted] stay logged in (empty)
                (debug) bt
                => 0 a.xml:5:7: login user with identity "ada@example.com" password [redacted] stay logged in (empty)
                   statement 1
                (debug) continue
                a.xml:5:7: error: uncaught Error: Invalid login or password (code 3003) (block 'login') [uncaught-error]
                          <block type="user_login" id="login">
                          ^
                  hint: The identity or the password is wrong. 'codeless explain 3003' tells more
                the program has failed
                (debug) 

                """)
    }

    @Test func answersToPromptsAreTheNextLines() throws {
        let bench = try Workbench()
        let program = try bench.file(
            "a.xml",
            """
            <xml><block type="text_print"><value name="TEXT"><block type="text_prompt_ext"><field name="TYPE">TEXT</field>
            <value name="TEXT"><block type="text"><field name="TEXT">Name?</field></block></value></block></value></block></xml>
            """)
        #expect(
            try session(bench, program, "step", "next", "Ada", "back", "quit")
                == """
                (debug) step
                a.xml:1:6: print prompt for text with message "Name?"
                (debug) next
                | Name? Ada
                the program has ended
                (debug) back
                a.xml:1:6: print prompt for text with message "Name?"
                (debug) quit

                """)
    }
}
