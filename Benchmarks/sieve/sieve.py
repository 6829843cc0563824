def main():
    limit = 2000000
    primes = [True] * limit
    count = 0
    for i in range(2, limit + 1):
        if primes[i - 1]:
            count += 1
            if i * i <= limit:
                for j in range(i * i, limit + 1, i):
                    primes[j - 1] = False
    print(count)

main()
