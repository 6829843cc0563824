def main():
    total = 0
    for _ in range(5):
        s = ""
        for i in range(1, 1000001):
            s += "ab"
        total += len(s)
    print(total)

main()
