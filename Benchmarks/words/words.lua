local words = {}
for i = 1, 100000 do words[i] = "word" .. i end
local line
for _ = 1, 20 do
  line = table.concat(words, " ")
  words = {}
  for word in line:gmatch("[^ ]+") do words[#words + 1] = word end
end
print(#line)
print(#words)
