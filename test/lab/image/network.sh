# shellcheck shell=bash disable=SC2034,SC2154
# Network of the guest's first NIC: uplink detection, then NAT (tap on a bridge of the container's own) or, with DHCP=Y, a macvtap.

detect_uplink() {
	local net
	DEV=${DEV:-${VM_NET_DEV:-}}
	if [[ -z "$DEV" ]]; then
		for net in net0 net1 net2 net3; do
			[[ ! -d "/sys/class/net/$net" ]] || DEV=$net
		done
	fi
	[[ -n "$DEV" ]] || DEV=$(awk '$2 == "00000000" {print $1; exit}' /proc/net/route)
	[[ -n "$DEV" ]] || DEV=eth0
	if [[ ! -d "/sys/class/net/$DEV" ]]; then
		error "Network interface '$DEV' does not exist inside the container!"
		exit 26
	fi
	UPLINK=$(ip -4 -o addr show dev "$DEV" | awk '{sub("/.*", "", $4); print $4; exit}')
	if [[ -z "$UPLINK" ]] && ! enabled "$DHCP"; then
		error 'Could not determine container IPv4 address!'
		exit 26
	fi
	NIC=$(ethtool -i "$DEV" 2> /dev/null | awk '$1 == "driver:" {print $2}') || NIC=''
	local bus
	bus=$(ethtool -i "$DEV" 2> /dev/null | awk '$1 == "bus-info:" {print $2}') || bus=''
	case "$bus" in
		'' | N/A | n/a | tap) ;;
		*)
			error 'This container does not support host mode networking!'
			exit 29
			;;
	esac
}

# The NAT NIC's MAC outlives the container's network namespace, kept where the real image keeps it.
guest_mac() {
	[[ -n "$MAC" || ! -s "$STORAGE/dsm.mac" ]] || MAC=$(< "$STORAGE/dsm.mac")
	[[ -n "$MAC" ]] || MAC=$(hostname | md5sum | sed 's/^\(..\)\(..\)\(..\)\(..\)\(..\).*/02:\1:\2:\3:\4:\5/')
	MAC=${MAC^^}
	echo "$MAC" > "$STORAGE/dsm.mac"
}

rule() { iptables -t "$@" -m comment --comment QEMU_DNAT; }

