import {describe, expect, test} from 'vitest';
import {clientVersion} from '../../source/doctor/checks/host/client-version.js';
import {engineAdvertises} from '../../source/doctor/checks/host/engine-advertises.js';
import {engineAnswers} from '../../source/doctor/checks/host/engine-answers.js';
import {engineDesktop} from '../../source/doctor/checks/host/engine-desktop.js';
import {engineEndpoints} from '../../source/doctor/checks/host/engine-endpoints.js';
import {engineLocal} from '../../source/doctor/checks/host/engine-local.js';
import {engineMacs} from '../../source/doctor/checks/host/engine-macs.js';
import {enginePodman} from '../../source/doctor/checks/host/engine-podman.js';
import {engineRootful} from '../../source/doctor/checks/host/engine-rootful.js';
import {engineStart} from '../../source/doctor/checks/host/engine-start.js';
import {firewallChains} from '../../source/doctor/checks/host/firewall-chains.js';
import type {ContainerDetail, Evidence} from '../../source/model/diagnosis/evidence.js';
import type {Engine, Facts} from '../../source/model/facts.js';
import {makeEngine, type RunningEngine} from '../helpers/facts.js';
import {container, lanNetwork, managementNetwork} from './healthy.js';
import {runningFacts} from './healthy-facts.js';
import {look} from './look.js';

// Proven on evidence alone: the lab has Engine 20.10 and 28.5, both of them Docker's own, rootful and here.
const recorded = [
	'client-version',
	'engine-advertises',
	'engine-desktop',
	'engine-endpoints',
	'engine-macs',
	'engine-podman',
	'engine-rootful',
] as const;

test('what the lab cannot break is here', () => {
	const here = [
		clientVersion,
		engineAdvertises,
		engineDesktop,
		engineEndpoints,
		engineMacs,
		enginePodman,
		engineRootful,
	];
	expect(here.map(({id}) => id)).toEqual(recorded);
});

const withEngine = (engine: Engine, more: Partial<Facts> = {}): Pick<Evidence, 'facts'> => ({
	facts: {...runningFacts, engine, ...more},
});
const running = (changes: Partial<RunningEngine>, more: Partial<Facts> = {}) =>
	withEngine(makeEngine(changes), more);
const unreachable = (reason: string, denied = false) =>
	withEngine({state: 'unreachable', reason, denied}, {});
const of = (changes: Partial<ContainerDetail>): Pick<Evidence, 'container'> => ({
	container: {...container, ...changes},
});
const stopped = {status: 'exited', pid: 0, exitCode: 137} as const;
const refused = (error: string) => of({status: 'created', pid: 0, exitCode: 128, error});
/** DSM runs, on a bridge alone. */
const withoutCard: Partial<Facts> = {
	containers: [
		{
			id: 'c'.repeat(64),
			name: 'vdsm',
			image: 'vdsm/virtual-dsm:latest',
			running: true,
			networks: ['bridge'],
			published: [],
			install: null,
			dsm: true,
		},
	],
};
const noSystemd = {host: {...runningFacts.host, systemd: false}};

describe('engine-answers', () => {
	const silent =
		'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?';

	test('it does', () => {
		expect(look(engineAnswers)).toEqual({verdict: 'ok'});
	});

	test.each([
		['there is no Docker', withEngine({state: 'none'}), 'none', []],
		['only root may', unreachable('permission denied while trying to connect to …', true), 'denied', []],
		['it does not run', unreachable(silent), 'silent', [['systemctl', ['start', 'docker']]]],
		[
			'it does not run, without systemd',
			withEngine({state: 'unreachable', reason: silent, denied: false}, noSystemd),
			'silent',
			[],
		],
		['it hangs', unreachable('timeout'), 'hangs', [['systemctl', ['restart', 'docker']]]],
		[
			'another machine was asked',
			unreachable(
				'Cannot connect to the Docker daemon at tcp://10.0.0.9:2375. Is the docker daemon running?',
			),
			'elsewhere',
			[],
		],
		[
			'the client is too new',
			unreachable(
				'Error response from daemon: client version 1.52 is too new. Maximum supported API version is 1.41',
			),
			'versions',
			[],
		],
		[
			'the client is too old',
			unreachable(
				'Error response from daemon: client version 1.41 is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version',
			),
			'versions',
			[],
		],
	])('%s', (_, changes, which, commands) => {
		expect(look(engineAnswers, changes)).toMatchObject({
			verdict: 'error',
			values: {case: which},
			fix: {commands},
		});
	});

	test('starting it is not taken back, since that would end every container; restarting it cannot be', () => {
		expect(look(engineAnswers, unreachable(silent))).toMatchObject({
			fix: {undo: [], danger: 'docker'},
		});
		expect(look(engineAnswers, unreachable('timeout'))).toMatchObject({fix: {undo: null, danger: 'docker'}});
	});
});

