def main():
    words = []
    for i in range(1, 100001):
        words.append("word" + str(i))
    for _ in range(20):
        line = " ".join(words)
        words = line.split(" ")
    print(len(line))
    print(len(words))

main()
