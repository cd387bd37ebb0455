#!/usr/bin/env bash
# Proves the plugin, takes its quiz, and grades three answers. Set GRADUS to use another build.
set -euo pipefail
cd "$(dirname "$0")"
gradus=${GRADUS:-gradus}

"$gradus" check .
printf 'rmsnorm\n1\n' | "$gradus" run hello --plugins . --seed 1 >/dev/null

"$gradus" worker --plugins . <<'ANSWERS' | sed 's/,"fingerprint":"[0-9a-f]*"//' | diff expected.jsonl -
{"id":"1","question":"hello.layer","answer":"RMSnorm"}
{"id":"2","question":"hello.layer","answer":"RMSnormx"}
{"id":"3","question":"hello.layer","answer":"layer norm"}
ANSWERS
echo "plugin-hello: as expected"
