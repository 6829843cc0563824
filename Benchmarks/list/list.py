def main():
    total = 0
    for _ in range(5):
        list = []
        for i in range(1, 1000001):
            list.append(i * 3)
        for i in range(1, 1000001):
            total += list[i - 1]
        total += sum(list)
    print(total)

main()
