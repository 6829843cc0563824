let total = 0;
for (let round = 0; round < 5; round++) {
  let s = '';
  for (let i = 1; i <= 1000000; i++) s += 'ab';
  total += s.length;
}
console.log(total);
