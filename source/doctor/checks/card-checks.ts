import type {AnyCheck} from '../check.js';
import {macFixed} from './card/mac-fixed.js';
import {macUnicast} from './card/mac-unicast.js';
import {macvlanCard} from './card/macvlan-card.js';
import {macvlanFree} from './card/macvlan-free.js';
import {macvlanMode} from './card/macvlan-mode.js';
import {macvlanUp} from './card/macvlan-up.js';
import {mtuEven} from './card/mtu-even.js';
import {mtuGuest} from './card/mtu-guest.js';
import {nicArp} from './card/nic-arp.js';
import {nicBridgeNf} from './card/nic-bridge-nf.js';
import {nicCarrier} from './card/nic-carrier.js';
import {nicDots} from './card/nic-dots.js';
import {nicDrops} from './card/nic-drops.js';
import {nicEthernet} from './card/nic-ethernet.js';
import {nicExists} from './card/nic-exists.js';
import {nicHeld} from './card/nic-held.js';
import {nicHostAddress} from './card/nic-host-address.js';
import {nicHostWay} from './card/nic-host-way.js';
import {nicInTime} from './card/nic-in-time.js';
import {nicIpv6} from './card/nic-ipv6.js';
import {nicManaged} from './card/nic-managed.js';
import {nicMaster} from './card/nic-master.js';
import {nicNamed} from './card/nic-named.js';
import {nicOffloads} from './card/nic-offloads.js';
import {nicRefused} from './card/nic-refused.js';
import {nicSame} from './card/nic-same.js';
import {nicShared} from './card/nic-shared.js';
import {nicSpeed} from './card/nic-speed.js';
import {nicUnraid} from './card/nic-unraid.js';
import {nicVlan} from './card/nic-vlan.js';
import {nicWired} from './card/nic-wired.js';
import {vlanCard} from './card/vlan-card.js';

/** In the order in which one would look: is it there, may it be used, does it belong to somebody, does it work. */
export const cardChecks: readonly AnyCheck[] = [
	nicRefused,
	nicNamed,
	nicSame,
	vlanCard,
	nicExists,
	nicInTime,
	nicEthernet,
	nicWired,
	nicHostWay,
	nicManaged,
	nicHostAddress,
	nicIpv6,
	nicArp,
	nicMaster,
	nicShared,
	nicCarrier,
	nicSpeed,
	nicBridgeNf,
	nicUnraid,
	nicVlan,
	nicDots,
	nicOffloads,
	nicDrops,
	nicHeld,
	macvlanFree,
	macvlanUp,
	macvlanMode,
	macvlanCard,
	macUnicast,
	macFixed,
	mtuEven,
	mtuGuest,
];
