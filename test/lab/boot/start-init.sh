#!/bin/sh
# Becomes PID 1 of a lab host that boots: goes over into the given root and is replaced by its systemd. Runs as the first
# process of a PID namespace, in mount, host name, IPC and cgroup namespaces of its own and in the host's network namespace.
# Whatever systemd and udev could do to this machine is shut away here: its devices, its kernel's settings, its modules, its clock.
# Arguments: LOWER (root tree, left untouched), RUN (folder of this lab), then pairs SOURCE TARGET to bind read-only.
set -eu
lower=$1 run=$2
shift 2
mkdir -p "$run/upper" "$run/work" "$run/root" "$run/docker"
mount -t overlay overlay -o "lowerdir=$lower,upperdir=$run/upper,workdir=$run/work" "$run/root"
cd "$run/root"

# The kernel's settings are this machine's, all but those of the network, which each network namespace has of its own.
mount -t proc -o nosuid,noexec,nodev proc proc
for item in proc/sys proc/sysrq-trigger proc/irq proc/bus proc/fs proc/scsi proc/acpi; do
	[ -e "$item" ] || continue
	mount --bind "$item" "$item"
	mount -o remount,bind,ro "$item"
done
mount --bind proc/sys/net proc/sys/net
mount -o remount,bind,rw proc/sys/net

# A sysfs belongs to the network namespace that it is mounted from: this one shows the host's interfaces. Its top must be
# writable, or systemd has no device units; what can be written below it are these interfaces, and nothing of the machine.
mount -t sysfs -o nosuid,noexec,nodev sysfs sys
for item in sys/*; do
	mount --bind "$item" "$item"
	mount -o remount,bind,ro "$item"
done
mount --bind sys/devices/virtual/net sys/devices/virtual/net
mount -o remount,bind,rw sys/devices/virtual/net
# As Debian 12 has it. The cgroup namespace makes the lab's own group the top.
mount -t cgroup2 cgroup2 sys/fs/cgroup

# A /dev of its own: systemd and udev change it, and the machine's disks are not in it.
mount -t tmpfs -o mode=755,nosuid tmpfs dev
for node in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0; do
	major=${node#*:}
	mknod -m 666 "dev/${node%%:*}" c "${major%:*}" "${major#*:}"
done
mkdir dev/net dev/pts dev/shm
mknod -m 666 dev/net/tun c 10 200
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts dev/pts
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs dev/shm
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
ln -s /proc/self/fd/0 dev/stdin
ln -s /proc/self/fd/1 dev/stdout
ln -s /proc/self/fd/2 dev/stderr

mount -t tmpfs -o mode=755,nosuid,nodev tmpfs run
# Where /dev is no devtmpfs, systemd listens to udev only if this is there when it starts; udev's socket takes its place.
mkdir run/udev
: > run/udev/control
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs tmp
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
echo homelab > etc/hostname
echo '127.0.0.1 localhost homelab' > etc/hosts
rm -f etc/resolv.conf
echo 'nameserver 10.99.0.1' > etc/resolv.conf

# Of udev's rules those for network cards: all else that it may hear of here is this machine's.
for rule in lib/udev/rules.d/*.rules; do
	case ${rule##*/} in 75-net-description.rules | 80-net-setup-link.rules | 99-systemd.rules) ;; *) rm -f "$rule" ;; esac
done
mkdir -p etc/systemd/system/systemd-udev-trigger.service.d
cat > etc/systemd/system/systemd-udev-trigger.service.d/lab.conf << 'EOF'
[Service]
ExecStart=
ExecStart=udevadm trigger --type=devices --action=add --subsystem-match=net
EOF
# File systems of the kernel that are the machine's, and what would only cost time.
for unit in sys-fs-fuse-connections.mount sys-kernel-debug.mount sys-kernel-tracing.mount sys-kernel-config.mount \
	dev-hugepages.mount proc-sys-fs-binfmt_misc.automount apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer \
	fstrim.timer dpkg-db-backup.timer getty.target systemd-logind.service; do
	ln -sfn /dev/null "etc/systemd/system/$unit"
done

pivot_root . .machine
umount -l .machine
rmdir .machine
exec setpriv --bounding-set -sys_module,-sys_time,-sys_rawio,-syslog,-audit_control,-mac_admin,-mac_override,-wake_alarm,-block_suspend \
	env -i container=lab PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd
