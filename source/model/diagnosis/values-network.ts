/** Docker's networks: their objects, addresses, gateways. Names are Docker's own; subnets as Docker has them. */
export type NetworkValues = {
	'networks-exist': {
		readonly container: string;
		readonly network: string;
		/** `renewed`: there is one of this name, which was made after the container was attached. */
		readonly case: 'gone' | 'renewed';
	};
	'parent-owner': {
		readonly nic: string;
		readonly network: string;
		/** Running ones that are attached to it. */
		readonly containers: readonly string[];
	};
	/** `id`: the one that Docker names, 12 digits. */
	'parent-record': {readonly nic: string; readonly id: string};
	'network-create': {
		readonly case:
			| 'mode'
			| 'overlaps'
			| 'host-bits'
			| 'outside'
			| 'exists'
			| 'no-pool'
			| 'no-parent'
			| 'pools-used-up';
		/** What it is about, in Docker's words; may be empty. */
		readonly value: string;
		/** What would be right; empty where only the reader knows. */
		readonly right: string;
	};
	/** `other` has the addresses that `network`, which is gone, had. */
	'subnet-free': {readonly network: string; readonly subnet: string; readonly other: string};
	/** `network`: a free passthru network that it could be attached to; null: there is none. */
	'macvlan-attached': {readonly container: string; readonly network: string | null};
	/** `network`: as it was planned; null: nobody knows. `ports`: to be published. */
	'management-attached': {
		readonly container: string;
		readonly network: string | null;
		readonly ports: readonly string[];
	};
	'passthru-alone': {
		readonly container: string;
		readonly network: string;
		readonly others: readonly string[];
		/** `taken`: another one runs on it. `waiting`: others name it, and do not run. */
		readonly case: 'taken' | 'waiting';
	};
	/** `key`: a wrong option by which passthru was asked for; null: none. `mode`: the one that it has. */
	'passthru-mode': {readonly network: string; readonly mode: string; readonly key: string | null};
	'range-gateway': {readonly network: string; readonly range: string; readonly gateway: string};
	'address-free': {
		readonly container: string;
		readonly network: string;
		readonly ip: string;
		readonly case: 'gateway' | 'reserved' | 'container' | 'outside';
		/** The container that has it, or the subnet that it is outside of. */
		readonly by: string;
	};
	'endpoint-record': {readonly network: string; readonly container: string};
	'network-remove': {readonly network: string; readonly containers: readonly string[]};
	'macvlan-subnet': {readonly network: string; readonly subnet: string};
	/** Addresses of `subnet`, which this host reaches by `device`, the container seeks on `link`. */
	'subnet-shadow': {
		readonly container: string;
		readonly subnet: string;
		readonly device: string;
		readonly link: string;
	};
	/** `wrong`: names that are not what the hook takes them for now; empty: they may be at the next start. */
	'interface-order': {
		readonly container: string;
		readonly names: readonly string[];
		readonly where: 'hook' | 'DEV';
		readonly wrong: readonly string[];
	};
	'interface-name': {
		readonly network: string;
		readonly name: string;
		readonly case: 'too-long' | 'characters' | 'drawn';
	};
	'gateway-elected': {readonly container: string; readonly network: string};
	/** `device`: where the default route leads; empty: nowhere. */
	'default-route': {
		readonly container: string;
		readonly device: string;
		/** `lost`: the macvlan is the gateway and, being in a bridge, has no address any more. */
		readonly case: 'macvlan' | 'lost' | 'internal' | 'none';
	};
	'ports-published': {
		readonly container: string;
		readonly missing: readonly string[];
		/** `macvlan`: there is nothing else on which they could be. `detached`: there was. `gateway`: the macvlan is the container's gateway. */
		readonly case: 'closed' | 'macvlan' | 'gateway' | 'detached';
	};
	/** `other`: the network whose end has the MAC that was meant for `network`; null: none. */
	'asked-mac': {
		readonly network: string;
		readonly mac: string;
		readonly wanted: string;
		readonly other: string | null;
	};
	'mac-unique': {readonly network: string; readonly mac: string; readonly others: readonly string[]};
	'compose-owner': {
		readonly network: string;
		/** Of the container, or else of the network. */
		readonly project: string;
		readonly case: 'by-hand' | 'other-project' | 'compose-only';
	};
	'inner-range': {readonly network: string; readonly subnet: string};
};
