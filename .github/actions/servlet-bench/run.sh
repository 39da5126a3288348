#!/bin/sh
# The one step of the action; it runs anywhere. Its exit code is that of bench: 3 is a gate that failed.
set -u
home=$(CDPATH='' cd "$(dirname "$0")/../../.." && pwd -P)
out=${RUNNER_TEMP:-/tmp}/servlet-bench/$(date -u +%Y%m%dT%H%M%SZ)
echo "folder=$out" >>"${GITHUB_OUTPUT:-/dev/null}"

set -- run "${BENCH_CI_SUITE:-ci}" --out "$out"
[ -z "${BENCH_CI_TRIALS:-}" ] || set -- "$@" --trials "$BENCH_CI_TRIALS"
[ -z "${BENCH_CI_AGAINST:-}" ] || set -- "$@" --against "$BENCH_CI_AGAINST"
[ -z "${BENCH_CI_AGAINST_COMMAND:-}" ] || set -- "$@" --against-command "$BENCH_CI_AGAINST_COMMAND"
[ -z "${BENCH_CI_GATE:-}" ] || set -- "$@" --gate "$BENCH_CI_GATE"
[ -z "${BENCH_CI_GATE_METRIC:-}" ] || set -- "$@" --gate-metric "$BENCH_CI_GATE_METRIC"

code=0
"$home/scripts/bench" "$@" || code=$?

for file in gate.md against.md report.md; do
  if [ -f "$out/$file" ]; then
    sed '/^!\[/d' "$out/$file" >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
    echo >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
  fi
done
exit "$code"
