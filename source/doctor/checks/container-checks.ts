import type {AnyCheck} from '../check.js';
import {argumentsQuotes} from './container/arguments-quotes.js';
import {containerExists} from './container/container-exists.js';
import {containerLog} from './container/container-log.js';
import {containerRestarts} from './container/container-restarts.js';
import {containerRuns} from './container/container-runs.js';
import {dhcpMacvlan} from './container/dhcp-macvlan.js';
import {dhcpPassthru} from './container/dhcp-passthru.js';
import {dhcpTap} from './container/dhcp-tap.js';
import {guestMac} from './container/guest-mac.js';
import {guestMacDistinct} from './container/guest-mac-distinct.js';
import {healthCheck} from './container/health-check.js';
import {healthFirewall} from './container/health-firewall.js';
import {imageBridgeAcl} from './container/image-bridge-acl.js';
import {imageHook} from './container/image-hook.js';
import {imageTakesMacvlan} from './container/image-takes-macvlan.js';
import {macvtapLeftover} from './container/macvtap-leftover.js';
import {memoryKilled} from './container/memory-killed.js';
import {netAdmin} from './container/net-admin.js';
import {networkDevice} from './container/network-device.js';
import {networkMode} from './container/network-mode.js';
import {qemuIds} from './container/qemu-ids.js';
import {qemuNetdevs} from './container/qemu-netdevs.js';
import {qemuRuns} from './container/qemu-runs.js';
import {restartPolicy} from './container/restart-policy.js';
import {secondNic} from './container/second-nic.js';
import {startError} from './container/start-error.js';
import {storedMacs} from './container/stored-macs.js';
import {tunPassed} from './container/tun-passed.js';

/** In the order in which one would look: what it was made of, what came of it, then what is given to QEMU. */
export const containerChecks: readonly AnyCheck[] = [
	containerExists,
	networkMode,
	networkDevice,
	imageBridgeAcl,
	imageHook,
	imageTakesMacvlan,
	netAdmin,
	tunPassed,
	dhcpPassthru,
	dhcpMacvlan,
	dhcpTap,
	storedMacs,
	macvtapLeftover,
	memoryKilled,
	startError,
	containerLog,
	containerRestarts,
	containerRuns,
	restartPolicy,
	argumentsQuotes,
	qemuIds,
	qemuNetdevs,
	secondNic,
	guestMac,
	guestMacDistinct,
	qemuRuns,
	healthFirewall,
	healthCheck,
];
