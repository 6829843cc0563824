// The sample flow over a plain service in memory: users in a map, salted hashes, sessions by token.
const crypto = require('crypto');

const hash = (salt, password) => crypto.createHash('sha256').update(salt).update(password).digest();

function shown(row) {
  const { password, ...rest } = row;
  return rest;
}

class Service {
  constructor(users) {
    this.users = new Map();
    this.sessions = new Map();
    this.byEmail = new Map();
    for (const user of users) {
      const salt = crypto.randomBytes(16);
      this.users.set(user.objectId, { ...user, password: { salt, digest: hash(salt, user.password) } });
      this.byEmail.set(user.email, user.objectId);
    }
  }

  login(identity, password) {
    const row = this.users.get(this.byEmail.get(identity));
    if (!row || !crypto.timingSafeEqual(hash(row.password.salt, password), row.password.digest)) {
      throw new Error('Invalid login or password');
    }
    const token = crypto.randomUUID();
    this.sessions.set(token, row.objectId);
    return { ...shown(row), 'user-token': token };
  }

  update(token, changes) {
    if (this.sessions.get(token) !== changes.objectId) throw new Error('Not existing user token');
    const row = this.users.get(changes.objectId);
    for (const [name, value] of Object.entries(changes)) {
      if (name === 'email' && value !== row.email) {
        if (this.byEmail.has(value)) throw new Error('User already exists');
        this.byEmail.delete(row.email);
        this.byEmail.set(value, row.objectId);
      }
      row[name] = value;
    }
    return shown(row);
  }
}

const USERS = [{
  objectId: 'A1B2C3D4-0000-4000-8000-000000000001',
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  password: 'analytical-engine',
  address: "12 St James's Square",
}];

function flow() {
  const service = new Service(USERS);
  const user = service.login('ada@example.com', 'analytical-engine');
  const updated = service.update(user['user-token'], {
    objectId: user.objectId, email: 'ada.lovelace@example.com', address: '27 Rose Street',
  });
  return [updated.email, updated.address];
}

let output = [];
for (let i = Number(process.argv[2]); i > 0; i--) output = flow();
console.log(output.join('\n'));
