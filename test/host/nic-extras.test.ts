import process from 'node:process';
import {execa} from 'execa';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {parseExtras, readNicExtras, withExtras} from '../../source/host/nic-extras.js';
import {makeNic} from '../helpers/facts.js';
import {buildLook} from './look.js';
import {fakeMachine} from './machine.js';

/** As systeminformation 5.33 answers for two NICs, one of them set up by NetworkManager with 802.1X. */
const answer = JSON.stringify([
	{
		iface: 'eno1',
		ifaceName: 'eno1',
		virtual: false,
		dhcp: true,
		dnsSuffix: 'lan',
		ieee8021xAuth: 'peap',
		ieee8021xState: 'Enabled',
	},
	{
		iface: 'ens3',
		ifaceName: 'ens3',
		virtual: true,
		dhcp: false,
		ieee8021xAuth: 'Not defined',
		ieee8021xState: 'Disabled',
	},
]);

test('what it adds is merged into the list, and the rest stays', () => {
	const nics = [makeNic({name: 'eno1'}), makeNic({name: 'ens3'}), makeNic({name: 'eno9'})];
	expect(withExtras(nics, parseExtras(answer))).toEqual([
		{...nics[0], extra: {dhcp: true, ieee8021x: 'peap', virtualMac: false}},
		{...nics[1], extra: {dhcp: false, ieee8021x: null, virtualMac: true}},
		nics[2],
	]);
});

test('only physical NICs with names fit for a shell are asked about', async () => {
	let asked = '';
	const machine = {
		...fakeMachine('/'),
		run: async (_command: unknown, options?: {readonly input?: string}) => {
			asked = options?.input ?? '';
			return {exitCode: 0, stdout: answer, stderr: '', failed: null};
		},
	};
	const nics = [
		makeNic({name: 'eno1', mac: null}),
		makeNic({name: '$(reboot)'}),
		makeNic({name: '-rf'}),
		makeNic({name: 'br0', kind: 'bridge'}),
	];
	expect([...(await readNicExtras(nics, machine)).keys()]).toEqual(['eno1', 'ens3']);
	expect(JSON.parse(asked)).toEqual([{name: 'eno1', mac: ''}]);
});

test('nobody is asked about nothing', async () => {
	const machine = fakeMachine('/');
	expect(await readNicExtras([makeNic({kind: 'veth'})], machine)).toEqual(new Map());
	expect(machine.asked).toEqual([]);
});

test.each([
	['too slow', {exitCode: null, stdout: answer, failed: 'timeout' as const}],
	['not to be started', {exitCode: null, failed: 'not-found' as const}],
	['talking rubbish', {stdout: '[{"iface":1}]'}],
	['silent', {exitCode: 1}],
])('%s: the list stands without it', async (_what, result) => {
	const machine = {
		...fakeMachine('/'),
		run: async () => ({exitCode: 0, stdout: '', stderr: '', failed: null, ...result}),
	};
	expect(await readNicExtras([makeNic()], machine)).toEqual(new Map());
});

describe('the bundled program', () => {
	let look: Awaited<ReturnType<typeof buildLook>>;
	beforeAll(async () => {
		look = await buildLook();
	}, 60_000);
	afterAll(() => look.remove());

	async function run(...args: string[]): Promise<string> {
		return (await execa(process.execPath, args)).stdout;
	}

	test('really asks systeminformation, about every physical NIC of this machine, address or not', async () => {
		const {judged} = JSON.parse(await run(look.program, 'facts')) as {
			judged: {nic: {name: string; kind: string}}[];
		};
		const physical = judged.filter(({nic}) => nic.kind === 'physical').map(({nic}) => nic.name);
		const extras = JSON.parse(await run(look.program, 'extras')) as [string, object][];
		expect(extras.map(([name]) => name).sort()).toEqual(physical.sort());
		for (const [, extra] of extras) expect(Object.keys(extra)).toEqual(['dhcp', 'ieee8021x', 'virtualMac']);
	});
});
