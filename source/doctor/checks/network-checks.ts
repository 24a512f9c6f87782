import type {AnyCheck} from '../check.js';
import {addressFree} from './network/address-free.js';
import {askedMac} from './network/asked-mac.js';
import {composeOwner} from './network/compose-owner.js';
import {defaultRoute} from './network/default-route.js';
import {endpointRecord} from './network/endpoint-record.js';
import {gatewayElected} from './network/gateway-elected.js';
import {innerRange} from './network/inner-range.js';
import {interfaceName} from './network/interface-name.js';
import {interfaceOrder} from './network/interface-order.js';
import {macUnique} from './network/mac-unique.js';
import {macvlanAttached} from './network/macvlan-attached.js';
import {macvlanSubnet} from './network/macvlan-subnet.js';
import {managementAttached} from './network/management-attached.js';
import {networkCreate} from './network/network-create.js';
import {networkRemove} from './network/network-remove.js';
import {networksExist} from './network/networks-exist.js';
import {parentOwner} from './network/parent-owner.js';
import {parentRecord} from './network/parent-record.js';
import {passthruAlone} from './network/passthru-alone.js';
import {passthruMode} from './network/passthru-mode.js';
import {portsPublished} from './network/ports-published.js';
import {rangeGateway} from './network/range-gateway.js';
import {subnetFree} from './network/subnet-free.js';
import {subnetShadow} from './network/subnet-shadow.js';

/** In the order in which one would look: why a network cannot be made, whether it is there, its ends, what they have. */
export const networkChecks: readonly AnyCheck[] = [
	parentOwner,
	parentRecord,
	networkCreate,
	subnetFree,
	networksExist,
	macvlanAttached,
	managementAttached,
	endpointRecord,
	passthruAlone,
	rangeGateway,
	addressFree,
	interfaceName,
	passthruMode,
	macvlanSubnet,
	interfaceOrder,
	gatewayElected,
	defaultRoute,
	portsPublished,
	subnetShadow,
	macUnique,
	askedMac,
	innerRange,
	composeOwner,
	networkRemove,
];
