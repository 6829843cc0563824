local s = 0.0
for i = 1.0, 100000000.0 do s = s + i * 2.0 - 1.0 end
print(string.format("%.0f", s))
