let total = 0;
for (let round = 0; round < 5; round++) {
  const list = [];
  for (let i = 1; i <= 1000000; i++) list.push(i * 3);
  for (let i = 1; i <= 1000000; i++) total += list[i - 1];
  total += list.reduce((sum, item) => sum + item, 0);
}
console.log(total);
