import {describe, expect, test} from 'vitest';
import {containerChecks} from '../../source/doctor/checks/container-checks.js';
import type {Evidence} from '../../source/model/diagnosis/evidence.js';
import type {Fix} from '../../source/model/diagnosis/verdict.js';
import {tellResult} from '../../source/text/doctor-text.js';
import {en, zhCN} from '../helpers/texts.js';
import {brokenGuest} from './container-broken-guest.js';
import {brokenLife} from './container-broken-life.js';
import {brokenOptions} from './container-broken-options.js';
import {looping, made, told} from './container-cases.js';
import {fine} from './container-fine.js';
import {look} from './look.js';

const broken = [...brokenOptions, ...brokenLife, ...brokenGuest];

function checkOf(id: string) {
	const check = containerChecks.find(one => one.id === id);
	if (check === undefined) throw new Error(`no check ${id}`);
	return check;
}

const typed = (commands: Fix['commands']) => commands.map(([program, args]) => [program, ...args].join(' '));

describe('a healthy machine', () => {
	test.each(containerChecks.map(check => [check.id, check] as const))('%s', (_, check) => {
		expect(look(check).verdict).toMatch(/^(?:ok|skip)$/);
	});
});

describe('fine, though it looks like a fault', () => {
	test.each(fine.map(one => [`${one.id}: ${one.name}`, one] as const))('%s', (_, one) => {
		expect(look(checkOf(one.id), one.changes).verdict).toBe(one.verdict ?? 'ok');
	});
});

describe('broken', () => {
	test.each(broken.map(one => [`${one.id}: ${one.name}`, one] as const))('%s', (_, one) => {
		const seen = look(checkOf(one.id), one.changes);
		if (!('fix' in seen)) throw new Error(`it says ${seen.verdict}`);
		expect(seen.verdict).toBe(one.verdict ?? 'error');
		expect(seen.values).toEqual(one.values);
		expect(typed(seen.fix.commands)).toEqual(one.commands ?? []);
		expect(seen.fix.danger).toBe(one.danger ?? 'none');
		for (const [, args] of seen.fix.commands) expect(args).not.toContain('');
	});

	test('each check is seen broken', () => {
		expect(new Set(broken.map(({id}) => id))).toEqual(new Set(containerChecks.map(({id}) => id)));
	});

	test.each(broken.map(one => [`${one.id}: ${one.name}`, one] as const))('%s, in words', (_, one) => {
		const check = checkOf(one.id);
		const seen = look(check, one.changes);
		const result = {id: one.id, place: check.place, catalogue: check.catalogue, ms: 0, seen} as never;
		for (const texts of [en, zhCN]) {
			const said = tellResult(texts, result);
			for (const part of [said?.title, said?.found, said?.why, said?.fix])
				expect(part).not.toMatch(/undefined|\[object|null|NaN|\$\{|^$/);
			const concrete = Object.entries(one.values)
				.filter(([key]) => ['network', 'mac', 'id', 'ip', 'version', 'dev', 'word', 'policy'].includes(key))
				.map(([, value]) => String(value));
			for (const word of concrete) expect(said?.found).toContain(word);
		}
		expect(tellResult(zhCN, result)?.found).toMatch(/\p{Script=Han}/u);
		expect(tellResult(zhCN, result)?.fix).toMatch(/\p{Script=Han}/u);
	});
});

describe('what can be taken back', () => {
	test.each([
		['container-runs', made({status: 'exited', pid: 0}), ['docker stop -t 120 vdsm']],
		['container-runs', made({status: 'paused'}), ['docker pause vdsm']],
		['restart-policy', made({restartPolicy: 'on-failure'}), ['docker update --restart on-failure vdsm']],
		['restart-policy', made({restartPolicy: ''}), ['docker update --restart no vdsm']],
	] as const)('%s', (id, changes, undo) => {
		const seen = look(checkOf(id), changes);
		expect('fix' in seen && seen.fix.undo && typed(seen.fix.undo)).toEqual(undo);
	});
});

describe('making the container anew is for ours alone', () => {
	const changes: ReadonlyArray<readonly [string, Partial<Evidence>]> = [
		['somebody else’s', made({capabilities: [], install: null})],
		['of another installation', made({capabilities: [], install: 'other'})],
		['Compose’s', made({capabilities: [], compose: {project: 'p', files: '/p.yml', service: 'dsm'}})],
		['its storage would go with it', made({capabilities: [], mounts: []})],
		['no record', {...made({capabilities: []}), ours: null}],
	];
	test.each(changes)('%s', (_, change) => {
		expect(look(checkOf('net-admin'), change)).toMatchObject({fix: {commands: [], undo: null}});
	});

	test('an image whose name is an option is not pulled', () => {
		const seen = look(checkOf('image-hook'), made({imageVersion: '7.1', image: '--help'}));
		expect(seen).toMatchObject({verdict: 'error', fix: {commands: []}});
	});
});

test('hostile ARGUMENTS cost no time', () => {
	const hostile = [
		'-netdev '.repeat(5000),
		`-device ${','.repeat(50_000)}`,
		'-netdev {'.repeat(5000),
		'"'.repeat(50_000),
	];
	for (const ARGUMENTS of hostile) {
		const begin = performance.now();
		for (const check of containerChecks) look(check, told({ARGUMENTS}, looping));
		expect(performance.now() - begin).toBeLessThan(1000);
	}
});
