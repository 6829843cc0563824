import BackendlessUsers

/// The pages behind the links of mails. Anyone may open them: who has a link got it by mail.
struct MailPages: Sendable {
    let backend: LocalBackend

    /// Answers a request for such a page; `nil` when the path is none of them.
    func answer(_ call: HTTPCall) -> HTTPAnswer? {
        let parts = call.path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0].isEmpty, parts[1] == "users" else { return nil }
        switch (call.method, parts[2]) {
        case ("GET", "confirm"): return confirm(call.path)
        case ("GET", "recover"): return askForPassword(call.path)
        case ("POST", "recover"): return recover(call.path, FormFields(call.body)["password"] ?? "")
        default: return nil
        }
    }

    private func confirm(_ path: String) -> HTTPAnswer {
        do throws(UserFault) {
            try backend.withUsersOrFault { (users) throws(UserFault) in try users.confirm(users.linkBase + path) }
            return page("Confirmed", "<p>The e-mail address is confirmed. You can log in now.</p>")
        } catch {
            return page("Not confirmed", "<p>\(error.redactedMessage).</p>", status: 400)
        }
    }

    private func askForPassword(_ path: String) -> HTTPAnswer {
        guard backend.withUsers({ $0.isRecovery($0.linkBase + path) }) else {
            return page("Not valid", "<p>This link is not valid or was used already.</p>", status: 400)
        }
        return page(
            "New password",
            """
            <form method="post"><label>New password <input type="password" name="password" required autocomplete="new-password"></label>
            <button>Set password</button></form>
            """)
    }

    private func recover(_ path: String, _ password: String) -> HTTPAnswer {
        do throws(UserFault) {
            try backend.withUsersOrFault { (users) throws(UserFault) in try users.recover(users.linkBase + path, newPassword: password) }
            return page("Password set", "<p>The new password is set. You can log in with it now.</p>")
        } catch {
            return page("Not set", "<p>\(error.redactedMessage).</p>", status: 400)
        }
    }

    private func page(_ title: String, _ content: HTML, status: Int = 200) -> HTTPAnswer {
        .html(
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title><style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:30rem;padding:0 1rem}
            input,button{font:inherit;padding:.4rem .6rem;margin:.3rem 0}</style></head>
            <body><h1>\(title)</h1>\(content)</body></html>
            """, status: status)
    }
}
