import {describe, expect, test} from 'vitest';
import type {AnyCheck} from '../../source/doctor/check.js';
import type {ContainerDetail, NetworkDetail} from '../../source/model/diagnosis/container-detail.js';
import type {Evidence} from '../../source/model/diagnosis/evidence.js';
import type {DoctorVerdict, Fix} from '../../source/model/diagnosis/verdict.js';
import {container, lanNetwork, managementNetwork} from './healthy.js';
import {look} from './look.js';

/** What a check says to a machine that is healthy but for `changes`. */
export type Case = readonly [
	name: string,
	check: AnyCheck,
	changes: Partial<Evidence>,
	verdict: DoctorVerdict | 'skip',
	values?: Readonly<Record<string, unknown>>,
	fix?: Partial<Fix>,
];

export const nothing: Fix = {commands: [], undo: null, danger: 'none'};

export function runCases(cases: readonly Case[]): void {
	for (const [name, check, changes, verdict, values, fix] of cases)
		test(`${check.id}: ${name}`, () => {
			const seen = look(check, changes);
			expect(seen.verdict).toBe(verdict);
			const told = 'values' in seen ? seen : undefined;
			if (values) expect(told?.values).toMatchObject(values);
			if (fix) expect(told?.fix).toMatchObject(fix);
		});
	const checks = new Map(cases.map(([, check]) => [check.id, check]));
	describe.each([...checks])('%s', (_id, check) => {
		test('finds nothing wrong with a healthy machine', () => {
			expect(['ok', 'skip']).toContain(look(check).verdict);
		});
	});
}

const [managementEnd, lanEnd] = container.ends;
if (!managementEnd || !lanEnd) throw new Error('the healthy container has two ends');
export const management = managementEnd;
/** As Docker shows it of a stopped container for which no MAC was asked. */
export const lan = {...lanEnd, wantedMac: null};

/** Made by hand as published, and stopped; nothing of ours knows of it. */
export const stopped: ContainerDetail = {
	...container,
	install: null,
	status: 'exited',
	pid: 0,
	ends: [management, lan],
};

const byNobody = (network: NetworkDetail): NetworkDetail => ({...network, attached: [], labels: {}});
export const freeManagement = byNobody(managementNetwork);
export const freeLan = byNobody(lanNetwork);
export const byHand = {container: stopped, networks: [freeManagement, freeLan], ours: null};

/** Somebody else's running container. */
export const other = {id: 'd'.repeat(64), name: 'other', mac: '02:00:00:00:00:01', ip: '10.213.213.2/30'};

export const started = ['docker', ['start', 'vdsm']] as const;
export const halted = ['docker', ['stop', '-t', '120', 'vdsm']] as const;
export const offLan = ['docker', ['network', 'disconnect', '--force', lanNetwork.name, 'vdsm']] as const;
export const onLan = [
	'docker',
	[
		...['network', 'connect', '--ip', '10.213.213.2'],
		...['--driver-opt', 'com.docker.network.endpoint.ifname=lan0', lanNetwork.name, 'vdsm'],
	],
] as const;
export const rmLan = ['docker', ['network', 'rm', lanNetwork.name]] as const;
