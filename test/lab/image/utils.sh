# shellcheck shell=bash disable=SC2034,SC2154
# Helpers; they do not exist yet while the hook runs, as in the real image.
info() { printf '%s\n' "❯ $1"; }
warn() { printf '%s\n' "❯ WARNING: $1" >&2; }
error() { printf '%s\n' "❯ ERROR: $1" >&2; }

enabled() {
	case "${1,,}" in
		y | yes | true | 1 | on) return 0 ;;
		*) return 1 ;;
	esac
}

: "${DHCP:=N}" "${NETWORK:=Y}" "${DEV:=}" "${MAC:=}" "${HOST:=VirtualDSM}" "${DNSMASQ_OPTS:=}" "${ARGUMENTS:=}" "${RAM_SIZE:=2G}"
BRIDGE=docker
TAP=qemu
QEMU_DIR=/dev/shm
STORAGE=/storage
NET_OPTS=''
mkdir -p "$STORAGE"
