import {describe, expect, test, vi} from 'vitest';
import {restore, takeDown} from '../../source/apply/roll-back.js';
import type {ResolvedCommand} from '../../source/model/command.js';
import type {Step} from '../../source/model/step.js';
import {composed} from '../helpers/predecessor.js';

/** A Docker that has one container, ours, and a Compose that cannot use its file. */
const docker = vi.hoisted(() => ({
	running: true,
	there: true,
	asked: [] as string[],
	limits: [] as unknown[],
}));

vi.mock('../../source/system/run.js', () => ({
	run: async ([program, args]: ResolvedCommand, options?: {readonly timeoutMs?: number}) => {
		const line = [program, ...args].join(' ');
		const result = (exitCode: number, stdout = '', stderr = '') => ({exitCode, stdout, stderr, failed: null});
		if (!line.includes('inspect')) docker.asked.push(line);
		if (line.startsWith('docker compose')) docker.limits.push(options?.timeoutMs);
		if (line.startsWith('docker compose')) return result(1, '', 'yaml: line 3');
		if (!docker.there) return result(1, '', 'Error: No such container: nas');
		if (line === 'docker stop nas') docker.running = false;
		if (line === 'docker start nas') docker.running = true;
		// The file beside the project's is a part of it: it is written before Compose is called.
		const called = docker.asked.some(one => one.startsWith('docker compose'));
		if (line.endsWith('made')) return result(0, called ? 'vdsm 1' : 'vdsm 0');
		return result(0, `vdsm ${docker.running ? 'running' : 'exited'}`);
	},
}));

const up = ['compose', '--project-directory', composed.folder, 'up', '--no-start', composed.service];
const labelled = (word: string, holds: string): Step['probe'] => ({
	kind: 'labelled',
	read: ['docker', ['container', 'inspect', word]],
	holds,
	ours: 'vdsm ',
});
const start: Step = {
	id: 'start',
	subject: 'nas',
	run: [{kind: 'run', command: ['docker', ['start', 'nas']]}],
	probe: labelled('state', 'vdsm running'),
	undo: [{kind: 'run', command: ['docker', ['stop', 'nas']]}],
	needs: ['container'],
	needsRoot: false,
};
const container: Step = {
	id: 'container',
	subject: 'nas',
	run: [{kind: 'run', command: ['docker', up]}],
	probe: labelled('made', 'vdsm 1'),
	undo: [{kind: 'run', command: ['docker', up]}],
	needs: ['network-lan'],
	needsRoot: false,
};
const context = {
	folder: '/srv/nas',
	emit: () => undefined,
	note: async () => undefined,
	ended: () => false,
	stop: new AbortController().signal,
};
const world = (now: Partial<typeof docker>) =>
	Object.assign(docker, {running: true, there: true, asked: [], limits: []}, now);

describe('a container that Compose cannot take away, whatever it was asked before', () => {
	test('runs on, and is told as left', async () => {
		world({});
		const {leftovers} = await takeDown([start, container], context);
		expect(leftovers.map(({id}) => id)).toEqual(['container']);
		expect(docker.running).toBe(true);
		expect(docker.asked.at(-1)).toBe('docker start nas');
		// Compose stops one that runs, and DSM has two minutes for that.
		expect(docker.limits).toEqual([300_000]);
	});

	test('is not started where somebody had stopped it', async () => {
		world({running: false});
		expect((await takeDown([start, container], context)).leftovers).toHaveLength(1);
		expect(docker.running).toBe(false);
	});

	test('is started by what makes it again, since it is there', async () => {
		world({running: false});
		const installation = {
			...{install: 'vdsm', origin: {at: '', pid: 0, user: '', version: ''}, answers: {}},
			...{steps: [container, start], folder: '/srv/nas', nic: {name: 'enp3s0', mac: null}},
		};
		expect(await restore(installation, new Set(['start', 'container']), context)).toEqual([]);
		expect(docker.asked.at(-1)).toBe('docker start nas');
		expect(docker.running).toBe(true);
	});
});
