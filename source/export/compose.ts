import {Document, visit} from 'yaml';
import {cardUse} from '../model/answers.js';
import {clean} from '../model/clean.js';
import {resolvePath} from '../model/command.js';
import {formatNicBefore} from '../model/nic-before.js';
import type {Plan} from '../model/plan.js';
import {shimName} from '../model/shim.js';
import {type Attachment, installLabel, type NetworkSpec, nicWasLabel} from '../model/spec.js';
import {formatSubnet} from '../model/subnet.js';
import {yamlVisible} from '../model/yaml-visible.js';
import {preparation} from '../plan/preparation.js';
import type {Texts} from '../text/en.js';
import {commentSafe, quoteCommand} from './quote.js';

/**
 * The same networks and container as a Compose project: `compose.yaml`, with the hook beside it. What Compose cannot
 * do stands in the comment on top: setting the card up before the first start. A `$` is doubled, since Compose would
 * take it for a variable.
 */
export function renderCompose(plan: Plan, {script: text}: Texts): string {
	const {answers, container, networks, generation} = plan;
	const service = {
		container_name: container.name,
		image: container.image,
		environment: container.environment,
		devices: [...container.devices],
		...(container.deviceRules.length > 0 ? {device_cgroup_rules: [...container.deviceRules]} : {}),
		cap_add: [...container.capabilities],
		...(Object.keys(container.sysctls).length > 0 ? {sysctls: container.sysctls} : {}),
		ports: container.ports.map(({address, host, guest}) => `${address}:${host}:${guest}`),
		volumes: container.mounts.map(({source, target, readOnly}) => ({
			type: 'bind',
			source: resolvePath(source, '.'),
			target,
			...(readOnly ? {read_only: true} : {}),
			// A missing source is a mistake to be told, not a folder to be made (F92): least of all an empty storage.
			bind: {create_host_path: false},
		})),
		networks: Object.fromEntries(container.attachments.map(end => [end.network, endpoint(end, generation)])),
		labels: {[installLabel]: answers.prefix},
		restart: container.restart,
		stop_grace_period: `${container.stopTimeout}s`,
	};
	const project = {
		name: answers.prefix,
		services: {dsm: service},
		networks: Object.fromEntries(networks.map(spec => [spec.name, network(spec, noteLabels(plan, spec))])),
	};
	const nics = plan.cards.map(({nic}) => nic).join(', ');
	const commands = preparation(plan, '.').map(quoteCommand);
	const shim = answers.shim ? shimName(answers.prefix) : null;
	const header =
		cardUse[answers.layout] === 'own'
			? text.composeHeader(nics, container.name, commands)
			: text.composeHeaderShared(nics, container.name, commands, shim);
	const comment = header.split('\n').map(line => `# ${commentSafe(line)}`.trimEnd());
	return `${comment.join('\n')}\n${yaml(doubleDollars(project))}`;
}

/** A string with something in it that a terminal would obey is put in double quotes, where YAML has a word for it. */
function yaml(value: unknown): string {
	const document = new Document(value, {version: '1.1'});
	visit(document, {
		Scalar: (_, node) => {
			if (typeof node.value === 'string' && clean(node.value) !== node.value) node.type = 'QUOTE_DOUBLE';
		},
	});
	return yamlVisible(document.toString({lineWidth: 0}));
}

function network(spec: NetworkSpec, labels: Readonly<Record<string, string>>): Record<string, unknown> {
	return {
		name: spec.name,
		driver: spec.driver,
		...(spec.internal ? {internal: true} : {}),
		...(Object.keys(spec.options).length > 0 ? {driver_opts: spec.options} : {}),
		ipam: {
			config: [
				{
					subnet: formatSubnet(spec.subnet),
					gateway: spec.gateway,
					...(spec.ipRange ? {ip_range: formatSubnet(spec.ipRange)} : {}),
					...(Object.keys(spec.reserved).length > 0 ? {aux_addresses: spec.reserved} : {}),
				},
			],
		},
		labels,
	};
}

/** Whose it is and how the card was, but no specification: what Compose made is Compose's to change. */
function noteLabels({answers, cards}: Plan, {name}: NetworkSpec): Record<string, string> {
	const card = cards.find(({network}) => network === name);
	return {
		[installLabel]: answers.prefix,
		...(card && cardUse[answers.layout] === 'own' ? {[nicWasLabel]: formatNicBefore(card.before)} : {}),
	};
}

/** `interface_name` would need API 1.49, `driver_opts` work from Engine 28.0 and Compose 2.27.1 on (F56). */
function endpoint(
	{ip, mac, interfaceName, gateway}: Attachment,
	generation: Plan['generation'],
): Record<string, unknown> {
	return {
		ipv4_address: ip,
		...(mac !== null && generation !== 'single' ? {mac_address: mac} : {}),
		...(generation === 'named' ? {driver_opts: {'com.docker.network.endpoint.ifname': interfaceName}} : {}),
		...(generation === 'named' && gateway ? {gw_priority: 100} : {}),
	};
}

function doubleDollars(value: unknown): unknown {
	if (typeof value === 'string') return value.replaceAll('$', '$$$$');
	if (Array.isArray(value)) return value.map(doubleDollars);
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, doubleDollars(member)]));
	}
	return value;
}
