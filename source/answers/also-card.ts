import {type Parsed, parsed, refused} from '../model/address.js';
import type {AddressMode, FieldId, FieldValues, FurtherCard, FurtherLan} from '../model/answers.js';
import {deriveMacs} from '../model/mac.js';
import {formatSubnet, overlaps, type Subnet} from '../model/subnet.js';
import {type AlsoKey, type AlsoWords, parseAlso} from './also-words.js';
import {macSeed} from './card-macs.js';
import type {FieldContext} from './field.js';
import {dnsField, gatewayField, ipField, subnetField} from './lan-fields.js';
import {blockPortsField, macField} from './management-fields.js';
import {addressField, nicField} from './nic-field.js';

type Other = Pick<FurtherCard, 'nic' | 'mac'> & {
	readonly subnet: Subnet | undefined;
	readonly ip: string | undefined;
};

/** The cards before this one, with what must not be the same. A first card that is wrong was named already. */
export function cardsBefore(
	{nic, mac, subnet, ip}: Partial<FieldValues>,
	further: readonly FurtherCard[],
): readonly Other[] {
	return [
		...(nic === undefined || mac === undefined ? [] : [{nic, mac, subnet, ip}]),
		...further.map(({nic: name, mac: own, lan}) => ({
			nic: name,
			mac: own,
			subnet: lan.mode === 'static' ? lan.subnet : undefined,
			ip: lan.mode === 'static' ? lan.ip : undefined,
		})),
	];
}

/** One further card, by the rules of the first card's fields; `before` are the cards that DSM sees before it. */
export function checkCard(
	text: string,
	context: FieldContext,
	before: readonly Other[],
): Parsed<FurtherCard> {
	const read = parseAlso(text);
	if (!read.ok) return read;
	const words = read.value;
	const card = cardOf(words, context, before);
	return card.ok ? card : refused({code: 'also-card', nic: words.nic, problem: card.problem});
}

function cardOf(
	words: AlsoWords,
	{facts, values: first}: FieldContext,
	before: readonly Other[],
): Parsed<FurtherCard> {
	const nic = nicField.check(words.nic, {facts, values: {}});
	if (!nic.ok) return nic;
	if (before.some(other => other.nic === nic.value)) return refused({code: 'card-twice', value: nic.value});
	const own: Partial<FieldValues> = {
		nic: nic.value,
		layout: 'direct',
		...(first.prefix === undefined ? {} : {prefix: first.prefix}),
	};
	const lan = lanOf(words, {facts, values: own}, before);
	if (!lan.ok) return lan;
	const seed = first.prefix === undefined ? undefined : macSeed(facts, nic.value, first.prefix);
	const mac = macField.check(words.mac ?? (seed === undefined ? '' : deriveMacs(seed).lan), {
		facts,
		values: own,
	});
	if (!mac.ok) return mac;
	const twin = before.find(other => other.mac === mac.value);
	if (twin) return refused({code: 'mac-twice', value: mac.value, nic: twin.nic});
	const ports = blockPortsField.check(listed(words['block-ports']), {facts, values: own});
	if (!ports.ok) return ports;
	return parsed({nic: nic.value, lan: lan.value, mac: mac.value, blockPorts: ports.value});
}

const staticOnly: readonly AlsoKey[] = ['subnet', 'gateway', 'ip', 'dns'];

/** Without a word about it the router is asked: an address on somebody's LAN is never guessed. */
function lanOf(words: AlsoWords, context: FieldContext, before: readonly Other[]): Parsed<FurtherLan> {
	const said = staticOnly.filter(key => words[key] !== undefined);
	const mode = addressField.check(words.address ?? (said.length > 0 ? 'static' : 'dhcp'), context);
	if (!mode.ok) return mode;
	const [first] = said;
	if (mode.value !== 'static') {
		return first === undefined
			? parsed({mode: mode.value})
			: refused({code: 'also-conflict', key: first, address: mode.value});
	}
	return staticLan(
		words,
		{...context, values: {...context.values, address: 'static' satisfies AddressMode}},
		before,
	);
}

function staticLan(words: AlsoWords, context: FieldContext, before: readonly Other[]): Parsed<FurtherLan> {
	if (words.subnet === undefined) return missing('subnet');
	const subnet = subnetField.check(words.subnet, context);
	if (!subnet.ok) return subnet;
	const other = before.find(card => card.subnet && overlaps(card.subnet, subnet.value));
	if (other?.subnet)
		return refused({
			code: 'cards-overlap',
			value: words.subnet,
			other: formatSubnet(other.subnet),
			nic: other.nic,
		});
	const inside = {...context, values: {...context.values, subnet: subnet.value}};
	const gateway = words.gateway === undefined ? parsed(null) : gatewayField.check(words.gateway, inside);
	if (!gateway.ok) return gateway;
	if (words.ip === undefined) return missing('ip');
	const beside =
		gateway.value === null ? inside : {...inside, values: {...inside.values, gateway: gateway.value}};
	const ip = ipField.check(words.ip, beside);
	if (!ip.ok) return ip;
	const dns = dnsField.check(listed(words.dns), inside);
	if (!dns.ok) return dns;
	return parsed({mode: 'static', subnet: subnet.value, gateway: gateway.value, ip: ip.value, dns: dns.value});
}

function missing(key: Extract<AlsoKey, FieldId>): Parsed<never> {
	return refused({code: 'missing', field: key, flag: `${key}=`, candidates: []});
}

function listed(text = ''): string {
	return text.replaceAll('+', ',');
}