describe('engine-start', () => {
	const down = unreachable('Cannot connect to the Docker daemon at unix:///var/run/docker.sock.');

	test.each([
		['it runs', {daemon: ['failed to start daemon: old story']}, 'skip'],
		['only root may ask', {...unreachable('', true), daemon: ['failed to start daemon: x']}, 'skip'],
		['it hangs', {...unreachable('timeout'), daemon: ['failed to start daemon: x']}, 'skip'],
		['its log says nothing', {...down, daemon: ['Starting up', 'API listen on /var/run/docker.sock']}, 'ok'],
	])('nothing is said where %s', (_, changes, verdict) => {
		expect(look(engineStart, changes)).toEqual({verdict});
	});

	test.each([
		[
			"unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid character '}'",
			'config',
		],
		[
			"failed to start daemon: Error initializing network controller: failed to create NAT chain DOCKER: iptables failed: iptables --wait -t nat -N DOCKER: can't initialize iptables table",
			'firewall',
		],
		['failed to start daemon: write /var/lib/docker/volumes/metadata.db: no space left on device', 'disk'],
		['failed to start daemon: pid file found, ensure docker is not running', 'other'],
	])('%s', (line, which) => {
		expect(
			look(engineStart, {...down, daemon: ['failed to start daemon: earlier', line, 'Stopped.']}),
		).toMatchObject({
			verdict: 'error',
			values: {line, case: which},
		});
	});
});

describe('engine-local', () => {
	test('it is', () => {
		expect(look(engineLocal)).toEqual({verdict: 'ok'});
		expect(look(engineLocal, unreachable('x'))).toEqual({verdict: 'skip'});
	});

	test('it is another machine’s', () => {
		expect(look(engineLocal, running({remote: 'ssh://nas'}))).toMatchObject({
			verdict: 'error',
			values: {where: 'ssh://nas'},
			fix: {commands: []},
		});
	});
});

describe.each([
	['engine-desktop', engineDesktop, {desktop: true}],
	['engine-rootful', engineRootful, {rootless: true}],
] as const)('%s', (_, check, changes) => {
	test('it is an ordinary one', () => {
		expect(look(check)).toEqual({verdict: 'ok'});
		expect(look(check, unreachable('x'))).toEqual({verdict: 'skip'});
	});

	test('it cannot give a card away [E8]', () => {
		const version = '28.5.2';
		expect(look(check, running(changes, {containers: []}))).toMatchObject({
			verdict: 'error',
			values: {version, needed: true},
		});
	});

	test('DSM runs without one, and that works', () => {
		expect(look(check, running(changes, withoutCard))).toMatchObject({
			verdict: 'note',
			values: {needed: false},
		});
		const macvlan = {
			...runningFacts.networks[0],
			name: 'bridge',
			driver: 'macvlan',
		} as Facts['networks'][number];
		expect(look(check, running(changes, {...withoutCard, networks: [macvlan]}))).toMatchObject({
			verdict: 'error',
		});
	});
});

test('engine-podman', () => {
	expect(look(enginePodman)).toEqual({verdict: 'ok'});
	expect(look(enginePodman, unreachable('x'))).toEqual({verdict: 'skip'});
	const podman = (changes: Partial<RunningEngine>) => look(enginePodman, running({podman: true, ...changes}));
	expect(podman({version: '5.4.2', apiVersion: ''})).toMatchObject({
		verdict: 'warning',
		values: {version: '5.4.2', as: 'program', tried: true, leavesOut: true},
	});
	expect(podman({version: '5.6.1', apiVersion: '1.41'})).toMatchObject({
		values: {version: '5.6.1', as: 'socket', tried: false, leavesOut: false},
	});
});

describe('engine-macs', () => {
	test.each(['20.10.24', '24.0.9', '25.0.5', '26.1.5', '28.5.2'])('%s keeps them apart', version => {
		expect(look(engineMacs, running({version}))).toEqual({verdict: 'ok'});
	});

	test.each([
		['25.0.0', 'warning', false],
		['25.0.2', 'warning', false],
		['25.0.3', 'note', true],
		['25.0.4', 'note', true],
	])('%s does not', (version, verdict, made) => {
		expect(look(engineMacs, running({version}))).toMatchObject({verdict, values: {version, made}});
	});

	test('Podman’s numbers are others', () => {
		expect(look(engineMacs, running({version: '25.0.1', podman: true}))).toEqual({verdict: 'skip'});
	});
});

