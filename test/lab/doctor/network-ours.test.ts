import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Bench} from '../matrix/bench.js';
import {answers, type Broken, breakAndMend, doctor, onHost, openDoctorLab, setUp} from './bench.js';

// Docker's networks below a set-up of ours: each broken by hand as a user would, named, mended by what is printed.

const lan = 'vdsm-eth1-macvlan';
const management = 'vdsm-eth0-bridge';
const image = 'vdsm/virtual-dsm:latest';
const stopped = 'docker stop --time 10 vdsm';
const macvlan = 'docker network create --driver macvlan --opt parent=enp3s0';
/** Of the same image, so doctor has to be told which of the two is meant. */
const idle = (words: string) =>
	`docker run --detach ${words} --entrypoint sh ${image} -c 'trap exit TERM; sleep 600 & wait'`;
const address = `docker inspect --format '{{(index .NetworkSettings.Networks "${management}").IPAMConfig.IPv4Address}}' vdsm`;
const subnet = `docker network inspect --format '{{(index .IPAM.Config 0).Subnet}}' ${management}`;

const breaks: ReadonlyArray<Broken & {readonly name: string}> = [
	{
		name: 'docker network prune, while the container was stopped',
		cause: 'networks-exist',
		folds: ['container-runs'],
		break: [stopped, 'docker network prune --force'],
		fix: 'printed',
	},
	{
		name: 'the network was made anew by hand',
		cause: 'networks-exist',
		folds: ['start-error', 'container-runs'],
		break: [
			stopped,
			`docker network rm ${lan}`,
			`${macvlan} --opt macvlan_mode=passthru --internal --subnet 10.213.213.0/30 --gateway 10.213.213.1 ${lan}`,
			'docker start vdsm || true',
		],
		fix: 'printed',
	},
	{
		name: 'another network was made on the card',
		cause: 'parent-owner',
		folds: ['networks-exist'],
		break: [
			stopped,
			`docker network rm ${lan}`,
			`${macvlan} --opt macvlan_mode=passthru --subnet 10.213.213.0/30 old-macvlan`,
		],
		fix: 'printed',
	},
	{
		name: 'another network took the subnet',
		cause: 'subnet-free',
		folds: ['networks-exist'],
		break: [
			stopped,
			`net=$(${subnet}) && docker network rm ${management} && docker network create --subnet $net web`,
		],
		fix: 'printed',
	},
	{
		name: 'the network was made with passthrough',
		cause: 'network-create',
		folds: ['networks-exist'],
		break: [
			stopped,
			`docker network rm ${lan}`,
			`! ${macvlan} --opt macvlan_mode=passthrough --subnet 10.213.213.0/30 ${lan}`,
		],
		fix: 'printed',
	},
	{
		name: 'the MAC was lost at connect',
		cause: 'asked-mac',
		verdict: 'warning',
		break: [
			`${stopped} && docker network disconnect ${lan} vdsm`,
			`docker network connect --ip 10.213.213.2 --driver-opt com.docker.network.endpoint.ifname=lan0 ${lan} vdsm`,
			'docker start vdsm',
		],
		fix: 'printed',
	},
	{
		name: 'the card’s network was disconnected',
		cause: 'macvlan-attached',
		folds: ['container-runs'],
		break: [stopped, `docker network disconnect ${lan} vdsm`],
		fix: 'printed',
	},
	{
		name: 'the management network was disconnected from a running DSM',
		cause: 'management-attached',
		folds: ['ports-published'],
		break: [`docker network disconnect ${management} vdsm`],
		fix: 'printed',
	},
	{
		name: 'another container took the address',
		cause: 'address-free',
		args: ['--container', 'vdsm'],
		folds: ['start-error', 'container-runs'],
		break: [
			`ip=$(${address}) && ${stopped} && ${idle(`--name other --network ${management} --ip $ip`)}`,
			'docker start vdsm || true',
		],
		fix: 'printed',
	},
	{
		name: 'another container runs on the card',
		cause: 'passthru-alone',
		args: ['--container', 'vdsm'],
		folds: ['start-error', 'container-runs'],
		break: [
			'docker rm --force other',
			stopped,
			idle(`--name other --network ${lan}`),
			'docker start vdsm || true',
		],
		fix: 'printed',
	},
	{
		name: 'another container has the MAC',
		cause: 'mac-unique',
		args: ['--container', 'vdsm'],
		break: [
			'docker rm --force other',
			`mac=$(docker inspect --format '{{(index .NetworkSettings.Networks "${management}").MacAddress}}' vdsm) && ${idle(`--name other --network name=${management},mac-address=$mac`)}`,
		],
		fix: ['docker rm --force other'],
	},
	{
		name: 'the macvlan is the gateway',
		cause: 'gateway-elected',
		folds: ['container-log', 'container-restarts'],
		break: [
			stopped,
			`docker network disconnect ${lan} vdsm && docker network rm ${lan}`,
			`${macvlan} --opt macvlan_mode=passthru --subnet 10.213.213.0/30 --gateway 10.213.213.1 ${lan}`,
			`docker network connect --gw-priority 200 --driver-opt com.docker.network.endpoint.ifname=lan0 ${lan} vdsm`,
			'docker start vdsm',
		],
		fix: 'printed',
	},
	{
		name: 'an interface’s name is too long',
		cause: 'interface-name',
		folds: ['start-error', 'container-runs'],
		break: [
			`ip=$(${address}) && ${stopped} && docker network disconnect ${management} vdsm && docker network connect --ip $ip --gw-priority 100 --driver-opt com.docker.network.endpoint.ifname=averyveryverylongname ${management} vdsm`,
			'docker start vdsm || true',
		],
		fix: 'printed',
	},
];

