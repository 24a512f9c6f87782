# shellcheck shell=bash disable=SC2154,SC2317
# Runs QEMU and turns SIGTERM into a clean shutdown of the guest, bounded in time.
stopping=0
shut_down() {
	set +e
	stopping=1
	info 'Received SIGTERM signal, shutting the guest down...'
	timeout 2 sh -c "echo poweroff > $QEMU_DIR/power.in"
	for _ in $(seq 80); do
		kill -0 "$pid" 2> /dev/null || break
		sleep 0.1
	done
	kill -KILL "$pid" 2> /dev/null
	info 'Shutdown completed!'
	exit 143
}
trap shut_down TERM HUP

info 'Booting the lab guest...'
# shellcheck disable=SC2086
qemu-system-x86_64 -append 'console=ttyS0 quiet' $ARGS < /dev/null &
pid=$!
rc=0
wait "$pid" || rc=$?
((stopping)) || error 'QEMU exited unexpectedly!'
exit "$rc"