nat() {
	local third=${UPLINK#*.*.} second=30
	third=${third%%.*}
	[[ "$UPLINK" != 172.30.* ]] || second=31
	SUBNET=172.$second.$third.0/24 GATEWAY=172.$second.$third.1 IP=172.$second.$third.2
	if [[ ! -c /dev/net/tun ]]; then
		warn 'TUN device is missing. Please add the following setting to your container: --device /dev/net/tun'
		return 1
	fi
	if [[ "$(< /proc/sys/net/ipv4/ip_forward)" != 1 ]]; then
		warn 'IP forwarding is disabled. Please add the following setting to your container: --sysctl net.ipv4.ip_forward=1'
		return 1
	fi
	if ! ip link add dev "$BRIDGE" type bridge; then
		warn 'failed to create bridge. Please add the following setting to your container: --cap-add NET_ADMIN'
		return 1
	fi
	ip addr add "$GATEWAY/24" dev "$BRIDGE"
	ip link set "$BRIDGE" up
	# As in the real image: best effort, since /proc/sys is read-only in an unprivileged container.
	echo 1 2> /dev/null > "/proc/sys/net/ipv6/conf/$BRIDGE/disable_ipv6" || :
	ip tuntap add dev "$TAP" mode tap
	ip link set "$TAP" up promisc on
	echo 1 2> /dev/null > "/proc/sys/net/ipv6/conf/$TAP/disable_ipv6" || :
	ip link set dev "$TAP" master "$BRIDGE"

	rule nat -A POSTROUTING ! -o "$BRIDGE" -s "$SUBNET" ! -d "$SUBNET" -j MASQUERADE
	iptables -t nat -N QEMU_DNAT
	rule nat -A QEMU_DNAT -j DNAT --to "$IP"
	rule nat -A PREROUTING ! -i "$BRIDGE" -m addrtype --dst-type LOCAL -j QEMU_DNAT
	rule nat -A OUTPUT -d "$UPLINK" -m addrtype --dst-type LOCAL -j QEMU_DNAT
	rule filter -A FORWARD -i "$BRIDGE" ! -o "$BRIDGE" -s "$SUBNET" -j ACCEPT
	rule filter -A FORWARD ! -i "$BRIDGE" -o "$BRIDGE" -d "$IP" -j ACCEPT

	mkdir -p /var/lib/misc
	echo "0 $MAC $IP $HOST 01:$MAC" > /var/lib/misc/dnsmasq.leases
	# The user's DNSMASQ_OPTS come first, so later options of the image win where dnsmasq takes the last one.
	# shellcheck disable=SC2086
	dnsmasq $DNSMASQ_OPTS --dhcp-authoritative --dhcp-range="$IP,$IP" --dhcp-host="$MAC,,$IP,$HOST,1h" \
		--dhcp-option=option:netmask,255.255.255.0 --dhcp-option=option:router,"$GATEWAY" --dhcp-option=option:dns-server,"$GATEWAY" \
		--interface="$BRIDGE" --bind-interfaces --no-ping --address="/host.lan/$GATEWAY" --filter-AAAA \
		--pid-file=/var/run/dnsmasq.pid --log-facility=/var/log/dnsmasq.log
	NET_OPTS="-netdev tap,id=hostnet0,ifname=$TAP,script=no,downscript=no"
}

macvtap() {
	local message node
	if [[ "$NIC" != macvlan ]]; then
		error 'The container needs to be in a MACVLAN network when DHCP=Y.'
		exit 29
	fi
	if ! message=$(ip link add link "$DEV" name "$TAP" address "$MAC" type macvtap mode bridge 2>&1); then
		case "$message" in
			*'Invalid argument'*) error "Cannot create macvtap interface. Please make sure that the network type of the container is 'macvlan' and not 'ipvlan'." ;;
			*) error 'Cannot create macvtap interface.' ;;
		esac
		exit 20
	fi
	ip link set "$TAP" up
	node=/dev/tap$(< "/sys/class/net/$TAP/ifindex")
	# shellcheck disable=SC2046
	[[ -e "$node" ]] || mknod "$node" c $(tr : ' ' < "/sys/devices/virtual/net/$TAP/${node#/dev/}/dev")
	if ! { exec 30<> "$node"; } 2> /dev/null; then
		error "Cannot create TAP interface (1). Please add the following setting to your container: --device-cgroup-rule='c *:* rwm'"
		exit 20
	fi
	NET_OPTS='-netdev tap,id=hostnet0,fd=30'
	# LAB_NO_VHOST=Y is the stand-in's own: kernels without vhost-net can still try the rest of this path.
	enabled "${LAB_NO_VHOST:-N}" && return
	[[ -c /dev/vhost-net ]] || mknod /dev/vhost-net c 10 238
	if ! { exec 40>> /dev/vhost-net; } 2> /dev/null; then
		error 'VHOST can not be found (1). Please add the following setting to your container: --device=/dev/vhost-net'
		exit 20
	fi
	NET_OPTS='-netdev tap,id=hostnet0,vhost=on,vhostfd=40,fd=30'
}

if [[ ! -e /etc/qemu/bridge.conf ]]; then
	mkdir -p /etc/qemu
	echo 'allow br0' > /etc/qemu/bridge.conf
fi

if [[ "${NETWORK,,}" != n && "${NETWORK,,}" != no ]]; then
	detect_uplink
	guest_mac
	info "Host: ${UPLINK:-(none)} | Interface: $DEV/$NIC"
	if enabled "$DHCP"; then
		macvtap
		IP=DHCP
	elif ! nat; then
		warn 'failed to setup NAT networking, falling back to user-mode networking!'
		# The real image goes on, slowly; here that counts as a failure, so that no test passes by it.
		exit 24
	fi
	NET_OPTS+=" -device virtio-net-pci,id=net0,netdev=hostnet0,romfile=,mac=$MAC"
	echo "$UPLINK" > "$QEMU_DIR/qemu.host"
	echo "$NIC" > "$QEMU_DIR/qemu.nic"
	echo "$IP" > "$QEMU_DIR/qemu.ip"
	info "Guest: $IP | Mode: $(enabled "$DHCP" && echo DHCP || echo NAT) | MAC: $MAC"
fi
