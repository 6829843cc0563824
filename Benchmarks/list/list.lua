local total = 0
for _ = 1, 5 do
  local list = {}
  for i = 1, 1000000 do list[#list + 1] = i * 3 end
  for i = 1, 1000000 do total = total + list[i] end
  local sum = 0
  for _, item in ipairs(list) do sum = sum + item end
  total = total + sum
end
print(total)
