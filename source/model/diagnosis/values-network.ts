/** Docker's networks: their objects, addresses, gateways. */
export type NetworkValues = {
	'ports-published': {readonly container: string; readonly missing: readonly string[]};
};
