import {describe, expect, it} from 'vitest';
import {wireChecks} from '../../source/doctor/checks/wire-checks.js';
import type {Evidence} from '../../source/model/diagnosis/evidence.js';
import type {Result} from '../../source/model/diagnosis/verdict.js';
import {tellResult} from '../../source/text/doctor-text.js';
import {en, zhCN} from '../helpers/texts.js';
import {healthy} from './healthy.js';
import {look} from './look.js';
import {byHand, classic, natOnly} from './wire-setups.js';

/** What is said of a set-up: the verdict by id, without what is fine or does not apply. */
function said(changes: Partial<Evidence>): Readonly<Record<string, string>> {
	return Object.fromEntries(
		wireChecks.flatMap(check => {
			const {verdict} = look(check, changes);
			return verdict === 'ok' || verdict === 'skip' ? [] : [[check.id, verdict]];
		}),
	);
}

describe('a set-up that works is told what is normal, and nothing else', () => {
	it('ours', () => {
		expect(said({})).toEqual({'host-to-dsm': 'note', 'lan-services': 'note', 'out-of-sight': 'note'});
	});

	it('the same wiring by hand, where DSM’s address is not known and no MAC was given', () => {
		expect(said(byHand)).toEqual({
			'two-gateways': 'note',
			'lan-answers': 'note',
			'host-to-dsm': 'note',
			'lan-services': 'note',
			'out-of-sight': 'note',
		});
	});

	it('the published recipe', () => {
		expect(said(classic)).toEqual({
			'host-to-dsm': 'note',
			'nat-discovery': 'note',
			'classic-dhcp': 'note',
			'classic-ports': 'note',
			'out-of-sight': 'note',
		});
	});

	it('no card at all', () => {
		expect(said(natOnly)).toEqual({'own-card': 'note'});
	});
});

describe('stopped in good order', () => {
	const stopped = {status: 'exited', exitCode: 143, pid: 0, ranFor: 86_400_000, openPorts: []};

	it('nobody is sent to look elsewhere', () => {
		const ended = {container: {...healthy.container, ...stopped}};
		expect(
			wireChecks.filter(check => check.id === 'out-of-sight').map(check => look(check, ended).verdict),
		).toEqual(['skip']);
	});

	it.each([
		['ours', {}],
		['by hand', byHand],
		['classic', classic],
	] as const)('%s: nothing at the hook or the bridge is made the cause', (_, changes) => {
		const base = 'container' in changes ? changes.container : undefined;
		const ended = {...changes, container: {...healthy.container, ...base, ...stopped}};
		for (const check of wireChecks) {
			if (check.reads.some(probe => probe === 'inside' || probe === 'lan' || probe === 'web')) continue;
			expect(['ok', 'skip', 'note'], check.id).toContain(look(check, ended).verdict);
		}
	});
});

it('each note of a set-up has its sentences in both languages', () => {
	for (const changes of [{}, byHand, classic, natOnly]) {
		for (const check of wireChecks) {
			const seen = look(check, changes);
			if (seen.verdict !== 'note') continue;
			const result = {id: check.id, place: check.place, catalogue: check.catalogue, ms: 1, seen} as Result;
			for (const texts of [en, zhCN]) {
				const told = tellResult(texts, result);
				expect(told?.found, check.id).toMatch(/\S/);
				expect(`${told?.found} ${told?.fix}`).not.toMatch(/undefined|null| {2}/);
			}
		}
	}
});
