#!/bin/sh
# Starts QEMU from the root that has one, seeing of this machine its devices and the lab's run folder, and nothing else.
# Runs in the network namespace that holds the taps and in a mount namespace of its own.
# Arguments: ROOT (a Debian root with QEMU), RUN (folder of this lab), DISK (the machine's disk), SHARE (shown in the machine), QEMU's own.
set -eu
root=$1 run=$2 disk=$3 share=$4
shift 4
mount --bind "$run" "$root/srv"
mount -t tmpfs tmpfs "$root/mnt"
mkdir "$root/mnt/disk" "$root/mnt/share"
mount --bind "$disk" "$root/mnt/disk"
mount --bind "$share" "$root/mnt/share"
mount --rbind /dev "$root/dev"
exec chroot "$root" qemu-system-x86_64 "$@"
