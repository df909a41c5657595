#!/usr/bin/env bash
# What the action runs: one check per report, of which all but the first are answered by its cache.
set -uo pipefail

# The project's own installation, here or in a folder above; else one that is fetched.
find_command() {
  local folder=$PWD
  until [ -x "$folder/node_modules/.bin/socket-safety" ]; do
    [ "$folder" = / ] && return 1
    folder=$(dirname "$folder")
  done
  echo "$folder/node_modules/.bin/socket-safety"
}
if installed=$(find_command); then
  command=("$installed")
else
  command=(npx --yes "socket-safety@$SOCKET_SAFETY_VERSION")
fi

paths=()
while IFS= read -r path; do
  [ -n "$path" ] && paths+=("$path")
done <<<"$SOCKET_SAFETY_PATHS"

options=(--preset "$SOCKET_SAFETY_PRESET" --cache --cache-location "${RUNNER_TEMP:-/tmp}/socket-safety-cache")
[ -n "$SOCKET_SAFETY_SINCE" ] && options+=(--since "$SOCKET_SAFETY_SINCE")
[ -n "$SOCKET_SAFETY_MAX_WARNINGS" ] && options+=(--max-warnings "$SOCKET_SAFETY_MAX_WARNINGS")
[ "$SOCKET_SAFETY_TYPES" = false ] && options+=(--no-types)

check() { "${command[@]}" check "${options[@]}" "$@" -- "${paths[@]}"; }

rm -f "$SOCKET_SAFETY_SARIF"
check --format sarif --output "$SOCKET_SAFETY_SARIF"
code=$?
# It could not run, and has said why.
[ -f "$SOCKET_SAFETY_SARIF" ] || exit "$code"
echo "sarif=${SOCKET_SAFETY_FOLDER%/}/$SOCKET_SAFETY_SARIF" >>"$GITHUB_OUTPUT"

[ -n "$SOCKET_SAFETY_HTML" ] && check --format html --output "$SOCKET_SAFETY_HTML"
# Annotations come last, with the code that ends the job.
check --format github
