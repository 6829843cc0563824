def main():
    list = []
    x = 42
    for i in range(1, 1000001):
        x = (x * 16807) % 2147483647
        list.append("n" + str(x))
    ordered = sorted(list)
    print(ordered[0])
    print(ordered[499999])
    print(ordered[999999])

main()
