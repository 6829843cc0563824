const list = [];
let total = 0;
for (let i = 1; i <= 1000000; i++) {
  list.push({ id: i, name: 'Ada', address: { city: 'London', number: i } });
}
for (const o of list) {
  o.score = o.id + 1;
  total += o.score;
  total += o.address.number;
}
console.log(total);
