import {readFile} from 'node:fs/promises';
import * as z from 'zod/mini';
import type {Lab} from '../lab.js';
import {members} from '../life/cgroup.js';
import {dockerState} from './docker-state.js';

/** Part of the machine → what it looks like, one thing on each line. */
export type MachineState = Readonly<Record<string, readonly string[]>>;

/**
 * `exact`: every object has to be the very same, by id and time of its start. `alike`: what was taken apart and made again
 * counts as the same; ids, times and the addresses that Docker draws by lot are left out.
 */
export type Sameness = 'exact' | 'alike';

/** Rules only: Docker keeps chains and tables that it has once made, empty. */
const script = `
section() { echo "== $1"; }
section links; ip -d -j link show
section addresses; ip -j addr show
section routes; ip -4 route show table all; ip -6 route show table all; ip -4 rule; ip -6 rule
section iptables; for one in iptables-save ip6tables-save; do $one | grep '^-A' | sed "s/^/$one /"; done
section nft; nft list ruleset | grep -E '^[[:space:]]+[[:space:]]' | grep -v -E 'type .* hook|^[[:space:]]+chain |^[[:space:]]*}' | sed 's/packets [0-9]* bytes [0-9]*//'
section settings; grep -rs . /proc/sys/net/ipv4/conf/enp3s0 /proc/sys/net/ipv6/conf/enp3s0 /proc/sys/net/ipv4/ip_forward
section volume-files; find /var/lib/docker/volumes -mindepth 2 -type f -exec sha256sum {} +
section files
places='/etc /root /usr/local /opt /srv /var/lib /var/spool /tmp'
look() { find $places \\( -path /var/lib/docker -o -path /var/lib/containerd -o -path /root/dsm -o -path /root/nas -o -path /root/.docker -o -path /opt/vdsm-passthru-test -o -path /usr/local/bin/node \\) -prune -o "$@"; }
look -printf '%p %y %M %U:%G %l\\n' | sort
look -type f -print0 | sort -z | xargs -0 sha256sum
find /run -maxdepth 2 -name '*vdsm*'
`;

/** What the client says, where there is no Engine with a socket. */
const byClient = `
section() { echo "== $1"; }
section containers; docker ps -aq --no-trunc | xargs -r docker container inspect
section networks; docker network ls -q --no-trunc | xargs -r docker network inspect
section volumes; docker volume ls --format '{{.Name}}'
section images; docker image ls --no-trunc --format '{{.ID}} {{.Repository}} {{.Tag}}'
`;

/** Everything that a set-up may touch, and all that is beside it. */
export async function machineState(lab: Lab, sameness: Sameness = 'exact'): Promise<MachineState> {
	const docker = await dockerState(lab);
	const {stdout, exitCode, stderr} = await lab.host.run('sh', [
		'-c',
		docker === undefined ? script + byClient : script,
	]);
	if (exitCode > 1) throw new Error(stderr);
	const told = stdout
		.split(/^== /m)
		.slice(1)
		.map(part => {
			const end = part.indexOf('\n');
			return [part.slice(0, end), part.slice(end + 1)] as const;
		});
	const parts = new Map([...told, ...Object.entries(docker ?? {})]);
	const text = (name: string) => parts.get(name) ?? '';
	const lines = (name: string) => text(name).split('\n').filter(Boolean);
	const state = {
		links: linkLines(text('links')),
		addresses: addressLines(text('addresses')),
		routes: lines('routes').sort(),
		iptables: lines('iptables'),
		nft: lines('nft'),
		settings: lines('settings'),
		containers: inspectLines(text('containers')),
		networks: inspectLines(text('networks')),
		volumes: [...lines('volumes'), ...lines('volume-files')].sort(),
		images: lines('images').sort(),
		files: lines('files').filter(line => !ownLock.test(line)),
		processes: await processLines(lab),
	};
	return sameness === 'exact' ? state : alike(state, text('containers'), text('networks'));
}

/** What is not as it was; empty when all is. */
export function differences(before: MachineState, after: MachineState): string[] {
	return Object.keys(before).flatMap(part => {
		const [old = [], now = []] = [before[part], after[part]];
		const gone = old.filter(line => !now.includes(line)).map(line => `${part} - ${line}`);
		const came = now.filter(line => !old.includes(line)).map(line => `${part} + ${line}`);
		if (gone.length + came.length > 0) return [...gone, ...came];
		return old.join('\n') === now.join('\n') ? [] : [`${part}: another order or number`];
	});
}

