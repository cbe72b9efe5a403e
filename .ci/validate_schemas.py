#!/usr/bin/env python3
"""Checks definition files against a JSON Schema printed by `manyi schema`, and the schema against draft-07.

    validate_schemas.py SCHEMA.json questionnaire|evaluation FILE.yaml...

The reader and the schema are made of one description but judge by different code: a file one of them takes and the
other refuses is a bug. Prints FILE:LINE: error: ... for every mistake; exits 1 if there was any.
"""

import json
import sys

import jsonschema
import yaml

KINDS = ["questionnaire", "evaluation"]


class Loader(yaml.SafeLoader):
    """YAML 1.1 as most editors' tools load it, but dates stay text and so do keys."""

    def construct_mapping(self, node, deep=False):
        mapping = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if name in mapping:
                raise yaml.constructor.ConstructorError(None, None, f"the key {name} stands twice", key.start_mark)
            mapping[name] = self.construct_object(value, deep=True)
        return mapping

    def construct_yaml_map(self, node):
        return self.construct_mapping(node)


Loader.add_constructor("tag:yaml.org,2002:map", Loader.construct_yaml_map)
Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def line_of(node, path):
    """The line of the value at a path of keys and indices, from 1; the nearest value above when the path ends early."""
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            found = node.value[step] if step < len(node.value) else None
        else:
            found = None
        if found is None:
            break
        node = found
    return node.start_mark.line + 1


def mistakes(schema, path):
    """(line, message) of everything in a file that the schema does not allow, in file order."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        root, value = yaml.compose(text, Loader=Loader), yaml.load(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        return [((error.problem_mark.line + 1) if error.problem_mark else 1, error.problem or error.context)]
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        return [(1, str(error))]
    if root is None:
        return [(1, "the file is empty")]
    found = set()
    for error in jsonschema.Draft7Validator(schema).iter_errors(value):
        # Of alternatives that all fail, the one that went furthest is the one that was meant.
        error = jsonschema.exceptions.best_match([error])
        place = "/".join(str(step) for step in error.absolute_path) or "(whole file)"
        found.add((line_of(root, error.absolute_path), f"{place}: {error.message}"))
    return sorted(found)


def main(arguments):
    if len(arguments) < 3 or arguments[1] not in KINDS:
        print(__doc__, file=sys.stderr)
        return 64
    schema_path, kind, *paths = arguments
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    try:
        jsonschema.Draft7Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        place = "/".join(str(step) for step in error.absolute_path)
        print(f"{schema_path}: error: not valid draft-07: {place}: {error.message}")
        return 1
    if schema.get("$schema") != "http://json-schema.org/draft-07/schema#":
        print(f"{schema_path}: error: $schema does not say draft-07")
        return 1
    title = schema.get("title", "")
    if not title.endswith(f" {kind}"):
        print(f"{schema_path}: error: the schema of another kind than {kind}: its title is {title!r}")
        return 1
    failed = False
    for path in paths:
        for line, message in mistakes(schema, path):
            failed = True
            print(f"{path}:{line}: error: {message}")
    if not failed:
        print(f"{schema_path}: valid draft-07; {len(paths)} {kind} file(s) fit it")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
