let words = [];
for (let i = 1; i <= 100000; i++) words.push('word' + i);
let line = '';
for (let round = 0; round < 20; round++) {
  line = words.join(' ');
  words = line.split(' ');
}
console.log(line.length);
console.log(words.length);
