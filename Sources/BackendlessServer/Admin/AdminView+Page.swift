import BackendlessUsers
import OrderedJSON

extension AdminView {
    /// The whole page.
    var page: HTML {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>codeless backend</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        <header>
        <h1>codeless backend</h1>
        <p>Application <code>\(application ?? "any")</code> · \(userCount) users · \(requestCount) requests since the start · times are UTC</p>
        <nav><a href="#users">Users</a> <a href="#sessions">Sessions</a> <a href="#roles">Roles</a> <a href="#tables">Tables</a> <a href="#outbox">Outbox</a> \
        <a href="#requests">Requests</a> <a href="#settings">Settings</a></nav>
        </header>
        <main>
        \(noticeLine)
        <section class="actions" aria-label="Actions">
        \(form("seed", [:], "Seed the fixture's users"))
        \(form("reset", [:], "Delete all users, sessions and tables", isDangerous: true))
        </section>
        \(usersSection)
        \(sessionsSection)
        \(rolesSection)
        \(tablesSection)
        \(outboxSection)
        \(requestsSection)
        \(settingsSection)
        </main>
        </body>
        </html>
        """
    }

    private var noticeLine: HTML { notice.map { "<p class=\"notice\" role=\"status\">\($0)</p>" } ?? "" }

    /// A form of one button.
    private func form(_ action: String, _ fields: KeyValuePairs<String, String>, _ label: String, isDangerous: Bool = false) -> HTML {
        """
        <form method="post" action="/admin/\(action)"><input type="hidden" name="form" value="\(formToken)">\
        \(HTML(fields.map { "<input type=\"hidden\" name=\"\($0.key)\" value=\"\($0.value)\">" }))\
        <button class="\(isDangerous ? "danger" : "plain")">\(label)</button></form>
        """
    }

    private func table(_ columns: [String], _ rows: [[HTML]], empty: String) -> HTML {
        if rows.isEmpty { return "<p class=\"empty\">\(empty)</p>" }
        let head = HTML(columns.map { "<th scope=\"col\">\($0)</th>" })
        let body = HTML(
            rows.map { cells in
                "<tr>\(HTML(zip(columns, cells).map { "<td data-label=\"\($0)\">\($1)</td>" as HTML }))</tr>"
            })
        return "<table><thead><tr>\(head)</tr></thead><tbody>\(body)</tbody></table>"
    }

    private var usersSection: HTML {
        let rows = users.map { user -> [HTML] in
            let row = user.row
            let isOff = row.status == .disabled
            let button = form(
                "status", ["user": row.objectID, "status": isOff ? "ENABLED" : "DISABLED"], isOff ? "Enable" : "Disable",
                isDangerous: !isOff)
            return [
                "\(user.identity)", "\(user.name)", "<code>\(row.objectID)</code>",
                "<span class=\"status\(isOff ? " off" : "")\">\(row.status.rawValue)</span>\(row.lockedAt == nil ? "" : " locked")",
                "\(row.roles.joined(separator: ", "))", "\(time(row.created))", "\(row.lastLogin.map(time) ?? "never")", button,
            ]
        }
        let columns = [identity, "name", "objectId", "status", "roles", "created", "last login", ""]
        let back: HTML = number > 1 ? "<a href=\"/?page=\(number - 1)#users\">Newer page</a> " : ""
        let on: HTML = hasMoreUsers ? "<a href=\"/?page=\(number + 1)#users\">Next page</a>" : ""
        return """
            <section id="users"><h2>Users</h2>\(table(columns, rows, empty: "No users."))<p>\(back)\(on)</p></section>
            """
    }

    private var sessionsSection: HTML {
        let rows = sessions.map { session -> [HTML] in
            [
                "<code>\(session.userID)</code>", "\(time(session.lastUsed))", session.isExpired ? "timed out" : "active",
                form("expire", ["session": session.reference], "End"),
            ]
        }
        return """
            <section id="sessions"><h2>Sessions</h2>\(table(["user", "last used", "state", ""], rows, empty: "Nobody is logged in."))\
            </section>
            """
    }

    private var rolesSection: HTML {
        let list = HTML(roles.map { "<li>\($0)</li>" })
        return """
            <section id="roles"><h2>Roles</h2>\(roles.isEmpty ? "<p class=\"empty\">No roles of its own.</p>" : "<ul>\(list)</ul>" as HTML)\
            </section>
            """
    }

    private var tablesSection: HTML {
        let rows = tables.map { table -> [HTML] in
            ["\(table.name)", "\(table.objectCount)", "\(table.columns.joined(separator: ", "))"]
        }
        return """
            <section id="tables"><h2>Tables</h2>\(table(["table", "objects", "columns"], rows, empty: "No tables beside Users."))</section>
            """
    }

    private var outboxSection: HTML {
        let rows = outbox.map { mail -> [HTML] in
            let kind = mail.kind == .confirmation ? "confirm the address" : "recover the password"
            return ["\(time(mail.sent))", "\(mail.identity)", "\(kind)", "<a href=\"\(mail.link)\">open the link</a>"]
        }
        return """
            <section id="outbox"><h2>Outbox</h2><p>Mails that a real service would have sent; \
            <a href="/admin/outbox">all of them as JSON</a>.</p>\
            \(table(["sent", "to", "asks to", ""], rows, empty: "No mails."))</section>
            """
    }

    private var requestsSection: HTML {
        let rows = requests.map { request -> [HTML] in
            [
                "\(time(request.arrived))", "\(request.method)", "<code>\(ShownPath.text(request.path))</code>",
                "<span class=\"status\(request.status >= 400 ? " off" : "")\">\(request.status)</span>",
                "\(Int(clamping: request.microseconds)) µs",
            ]
        }
        return """
            <section id="requests"><h2>Recent requests</h2>\
            \(table(["time", "method", "path", "status", "took"], rows, empty: "No requests."))</section>
            """
    }

    private var settingsSection: HTML {
        let rows = settings.json.map { name, value -> [HTML] in
            let shown = value.isNull ? "none" : value.stringValue ?? JSONWriter.text(value)
            return ["<code>\(name)</code>", "\(shown)", Self.isChangeable(name) ? control(name, value) : "fixed"]
        }
        return """
            <section id="settings"><h2>Settings</h2>\(table(["setting", "value", ""], rows, empty: ""))</section>
            """
    }

    /// What changes a setting: a button for what is on or off, a choice, or a number.
    private func control(_ name: String, _ value: JSONValue) -> HTML {
        if let isOn = value.boolValue {
            return form("setting", ["name": name, "value": isOn ? "false" : "true"], isOn ? "Switch off" : "Switch on")
        }
        let field: HTML
        if let choices = UsersSettings.choices(of: name) {
            let options = HTML(choices.map { "<option\($0 == value.stringValue ? " selected" : "")>\($0)</option>" })
            field = "<select name=\"value\" aria-label=\"\(name)\">\(options)</select>"
        } else {
            let shown = value.isNull ? "" : JSONWriter.text(value)
            field = "<input name=\"value\" value=\"\(shown)\" inputmode=\"numeric\" size=\"7\" placeholder=\"none\" aria-label=\"\(name)\">"
        }
        return """
            <form method="post" action="/admin/setting"><input type="hidden" name="form" value="\(formToken)">\
            <input type="hidden" name="name" value="\(name)">\(field)<button>Set</button></form>
            """
    }

    private func time(_ milliseconds: Int64) -> String {
        String(UserDate.text(milliseconds).prefix(19)).split(separator: "T").joined(separator: " ")
    }

    private static let style: HTML = """
        :root{color-scheme:light dark;--line:#8884;--soft:#8881;--good:#1a7f37;--bad:#b42318;--link:#0b63ce}
        @media (prefers-color-scheme:dark){:root{--good:#4ac26b;--bad:#ff7b72;--link:#6cb0ff}}
        *{box-sizing:border-box}html{scroll-padding-top:3.5rem}body{font:15px/1.45 system-ui,sans-serif;margin:0 auto;max-width:76rem;padding:1rem}
        h1{font-size:1.4rem;margin:0}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}header p{margin:.2rem 0 .6rem}
        nav a{margin-right:.8rem}a{color:var(--link)}code{font-size:.85em;overflow-wrap:anywhere}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid var(--line);vertical-align:middle}
        th{font-weight:600}td[data-label=""]{width:1%;white-space:nowrap}tbody tr:hover{background:var(--soft)}td{overflow-wrap:anywhere}
        form{display:inline-flex;gap:.3rem;margin:0}button,input,select{font:inherit;padding:.25rem .6rem;border:1px solid var(--line);border-radius:.3rem;background:var(--soft);color:inherit}
        button{cursor:pointer;min-height:2rem}.danger{color:var(--bad)}.status{color:var(--good)}.status.off{color:var(--bad)}
        .actions{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:.6rem}.notice{position:sticky;top:0;background:Canvas;box-shadow:0 1px 4px #0004;border-left:4px solid var(--good);padding:.5rem .8rem}
        .empty{opacity:.7;margin:.2rem 0}
        @media (max-width:44rem){thead{display:none}table,tbody,tr,td{display:block}tr{border-bottom:1px solid var(--line);padding:.4rem 0}
        td{border:0;padding:.15rem 0;display:flex;gap:.6rem}td::before{content:attr(data-label);flex:0 0 6.5rem;opacity:.7}
        td[data-label=""]{width:auto}td[data-label=""]::before{content:none}}
        """
}
