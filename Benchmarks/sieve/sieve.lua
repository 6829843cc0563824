local limit = 2000000
local primes = {}
for i = 1, limit do primes[i] = true end
local count = 0
for i = 2, limit do
  if primes[i] then
    count = count + 1
    if i * i <= limit then
      for j = i * i, limit, i do primes[j] = false end
    end
  end
end
print(count)