describe('engine-advertises', () => {
	const said =
		'failed to set up container networking: failed to add interface veth1a2b to sandbox: failed to advertise addresses: write ip ::1->ff02::1: sendmsg: network is unreachable';

	test.each(['27.5.1', '28.0.2', '28.5.2', '29.1.0'])('%s can', version => {
		expect(look(engineAdvertises, {...running({version}), ...of(stopped)})).toEqual({verdict: 'ok'});
	});

	test.each([
		['28.0.0', {}, 'warning', false],
		['28.0.1', {}, 'warning', false],
		['28.0.1', of(stopped), 'note', false],
		['28.0.1', refused(said), 'error', true],
		['28.0.1-0ubuntu1', refused(said), 'error', true],
	])('%s cannot', (version, changes, verdict, seen) => {
		expect(look(engineAdvertises, {...running({version}), ...changes})).toMatchObject({
			verdict,
			values: {version, seen},
		});
	});

	test('without a macvlan nothing is announced', () => {
		const bridged = {
			container: {...container, ends: container.ends.slice(0, 1)},
			networks: [managementNetwork],
		};
		expect(look(engineAdvertises, {...running({version: '28.0.0'}), ...bridged})).toEqual({verdict: 'skip'});
	});
});

describe('engine-endpoints', () => {
	const open = {
		networks: [
			managementNetwork,
			{...lanNetwork, internal: false, ipam: lanNetwork.ipam.map(one => ({...one, gateway: null}))},
		],
	};
	const said = 'failed to set up container networking: endpoint not found';

	test.each([
		['29.0.0', 'its network is internal', {networks: [managementNetwork, {...lanNetwork, ipam: []}]}],
		[
			'29.0.1',
			'its network has a gateway',
			{networks: [managementNetwork, {...lanNetwork, internal: false}]},
		],
		['29.0.2', 'it is mended', open],
		['28.5.2', 'it is older', open],
	])('%s: %s', (version, _, changes) => {
		expect(look(engineEndpoints, {...running({version}), ...changes})).toEqual({verdict: 'ok'});
	});

	test.each([
		['29.0.0', open, 'warning', false],
		['29.0.1', {...open, ...of(stopped)}, 'note', false],
		['29.0.1', {...open, ...refused(said)}, 'error', true],
		['29.0.0', refused(said), 'error', true],
	])('%s loses it', (version, changes, verdict, seen) => {
		expect(look(engineEndpoints, {...running({version}), ...changes})).toMatchObject({
			verdict,
			values: {version, network: 'vdsm-eth1-macvlan', seen},
		});
	});
});

test.each([
	['28.5.2', '28.5.2', 'ok'],
	['29.1.0', '28.5.2', 'ok'],
	['20.10.24', '20.10.24', 'ok'],
	['26.1.5', '28.5.2', 'note'],
])('client-version: %s to %s is %s', (clientVersionIs, version, verdict) => {
	expect(look(clientVersion, running({clientVersion: clientVersionIs, version}))).toMatchObject({verdict});
});

describe('firewall-chains', () => {
	const said =
		'driver failed programming external connectivity on endpoint vdsm (0a1b):  (iptables failed: iptables --wait -t nat -A DOCKER -p tcp -d 127.0.0.1 --dport 5000 -j DNAT --to-destination 172.20.0.2:5000: iptables: No chain/target/match by that name.\n (exit status 1))';

	test('somebody threw Docker’s chains out', () => {
		expect(look(firewallChains, refused(said))).toMatchObject({
			verdict: 'error',
			values: {container: 'vdsm'},
			fix: {
				commands: [
					['systemctl', ['restart', 'docker']],
					['docker', ['start', 'vdsm']],
				],
				undo: null,
				danger: 'docker',
			},
		});
		const elsewhere = {...refused(said), facts: {...runningFacts, ...noSystemd}};
		expect(look(firewallChains, elsewhere)).toMatchObject({fix: {commands: []}});
	});

	test('iptables has something else to say first', () => {
		const warned = said.replace(
			'5000: iptables:',
			'5000: # Warning: iptables-legacy tables present, use iptables-legacy to see them\niptables:',
		);
		expect(warned).not.toBe(said);
		expect(look(firewallChains, refused(warned))).toMatchObject({verdict: 'error'});
	});

	test.each([
		['runs', of({error: said}), 'skip'],
		['was stopped', of(stopped), 'ok'],
		['was refused for another reason', refused('Address already in use'), 'ok'],
	])('not so where it %s', (_, changes, verdict) => {
		expect(look(firewallChains, changes)).toEqual({verdict});
	});
});
