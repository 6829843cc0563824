def main():
    s = 0.0
    i = 1.0
    while i <= 100000000.0:
        s = s + i * 2.0 - 1.0
        i += 1.0
    print(int(s))


main()
