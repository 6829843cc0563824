const list = [];
let x = 42;
for (let i = 1; i <= 1000000; i++) {
  x = (x * 16807) % 2147483647;
  list.push(x);
}
const sorted = list.slice().sort((a, b) => a - b);
console.log(sorted[0]);
console.log(sorted[499999]);
console.log(sorted[999999]);
