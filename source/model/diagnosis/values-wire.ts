/** Behind the card: hook, br0, the guest, the LAN, the gateway. */
export type WireValues = {
	'bridge-ports': {readonly container: string; readonly missing: 'bridge' | 'lan' | 'guest'};
};
