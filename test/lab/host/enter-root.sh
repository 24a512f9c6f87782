#!/bin/sh
# Becomes the init-like process of the lab's Docker host. Runs in the host's network namespace and in mount and host name
# namespaces of its own; goes over into the given root and then only sleeps, holding the namespaces open.
# Arguments: LOWER (root tree, left untouched), RUN (folder of this lab), then pairs SOURCE TARGET to bind read-only.
set -eu
lower=$1 run=$2
shift 2
mkdir -p "$run/upper" "$run/work" "$run/root" "$run/docker"
mount -t overlay overlay -o "lowerdir=$lower,upperdir=$run/upper,workdir=$run/work" "$run/root"
cd "$run/root"
mount -t proc proc proc
# A sysfs belongs to the network namespace that it is mounted from: this one shows the host's interfaces, and lacks the cgroups.
mount -t sysfs sysfs sys
mount --rbind /sys/fs/cgroup sys/fs/cgroup
# A /dev of its own, with the machine's devices. Not every machine has KVM, and a homelab host does: here its name is enough,
# because the guest of the lab is emulated in any case.
mount -t tmpfs -o mode=755,nosuid tmpfs dev
(cd /dev && find . -xdev | cpio --pass-through --quiet "$run/root/dev")
[ -e dev/kvm ] || mknod -m 666 dev/kvm c 10 232
for node in pts shm; do mount --rbind "/dev/$node" "dev/$node"; done
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
# Docker's layers need a real file system below them: overlay on overlay is refused.
mkdir -p var/lib/docker .machine
mount --bind "$run/docker" var/lib/docker
while [ "$#" -ge 2 ]; do
	mkdir -p "./${2%/*}"
	if [ -d "$1" ]; then mkdir -p "./$2"; else : > "./$2"; fi
	mount --bind "$1" "./$2"
	mount -o remount,bind,ro "./$2"
	shift 2
done
hostname homelab
echo '127.0.0.1 localhost homelab' > etc/hosts
echo homelab > etc/hostname
rm -f etc/resolv.conf
echo 'nameserver 10.99.0.1' > etc/resolv.conf
pivot_root . .machine
umount -l .machine
rmdir .machine
echo ready
exec sleep infinity
