local list = {}
local x = 42
for i = 1, 1000000 do
  x = (x * 16807) % 2147483647
  list[#list + 1] = "n" .. x
end
table.sort(list)
print(list[1])
print(list[500000])
print(list[1000000])
