"""Does a document fit its JSON Schema?   validate.py SCHEMA < DOCUMENT   (JSON, or a simple YAML)"""

import json
import os
import pathlib
import sys

import jsonschema
import referencing
import yaml

path = pathlib.Path(sys.argv[1])
schemas = {p.name: json.loads(p.read_text()) for p in path.parent.glob("*.json")}
registry = referencing.Registry().with_resources(
    (name, referencing.Resource.from_contents(schema)) for name, schema in schemas.items()
)


class Text(yaml.SafeLoader):
    """Times stay text, as a state file means them."""


Text.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
document = yaml.load(sys.stdin.read(), Loader=Text)
jsonschema.validators.validator_for(schemas[path.name]).check_schema(schemas[path.name])
validator = jsonschema.Draft202012Validator(schemas[path.name], registry=registry)
errors = ["%s: %s" % (error.json_path, error.message) for error in validator.iter_errors(document)]
print("\n".join(errors))
sys.exit(1 if errors else 0)
