internal import ArgumentParser
public import CommandSupport
public import Matchmaking

extension RouteLanguage: WordArgument {}
