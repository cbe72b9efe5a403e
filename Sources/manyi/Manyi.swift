import ArgumentParser

@main struct Manyi: ParsableCommand {}
