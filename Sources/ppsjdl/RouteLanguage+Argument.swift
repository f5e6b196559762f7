public import ArgumentParser
public import Matchmaking

extension RouteLanguage: WordArgument {}
