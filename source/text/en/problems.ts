import type {SpecialAddress} from '../../model/address.js';
import {addressModes, layoutNames} from '../../model/answers.js';
import {nearest} from '../../model/nearest.js';
import type {Ipv4Flaw, Problem} from '../../model/problem.js';
import {type ByCode, tell} from '../by-code.js';
import {cli} from './cli.js';

const ipv4: Record<Ipv4Flaw, string> = {
	empty: 'an address is missing; write one like 192.168.1.70',
	octal: 'a number starts with 0, which some programs read as octal; write it without leading zeros',
	hex: 'hexadecimal is not accepted; write four decimal numbers like 192.168.1.70',
	short: 'an IPv4 address has four numbers; write all of them, like 192.168.1.70',
	range: 'each of the four numbers is at most 255',
	prefix: 'leave out the part after the slash here',
	ipv6: 'this is not an IPv4 address; DSM gets its IPv6 address by itself',
	width: 'it holds full-width characters; type the digits and dots in half width',
	other: 'this is not an IPv4 address; write one like 192.168.1.70',
};

const special: Record<SpecialAddress, string> = {
	'this-network': 'begins with 0, as no device’s address does',
	loopback: 'is loopback, by which each device means itself',
	'link-local': 'is link-local, which devices give themselves while they have nothing else',
	multicast: 'is multicast, which belongs to a group of devices',
	reserved: 'is reserved, and no device’s',
};

/** A space and the sentence, where one of the words is near. */
const nearOf = (value: string, words: readonly string[]) => {
	const near = nearest(value, words);
	return near === undefined ? '' : ` Did you mean ${near}?`;
};

/** What is wrong with the value, and what would be right. */
export const problems: ByCode<Problem, string> = {
	missing: ({field, flag, candidates}) =>
		candidates.length > 0
			? `${flag} is missing, and several would do: ${candidates.join(', ')}.`
			: `${flag} is missing, and cannot be guessed safely: ${cli.flags[field][1]}.`,
	'ipv4-malformed': ({value, why}) => `“${value}”: ${ipv4[why]}.`,
	'subnet-malformed': ({value}) =>
		`“${value}” is not a subnet: write network and prefix, like 192.168.1.0/24.`,
	'subnet-prefix': ({value, longest}) => `“${value}”: the prefix must be between /8 and /${longest}.`,
	'subnet-host-bits': ({value, meant}) => `“${value}” is an address in a subnet; the subnet is ${meant}.`,
	'subnet-reserved': ({value, reserved}) =>
		`${value} overlaps ${reserved}, which DSM or the container uses inside: choose another one, like 172.31.4.0/24.`,
	'subnet-not-lan': ({value, why}) => `“${value}” ${special[why]}: a LAN has a subnet like 192.168.1.0/24.`,
	'address-outside': ({role, value, subnet, first, last}) =>
		`The ${role === 'gateway' ? 'gateway' : 'address'} ${value} is outside ${subnet}: use ${first} to ${last}, or correct the subnet.`,
	'address-is-network': ({value, subnet, first, last}) =>
		`${value} is the network address of ${subnet}: use ${first} to ${last}.`,
	'address-is-broadcast': ({value, subnet, first, last}) =>
		`${value} is the broadcast address of ${subnet}: use ${first} to ${last}.`,
	'ip-is-gateway': ({value}) => `${value} is the gateway: DSM needs an address of its own.`,
	'ip-twice': ({value, flag}) =>
		`${value} is given by ${flag} already: container, DSM and this machine need an address each.`,
	'address-not-host': ({value, why}) =>
		`${value} ${special[why]}: a device on a LAN has an address like 192.168.1.70.`,
	'dns-too-many': ({value, most}) => `“${value}”: at most ${most} DNS servers.`,
	'mac-malformed': ({value}) => `“${value}” is not a MAC address: write six pairs like 02:11:32:ab:cd:ef.`,
	'mac-multicast': ({value}) =>
		`“${value}” is a multicast MAC: the second digit must be even, like in 02:11:32:ab:cd:ef.`,
	'mac-in-use': ({value, by}) => `${value} is the MAC of ${by}: DSM needs one of its own.`,
	'nic-unsafe': ({value}) =>
		`“${value}” cannot be used as the name of a network card: letters, digits and . _ @ - only, at most 15.`,
	'vlan-number': ({value, number}) =>
		`“${value}” is no VLAN: ${number} is not a VLAN’s number, which is from 1 to 4094, without a zero before it.`,
	'nic-unknown': ({value, known}) =>
		`There is no network card “${value}” here. There are: ${known.join(', ') || 'none'}.${nearOf(value, known)}`,
	'take-over-unknown': ({value, known}) =>
		`There is no container “${value}” with Virtual DSM in it that could be taken over. There are: ${known.join(', ') || 'none'}.${nearOf(value, known)}`,
	'give-up-other': ({value, nic}) =>
		`--give-up-nic names “${value}”, and the card to use is ${nic}: give --nic and --give-up-nic the same name, or leave --give-up-nic out.`,
	'give-up-needless': ({value}) =>
		`--give-up-nic ${value}: neither a default route nor an SSH session of this machine goes over that card. Use --nic ${value} alone.`,
	'give-up-shared': ({value}) =>
		`--give-up-nic ${value} means nothing with --layout shared: this machine keeps the card. Leave it out.`,
	'also-card': ({nic, problem}) => `Card ${nic}: ${tell(problems, problem)}`,
	'also-no-nic': ({value}) =>
		`“${value}” does not begin with a network card: write its name first, like enp4s0,address=dhcp.`,
	'also-unknown': ({value, known}) =>
		`“${value}” is nothing that a further card takes. Behind its name there may be, as key=value: ${known.join(', ')}.${nearOf(value.split('=')[0] ?? '', known)}`,
	'also-repeated': ({value, key}) => `“${value}”: ${key} is said twice for this card.`,
	'also-conflict': ({key, address}) =>
		address === 'dhcp'
			? `${key}= means nothing with address=dhcp: the router tells DSM its address. Leave it out, or write address=static.`
			: `${key}= means nothing with address=manual: the address is typed into DSM. Leave it out, or write address=static.`,
	'card-twice': ({value}) => `${value} is one of DSM’s cards already: name each card once.`,
	'cards-overlap': ({value, other, nic}) =>
		`${value} overlaps ${other}, the network on ${nic}: DSM would send out of one card what belongs to the other. Each card needs a network of its own.`,
	'mac-twice': ({value, nic}) => `${value} is DSM’s MAC on ${nic} already: each card needs one of its own.`,
	'layout-unknown': ({value}) =>
		`“${value}” is not a layout: direct, classic or shared.${nearOf(value, layoutNames)}`,
	'address-unknown': ({value}) =>
		`“${value}” is not a way to get an address: static, dhcp or manual.${nearOf(value, addressModes)}`,
	'classic-needs-static': ({value}) =>
		`Layout classic cannot use “${value}”: DHCP does not work behind a passthru card. Use static, or layout direct.`,
	'shared-needs-static': ({value}) =>
		`Layout shared cannot use “${value}”: DSM asks your router for its address in any case, and the container needs one of its own, --ip. Leave --address out.`,
	'publish-malformed': ({value}) =>
		`“${value}” is not a published port: write HOST:GUEST or ADDRESS:HOST:GUEST, like 127.0.0.1:5000:5000.`,
	'publish-twice': ({value}) => `“${value}”: this machine’s port is published twice.`,
	'port-range': ({value}) => `“${value}” is not a port: a number from 1 to 65535.`,
	'port-span': ({value}) => `“${value}” is several ports: write each of them by itself, like 5000,5001.`,
	'name-malformed': ({field, value}) =>
		field === 'prefix'
			? `“${value}” cannot be a prefix: lower-case letters, digits, - and _ only, 2 to 31, beginning with a letter or digit.`
			: field === 'image'
				? `“${value}” is not the name of an image: like vdsm/virtual-dsm:latest.`
				: `“${value}” cannot be a container’s name: letters, digits and . _ - only, 2 to 63, beginning with a letter or digit.`,
	'storage-malformed': ({value, why}) =>
		({
			empty: 'The storage folder is missing: like ./dsm or /srv/dsm.',
			control: `“${value}” holds control characters: choose a plain folder name.`,
			'colon-comma': `“${value}”: Docker cannot mount a folder with a comma, colon or double quote in its name.`,
			root: 'The root folder cannot be DSM’s storage: choose a folder of its own, like /srv/dsm.',
			home: `“${value}”: nobody expands the ~ here. Write the whole path, like /root/dsm.`,
			outside: `“${value}” leads out of its folder with “..”: write the whole path instead.`,
		})[why],
	'size-malformed': ({field, value}) =>
		`“${value}” is not a size for --${field}: a number with M, G or T, like ${field === 'disk-size' ? '256G' : '2G'}.`,
	'cores-malformed': ({value}) => `“${value}” is not a number of CPU cores: like 2.`,
	'flag-conflict': ({flag, because}) =>
		({
			dhcp: `${flag} means nothing with --address dhcp: the router tells DSM its address. Leave it out, or use --address static.`,
			manual: `${flag} means nothing with --address manual: the address is typed into DSM. Leave it out, or use --address static.`,
			classic: `${flag} does nothing in layout classic. Leave it out${flag === '--dsm-ip' || flag === '--shim-ip' ? '.' : ', or use --layout direct.'}`,
			direct: `${flag} is for layout shared only. Leave it out: in layout direct this machine reaches DSM by published ports.`,
			'no-dsm-ip': `${flag} means nothing without --dsm-ip, the address to which the way leads. Give both, or neither.`,
			'take-over': `${flag} is not asked with --take-over: the container keeps what it has. Leave it out.`,
			shared: `${flag} does nothing in layout shared. Leave it out; --layout direct has it, on a card that this machine does not need.`,
		})[because],
	'subnet-taken': ({value, by, kind}) =>
		({
			docker: `${value} overlaps the Docker network ${by}: choose another subnet.`,
			route: `${value} overlaps a network that this machine reaches through ${by}: choose another subnet.`,
			lan: `${value} overlaps ${by}, which is DSM’s LAN: choose another subnet.`,
		})[kind],
	'ip-taken': ({value, mac}) =>
		`${value} is taken: ${mac} answers for it on the LAN. Choose another address.`,
	'ip-is-hosts': ({value, nic}) =>
		`${value} is this machine’s own address (${nic}): give DSM one that nobody else has.`,
};
