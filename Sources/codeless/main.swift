print("codeless")
