/** Every address of the lab's little internet. Documentation and private ranges only; nothing leaves the namespaces. */
export const addresses = {
	/** The LAN behind the passthru NIC. */
	lan: {
		subnet: '192.168.50.0/24',
		router: '192.168.50.1',
		client: '192.168.50.20',
		dhcpFrom: '192.168.50.100',
		dhcpTo: '192.168.50.150',
	},
	/** The same LAN in IPv6. */
	lan6: {prefix: 'fd00:50::', router: 'fd00:50::1', client: 'fd00:50::20'},
	/** The internet: an off-subnet client reaches the LAN by the router's address and port 8080. */
	wan: {router: '203.0.113.1', client: '203.0.113.20', forwardedPort: 8080},
	/** The host's own network, with its default route; `gateway` doubles as another machine on it. */
	uplink: {host: '10.99.0.10', gateway: '10.99.0.1'},
} as const;
