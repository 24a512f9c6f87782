# shellcheck shell=bash disable=SC2034,SC2154
# The QEMU command line. ARGUMENTS come last and are split on blanks without any quoting, as in the real image.
DISK=$STORAGE/guest.img
[[ -s "$DISK" ]] || truncate -s 1M "$DISK"

# The two FIFOs are the guest's second serial port: one line written to the first asks it to power off.
rm -f "$QEMU_DIR"/power.in "$QEMU_DIR"/power.out
mkfifo "$QEMU_DIR/power.in" "$QEMU_DIR/power.out"

# Emulation always: a /dev/kvm that is there may still not run a guest, and then fails only after the start.
ARGS="-nodefaults -accel tcg -machine q35,vmport=off -cpu max -smp 1 -m 256M -display none -no-reboot"
ARGS+=" -kernel /boot/vmlinuz -initrd /boot/initrd"
ARGS+=" -serial stdio -serial pipe:$QEMU_DIR/power -pidfile $QEMU_DIR/qemu.pid"
ARGS+=" $NET_OPTS -drive file=$DISK,format=raw,if=none,id=disk0,cache=writethrough -device virtio-blk-pci,drive=disk0"
ARGS+=" $ARGUMENTS"
ARGS=$(tr -s ' \t\n' ' ' <<< "$ARGS")
