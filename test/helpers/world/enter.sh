#!/bin/sh
# Run by `unshare -m`: shows this process and its children the machine that the test made, in the places where the
# exported script looks, and runs the rest of the command line there. The machine itself sees nothing of it.
set -eu
WORLD=$1
shift
mount --bind "$WORLD/sys-class-net" /sys/class/net
mount --bind "$WORLD/ipv6-conf" /proc/sys/net/ipv6/conf
mount --bind "$WORLD/ipv4-conf" /proc/sys/net/ipv4/conf
mount --bind "$WORLD/files/srv" /srv
# Units and settings of network managers are written there; nothing else in it is asked for.
mount --bind "$WORLD/files/etc" /etc
mount --bind /dev/null "$WORLD/dev/null"
mount --rbind "$WORLD/dev" /dev
exec env -i WORLD="$WORLD" PATH="$WORLD/bin:/usr/sbin:/usr/bin:/sbin:/bin" LC_ALL=C VDSM_PASSTHRU_SETTLE=0 "$@"
