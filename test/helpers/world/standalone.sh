# shellcheck shell=sh
# For a busybox that takes its own applets before it looks at PATH: functions come first everywhere.
ip() { "$WORLD/bin/ip" "$@"; }
sysctl() { "$WORLD/bin/sysctl" "$@"; }
id() { "$WORLD/bin/id" "$@"; }
mkdir() { "$WORLD/bin/mkdir" "$@"; }
rm() { "$WORLD/bin/rm" "$@"; }
mv() { "$WORLD/bin/mv" "$@"; }
chmod() { "$WORLD/bin/chmod" "$@"; }
sed() { "$WORLD/bin/sed" "$@"; }
arping() { "$WORLD/bin/arping" "$@"; }
ifup() { "$WORLD/bin/ifup" "$@"; }
ifdown() { "$WORLD/bin/ifdown" "$@"; }
find() { "$WORLD/bin/find" "$@"; }
# shellcheck source=/dev/null
. "$0"
