local list = {}
local total = 0
for i = 1, 1000000 do
  list[#list + 1] = { id = i, name = "Ada", address = { city = "London", number = i } }
end
for _, o in ipairs(list) do
  o.score = o.id + 1
  total = total + o.score
  total = total + o.address.number
end
print(total)
