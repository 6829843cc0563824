def main():
    list = []
    total = 0
    for i in range(1, 1000001):
        list.append({"id": i, "name": "Ada", "address": {"city": "London", "number": i}})
    for o in list:
        o["score"] = o["id"] + 1
        total += o["score"]
        total += o["address"]["number"]
    print(total)

main()
