const limit = 2000000;
const primes = [];
for (let i = 0; i < limit; i++) primes.push(true);
let count = 0;
for (let i = 2; i <= limit; i++) {
  if (primes[i - 1]) {
    count++;
    if (i * i <= limit) {
      for (let j = i * i; j <= limit; j += i) primes[j - 1] = false;
    }
  }
}
console.log(count);
