function fib(n) {
  if (n < 2) return n;
  return fib(n - 1) + fib(n - 2);
}
let total = 0;
for (let round = 0; round < 5; round++) total += fib(32);
console.log(total);
