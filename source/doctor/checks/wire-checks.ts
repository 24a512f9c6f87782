import type {AnyCheck} from '../check.js';
import {addressConflict} from './wire/address-conflict.js';
import {addressTwice} from './wire/address-twice.js';
import {bridgeAllowed} from './wire/bridge-allowed.js';
import {bridgeFirewall} from './wire/bridge-firewall.js';
import {bridgeIpv6} from './wire/bridge-ipv6.js';
import {bridgeMade} from './wire/bridge-made.js';
import {bridgePorts} from './wire/bridge-ports.js';
import {classicDhcp} from './wire/classic-dhcp.js';
import {classicPorts} from './wire/classic-ports.js';
import {gatewayAnswers} from './wire/gateway-answers.js';
import {guestSpoke} from './wire/guest-spoke.js';
import {hookCurrent} from './wire/hook-current.js';
import {hookExits} from './wire/hook-exits.js';
import {hookFile} from './wire/hook-file.js';
import {hookLineEnds} from './wire/hook-line-ends.js';
import {hookMounted} from './wire/hook-mounted.js';
import {hookOwn} from './wire/hook-own.js';
import {hookRan} from './wire/hook-ran.js';
import {hostShim} from './wire/host-shim.js';
import {hostToDsm} from './wire/host-to-dsm.js';
import {lanAnswers} from './wire/lan-answers.js';
import {lanServices} from './wire/lan-services.js';
import {memberAddresses} from './wire/member-addresses.js';
import {natDiscovery} from './wire/nat-discovery.js';
import {outOfSight} from './wire/out-of-sight.js';
import {ownCard} from './wire/own-card.js';
import {twoGateways} from './wire/two-gateways.js';
import {webAnswers} from './wire/web-answers.js';

/** In the order in which one would look. */
export const wireChecks: readonly AnyCheck[] = [
	hookMounted,
	hookFile,
	hookLineEnds,
	hookExits,
	hookRan,
	hookCurrent,
	hookOwn,
	bridgeAllowed,
	bridgeMade,
	bridgePorts,
	memberAddresses,
	bridgeIpv6,
	bridgeFirewall,
	guestSpoke,
	twoGateways,
	webAnswers,
	addressTwice,
	addressConflict,
	lanAnswers,
	ownCard,
	hostToDsm,
	hostShim,
	lanServices,
	natDiscovery,
	classicDhcp,
	classicPorts,
	gatewayAnswers,
	outOfSight,
];