const link = z.looseObject({
	ifname: z.string(),
	flags: z.array(z.string()),
	mtu: z.number(),
	address: z.optional(z.string()),
	promiscuity: z.optional(z.number()),
	master: z.optional(z.string()),
	linkinfo: z.optional(z.looseObject({info_kind: z.optional(z.string())})),
	addr_info: z.optional(
		z.array(
			z.looseObject({
				family: z.string(),
				local: z.optional(z.string()),
				prefixlen: z.number(),
				broadcast: z.optional(z.string()),
				scope: z.string(),
			}),
		),
	),
});

function linkLines(json: string): string[] {
	return z
		.array(link)
		.parse(JSON.parse(json))
		.map(({ifname, flags, mtu, address, promiscuity, master, linkinfo}) =>
			[
				ifname,
				linkinfo?.info_kind,
				flags.sort().join(','),
				`mtu ${mtu}`,
				address,
				`promiscuity ${promiscuity}`,
				`master ${master}`,
			].join(' '),
		)
		.sort();
}

function addressLines(json: string): string[] {
	return z
		.array(link)
		.parse(JSON.parse(json))
		.flatMap(({ifname, addr_info = []}) =>
			addr_info.map(
				({local, prefixlen, broadcast, scope}) => `${ifname} ${local}/${prefixlen} ${broadcast} ${scope}`,
			),
		)
		.sort();
}

const object = z.looseObject({Name: z.string(), Id: z.string()});
const objects = z.array(object);

function inspectLines(json: string): string[] {
	if (json.trim() === '') return [];
	return objects
		.parse(JSON.parse(json))
		.flatMap(one => leaves(one, one.Name))
		.sort();
}

/** `container .Config.Image "vdsm"`, one for each value. */
function leaves(value: unknown, path: string): string[] {
	if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
		return [`${path} ${JSON.stringify(value)}`];
	}
	return Object.entries(value).flatMap(([key, inner]) =>
		// Engine 20.10 lists them in the order of a map, which is another one each time.
		leaves(key === 'Mounts' && Array.isArray(inner) ? sorted(inner) : inner, `${path}.${key}`),
	);
}

function sorted(values: readonly unknown[]): readonly unknown[] {
	return values.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** The lock's file stays where it is, empty, with the folder that it is in; `purge` takes both. */
const emptyDigest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const ownLock = new RegExp(
	`^(?:/var/lib/vdsm-passthru(?:/lock)? . \\S+ 0:0 $|${emptyDigest}  /var/lib/vdsm-passthru/lock$)`,
);

/** Everything that runs in the lab, Docker's containers included. */
async function processLines(lab: Lab): Promise<string[]> {
	const texts = await Promise.all(
		(await members(lab.id)).map(async pid => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
	);
	return texts
		.filter(text => text !== '')
		.map(text => text.replaceAll('\0', ' '))
		.sort();
}

/**
 * Engine 20.10 draws by lot, at each start, whether ports that are exposed and not published are listed: `Ports {}`, or
 * `Ports.445/tcp null`. Published ones have a value, and stay.
 */
const unpublished = /\.NetworkSettings\.Ports(?: \{\}|\.\S+ null)$/;

const volatileLine =
	/\.(?:Created|StartedAt|FinishedAt|Pid|SandboxID|SandboxKey|EndpointID|ResolvConfPath|HostnamePath|HostsPath|LogPath)\b|\.GraphDriver\.|NetworkSettings\.(?:.*\.)?MacAddress|\.Containers\.|\.(?:Aliases|DNSNames)\.\d+ |\.com\.docker\.compose\.replace /;

/** Without what is drawn anew whenever something is made or started. */
function alike(state: MachineState, containers: string, networks: string): MachineState {
	const ids = [containers, networks]
		.filter(json => json.trim() !== '')
		.flatMap(json => objects.parse(JSON.parse(json)))
		.flatMap(({Id, Name}) => [[Id, Name] as const, [Id.slice(0, 12), Name] as const]);
	const plain = (line: string) =>
		ids
			.reduce((text, [id, name]) => text.replaceAll(id, `<${name}>`), line)
			.replaceAll(/[\da-f]{64}/g, '<id>')
			// The order of variables is drawn by lot; Compose draws that of volumes, too.
			.replace(/\.(Env|Binds|Mounts)\.\d+(?= |\.)/, '.$1')
			.replaceAll(/veth[\da-f]+/g, '<veth>')
			.replace(/^(<veth>.* mtu \d+) \S+ /, '$1 <mac> ')
			.replace(/^(<veth>) fe80:\S+/, '$1 <ll>')
			.replaceAll(/fe80::\S+ dev (<veth>|<[^>]*>|br-\S+|docker0)/g, '<ll> dev $1');
	return Object.fromEntries(
		Object.entries(state).map(([part, lines]) => [
			part,
			lines
				.map(plain)
				.filter(line => !volatileLine.test(line) && !unpublished.test(line))
				.sort(),
		]),
	);
}
