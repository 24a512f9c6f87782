import type {AnyCheck} from '../check.js';
import {clientVersion} from './host/client-version.js';
import {cloudFilter} from './host/cloud-filter.js';
import {engineAdvertises} from './host/engine-advertises.js';
import {engineAnswers} from './host/engine-answers.js';
import {engineDesktop} from './host/engine-desktop.js';
import {engineEndpoints} from './host/engine-endpoints.js';
import {engineLocal} from './host/engine-local.js';
import {engineMacs} from './host/engine-macs.js';
import {enginePodman} from './host/engine-podman.js';
import {engineRootful} from './host/engine-rootful.js';
import {engineStart} from './host/engine-start.js';
import {firewallChains} from './host/firewall-chains.js';
import {firewallModules} from './host/firewall-modules.js';
import {hostTun} from './host/host-tun.js';
import {kernelAge} from './host/kernel-age.js';
import {kernelArp} from './host/kernel-arp.js';
import {kernelReplaced} from './host/kernel-replaced.js';
import {kvmDevice} from './host/kvm-device.js';
import {macvlanModule} from './host/macvlan-module.js';
import {macvtapModule} from './host/macvtap-module.js';
import {natRules} from './host/nat-rules.js';
import {nestedHost} from './host/nested-host.js';
import {runUnfinished} from './host/run-unfinished.js';
import {storageSpace} from './host/storage-space.js';
import {vhostDevice} from './host/vhost-device.js';
import {virtualSwitch} from './host/virtual-switch.js';

/** In the order in which one would look. */
export const hostChecks: readonly AnyCheck[] = [
	runUnfinished,
	kernelAge,
	kernelReplaced,
	kernelArp,
	nestedHost,
	cloudFilter,
	virtualSwitch,
	kvmDevice,
	hostTun,
	vhostDevice,
	macvlanModule,
	macvtapModule,
	storageSpace,
	firewallModules,
	natRules,
	engineStart,
	engineAnswers,
	engineDesktop,
	engineLocal,
	enginePodman,
	engineRootful,
	firewallChains,
	engineAdvertises,
	engineEndpoints,
	engineMacs,
	clientVersion,
];
