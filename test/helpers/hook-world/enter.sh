#!/bin/sh
# Run by `unshare --mount`: puts the test's folders in the places of the container where the hook looks and writes, and
# sources the hook as the image's entry script does. "went on" is what would come after it.
set -eu
WORLD=$1
for place in sys/class/net etc run; do mount --bind "$WORLD/$place" "/$place"; done
# shellcheck disable=SC2016 # for the shell inside
exec env -i WORLD="$WORLD" PATH="$WORLD/bin:/usr/bin:/bin" LC_ALL=C bash -c '
set -Eeuo pipefail
. "$WORLD/hook"
echo "went on ${lan-}${interface-}${management-}$(declare -F)"
'
