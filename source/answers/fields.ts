import type {FieldId} from '../model/answers.js';
import {alsoField} from './also-field.js';
import {
	cpuCoresField,
	diskSizeField,
	imageField,
	nameField,
	ramSizeField,
	storageField,
} from './container-fields.js';
import type {Field} from './field.js';
import {dnsField, gatewayField, ipField, subnetField} from './lan-fields.js';
import {blockPortsField, macField, mgmtSubnetField, prefixField, publishField} from './management-fields.js';
import {addressField, layoutField, nicField} from './nic-field.js';
import {dsmIpField, shimIpField} from './shim-fields.js';
import {takeOverField} from './take-over-field.js';

/** All questions. Their order is `fieldIds`. */
export const fields: {readonly [K in FieldId]: Field<K>} = {
	nic: nicField,
	layout: layoutField,
	address: addressField,
	subnet: subnetField,
	gateway: gatewayField,
	ip: ipField,
	dns: dnsField,
	prefix: prefixField,
	takeOver: takeOverField,
	mac: macField,
	dsmIp: dsmIpField,
	shimIp: shimIpField,
	also: alsoField,
	mgmtSubnet: mgmtSubnetField,
	blockPorts: blockPortsField,
	publish: publishField,
	name: nameField,
	image: imageField,
	storage: storageField,
	diskSize: diskSizeField,
	ramSize: ramSizeField,
	cpuCores: cpuCoresField,
};
