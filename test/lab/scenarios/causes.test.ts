import {spawn} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {recognise} from '../../../source/plan/causes/recognise.js';
import {skipLab} from '../availability.js';
import {type Lab, openLab} from '../lab.js';
import type {Provocation} from './provocation.js';
import {provocations} from './provocations.js';

const recording = process.env['CAUSES_UPDATE'] === '1';
const fixtures = fileURLToPath(new URL('../../plan/fixtures/causes', import.meta.url));

/** The card of the provocations that name none; what the others are about stands in their texts. */
const about = {nic: 'enp9s9', image: 'vdsm/virtual-dsm:latest', container: 'c1'};

const files: Readonly<Record<string, string>> = {
	'registry.mjs': readFileSync(new URL('registry.mjs', import.meta.url), 'utf8'),
	garbage: 'no program\n'.repeat(8000),
	'crlf.sh': 'true\r\nreturn 0\r\n',
	'sourcing.sh': '. /usr/lib\n',
	'bridged.sh':
		'ip link add br0 type bridge; ip link set br0 up; exec qemu-system-x86_64 -nodefaults -display none -S -machine none -netdev tap,id=a,ifname=t0,script=no\n',
	'../srv/write.cjs': 'require("node:fs").writeFileSync(process.argv[2], "x".repeat(100000))',
	'fixed-sysctl.sh':
		'mount --bind /proc/sys /proc/sys && mount -o remount,ro,bind /proc/sys && exec sysctl -q -w net/ipv6/conf/enp4s0/disable_ipv6=1\n',
};

describe.skipIf(skipLab()).each(['bookworm', 'sid'] as const)('on the Engine of %s', engine => {
	let lab: Lab;
	let registry: ReturnType<typeof spawn>;

	beforeAll(async () => {
		lab = await openLab({engine, nics: ['enp3s0', 'enp4s0']});
		for (const [name, content] of Object.entries(files))
			writeFileSync(lab.host.path(`/root/${name}`), content, {mode: 0o755});
		await expectDone('mkdir /mnt/full /mnt/fixed');
		await expectDone('mount -t tmpfs -o size=16k none /mnt/full');
		await expectDone('mount -t tmpfs -o ro none /mnt/fixed');
		const [program, args] = lab.host.enter(['node', ['/root/registry.mjs']]);
		const child = spawn(program, args, {stdio: ['ignore', 'pipe', 'inherit']});
		registry = child;
		await new Promise(resolve => child.stdout.once('data', resolve));
	});

	afterAll(async () => {
		registry?.kill('SIGKILL');
		await lab?.close();
	});

	async function run(line: string, env: Readonly<Record<string, string>> = {}) {
		const [program = '', ...args] = line.split(' ');
		return lab.host.run(program, args, {env, timeoutMs: 60_000});
	}

	async function expectDone(line: string): Promise<void> {
		const {exitCode, stderr} = await run(line);
		expect(exitCode, `${line}: ${stderr}`).toBe(0);
	}

	async function clear({clear = []}: Provocation): Promise<void> {
		for (const line of ['docker rm -f c1 c2', 'docker network rm n1 n2', ...clear]) await run(line);
	}

	it.each(provocations.filter(({only = engine}) => only === engine))('$name', async provocation => {
		const {name, code, values = {}, set = [], fails, env = {}} = provocation;
		try {
			for (const line of set) await expectDone(line);
			const {exitCode, stdout, stderr} = await run(fails, env);
			if (recording) {
				mkdirSync(path.join(fixtures, engine), {recursive: true});
				writeFileSync(path.join(fixtures, engine, `${name}.txt`), `$ ${fails}\n${stdout}\n${stderr}\n`);
			}
			expect(exitCode, stdout).not.toBe(0);
			const lines = `${stdout}\n${stderr}`.split('\n');
			expect(recognise(lines, about)).toMatchObject({code, ...values});
		} finally {
			await clear(provocation);
		}
	});
});
