let s = 0;
for (let i = 1; i <= 100000000; i++) s = s + i * 2 - 1;
console.log(s);
