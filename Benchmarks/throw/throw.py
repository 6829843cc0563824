def main():
    caught = 0
    for i in range(1, 1000001):
        try:
            raise Exception("no")
        except Exception as error:
            caught += len(error.args[0])
    print(caught)

main()
