"""The sample flow over a plain service in memory: users in a dictionary, salted hashes, sessions by token."""
import hashlib
import os
import sys
import uuid


class Service:
    def __init__(self, users):
        self.users, self.sessions = {}, {}
        for user in users:
            row = dict(user)
            salt = os.urandom(16)
            row["password"] = (salt, hashlib.sha256(salt + row["password"].encode()).digest())
            self.users[row["objectId"]] = row
        self.by_email = {row["email"]: row["objectId"] for row in self.users.values()}

    def login(self, identity, password):
        row = self.users.get(self.by_email.get(identity))
        if row is None or hashlib.sha256(row["password"][0] + password.encode()).digest() != row["password"][1]:
            raise Exception("Invalid login or password")
        token = str(uuid.uuid4())
        self.sessions[token] = row["objectId"]
        return self.shown(row) | {"user-token": token}

    def update(self, token, changes):
        if self.sessions.get(token) != changes["objectId"]:
            raise Exception("Not existing user token")
        row = self.users[changes["objectId"]]
        for name, value in changes.items():
            if name == "email" and value != row["email"]:
                if value in self.by_email:
                    raise Exception("User already exists")
                del self.by_email[row["email"]]
                self.by_email[value] = row["objectId"]
            row[name] = value
        return self.shown(row)

    @staticmethod
    def shown(row):
        return {name: value for name, value in row.items() if name != "password"}


USERS = [
    {
        "objectId": "A1B2C3D4-0000-4000-8000-000000000001",
        "email": "ada@example.com",
        "name": "Ada Lovelace",
        "password": "analytical-engine",
        "address": "12 St James's Square",
    }
]


def flow(output):
    service = Service(USERS)
    user = service.login("ada@example.com", "analytical-engine")
    changes = {"objectId": user["objectId"], "email": "ada.lovelace@example.com", "address": "27 Rose Street"}
    updated = service.update(user["user-token"], changes)
    output.append(updated["email"])
    output.append(updated["address"])


for _ in range(int(sys.argv[1])):
    output = []
    flow(output)
print("\n".join(output))
