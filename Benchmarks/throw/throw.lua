local caught = 0
for i = 1, 1000000 do
  local done, problem = pcall(function() error({ message = "no" }) end)
  if not done then caught = caught + #problem.message end
end
print(caught)
