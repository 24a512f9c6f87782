/**
 * What a Podman answers to a question of Docker's. `refuses`: it fails with these words. `drops`: it says yes, and these
 * words are nowhere in what it makes. `empty`: it prints nothing. `answers`: as Docker does. `unasked`: not tried.
 */
export type Reply =
	| {readonly kind: 'refuses'; readonly says: string}
	| {readonly kind: 'drops'; readonly word: string}
	| {readonly kind: 'empty' | 'answers' | 'unasked'};

/** One thing that the plan, the script or a check asks of `docker`, and what Podman makes of it. */
export type Gap = {
	/** Command line after `docker`; what is made is called `gap`, what is looked at `lan` and `probe`. */
	readonly asked: readonly string[];
	/** Podman's program under Docker's name. */
	readonly program: Reply;
	/** Docker's client at Podman's socket. */
	readonly socket: Reply;
	/** The same in Podman's words, after `podman`, and what of it must be in the answer; null: there is no such thing. */
	readonly own: {readonly asked: readonly string[]; readonly says: string} | null;
};

const create = (...words: readonly string[]) => ['network', 'create', '--driver', ...words, 'gap'];
const macvlan = (...words: readonly string[]) => create('macvlan', '--opt', 'parent=enp3s0', ...words);
const refuses = (says: string): Reply => ({kind: 'refuses', says});
const noField = (name: string) => refuses(`can't evaluate field ${name} in type`);
const [empty, answers] = [{kind: 'empty'}, {kind: 'answers'}] as const;
const own = (says: string, ...asked: readonly string[]) => ({asked, says});
const label = 'lab.label';

/** In the order of a plan: first what it makes, then what is read. Both versions of `podmanTried` answer alike. */
export const gaps: readonly Gap[] = [
	{
		asked: macvlan('--opt', 'macvlan_mode=passthru'),
		program: refuses('unsupported macvlan network option macvlan_mode'),
		socket: {kind: 'drops', word: 'passthru'},
		own: own('gap', ...macvlan('--opt', 'mode=passthru')),
	},
	{
		asked: macvlan('--opt', 'com.docker.network.advertise_addr_nmsgs=0'),
		program: refuses('unsupported macvlan network option com.docker.network.advertise_addr_nmsgs'),
		socket: {kind: 'drops', word: 'advertise'},
		own: null,
	},
	{
		asked: create('bridge', '--subnet', '172.31.9.0/24', '--aux-address', 'dsm=172.31.9.3'),
		program: refuses('unknown flag: --aux-address'),
		socket: {kind: 'drops', word: '172.31.9.3'},
		own: null,
	},
	{
		asked: ['pull', 'vdsm/virtual-dsm:missing'],
		program: refuses('short-name "vdsm/virtual-dsm:missing" did not resolve to an alias'),
		socket: {kind: 'unasked'},
		own: null,
	},
	{
		asked: ['network', 'inspect', '--format', '{{index .Options "parent"}}', 'lan'],
		program: empty,
		socket: empty,
		own: own('enp3s0', 'network', 'inspect', '--format', '{{.NetworkInterface}}', 'lan'),
	},
	{
		asked: ['network', 'ls', '--format', `{{.Label "${label}"}}`],
		program: noField('Label'),
		socket: answers,
		own: own(`${label}=lan`, 'network', 'ls', '--format', '{{.Labels}}'),
	},
	{
		asked: ['container', 'inspect', '--format', '{{range .HostConfig.Mounts}}{{.Source}}{{end}}', 'probe'],
		program: noField('Mounts'),
		socket: empty,
		own: own('/etc', 'container', 'inspect', '--format', '{{range .Mounts}} {{.Source}}{{end}}', 'probe'),
	},
	{
		asked: ['version', '--format', '{{.Client.Version}} {{.Server.Version}}'],
		program: noField('Client'),
		socket: answers,
		own: own('5.', 'version', '--format', '{{.Version}}'),
	},
	{
		asked: ['info', '--format', '{{.OperatingSystem}}'],
		program: noField('OperatingSystem'),
		socket: answers,
		own: own('debian', 'info', '--format', '{{.Host.Distribution.Distribution}}'),
	},
];
