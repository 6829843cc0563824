let caught = 0;
for (let i = 1; i <= 1000000; i++) {
  try {
    throw new Error('no');
  } catch (error) {
    caught += error.message.length;
  }
}
console.log(caught);