describe.skipIf(skipLab())('Docker’s networks, a set-up of ours', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await openDoctorLab();
		await setUp(bench);
	});

	afterAll(async () => {
		await bench?.close();
	});

	it.each(breaks)('$cause: $name', async broken => {
		await breakAndMend(bench, broken);
	});

	it('without the card’s network it says nothing of a DSM that wants no card', async () => {
		await onHost(bench, `docker network disconnect --force ${lan} vdsm`);
		const {cause, checks, text} = await doctor(bench);
		expect(cause, text).toBe('macvlan-attached');
		expect(checks.map(({id}) => id)).not.toContain('own-card');
		for (const [program, args] of checks.find(({id}) => id === cause)?.fix?.commands ?? [])
			if (program === 'npx') await bench.vdsm(args.slice(1));
			else await bench.lab.host.run(program, args, {timeoutMs: 180_000});
	});

	it('run-unfinished: an undo was cut off, and then an apply', async () => {
		const killed = async (args: readonly string[], point: string) => {
			const {exitCode, stdout, stderr} = await bench.vdsm(args, {point});
			expect(exitCode, `${stdout}\n${stderr}`).toBe(137);
			const seen = await doctor(bench);
			const {cause, text} = seen;
			expect(cause, text).toBe('run-unfinished');
			return seen;
		};
		const undone = await killed(['undo', '--yes'], 'take-back:container:after=kill');
		expect(undone.checks.find(({id}) => id === 'container-exists')?.under).toBe('run-unfinished');
		await setUp(bench);
		const again = await doctor(bench, 'run-unfinished');
		expect(again.checks.map(({verdict}) => verdict)).toEqual(['ok']);
		await onHost(bench, 'docker rm --force vdsm other || :');
		const applied = await killed(['apply', '--yes', '--wait', '0', ...answers], 'take:container:before=kill');
		const [command] = applied.checks.find(({id}) => id === 'run-unfinished')?.fix?.commands ?? [];
		const back = await bench.vdsm(command?.[1].slice(1) ?? []);
		expect(back.exitCode, back.stderr).toBe(0);
		const mended = await doctor(bench, 'run-unfinished');
		expect(mended.checks.map(({verdict}) => verdict)).toEqual(['ok']);
	});
});
