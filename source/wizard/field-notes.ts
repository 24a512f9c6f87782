import type {FieldId, Publish} from '../model/answers.js';
import {isMachineProblem} from '../model/problem.js';
import {addressAt, subnetSize} from '../model/subnet.js';
import {reachedBy} from '../plan/ways-in.js';
import {tell} from '../text/by-code.js';
import type {Texts} from '../text/en.js';
import type {NoticeTone} from './components/notice.js';
import {probeKey, type State} from './state.js';
import {problemOf, proposalFor, viewOf} from './view.js';

export type FieldNote = {readonly tone: NoticeTone; readonly text: string; readonly busy?: boolean};

/** What is to be said about a field as it stands: what is wrong with it, what the LAN says, or what it amounts to. */
export function fieldNote(state: State, field: FieldId, texts: Texts): FieldNote | undefined {
	const view = viewOf(state);
	const say = texts.wizard.field;
	const problem = problemOf(view, field);
	if (problem) {
		if (state.raw[field] === undefined && problem.code === 'missing') return {tone: 'dim', text: say.missing};
		const proposal = state.raw[field]?.trim() === '' ? proposalFor(state, field) : undefined;
		if (proposal) return {tone: 'dim', text: say.emptyTakes(proposal)};
		return {tone: isMachineProblem(problem) ? 'warning' : 'bad', text: tell(texts.problems, problem)};
	}

	return probeNote(state, field, texts) ?? preview(state, field, texts);
}

function preview(state: State, field: FieldId, texts: Texts): FieldNote | undefined {
	const say = texts.wizard.field;
	const {values} = viewOf(state).settled;
	const dim = (text: string): FieldNote => ({tone: 'dim', text});
	switch (field) {
		case 'address':
			if (values.layout === 'shared') return dim(texts.wizard.modeHelpShared);
			return values.address && dim(texts.wizard.modeHelp[values.address]);
		case 'subnet':
			return (
				values.subnet &&
				dim(
					say.range(addressAt(values.subnet, 1), addressAt(values.subnet, -2), subnetSize(values.subnet) - 2),
				)
			);
		case 'mgmtSubnet':
			return (
				values.mgmtSubnet &&
				dim(say.containerSide(addressAt(values.mgmtSubnet, 1), addressAt(values.mgmtSubnet, 2)))
			);
		case 'publish':
			return values.publish?.length ? dim(publishedText(values.publish, say)) : undefined;
		case 'blockPorts':
			return values.blockPorts?.length
				? dim(say.closed(values.blockPorts.join(texts.run.between)))
				: undefined;
		default:
			return undefined;
	}
}

function probeNote(state: State, field: FieldId, texts: Texts): FieldNote | undefined {
	if (field !== 'gateway' && field !== 'ip' && field !== 'shimIp' && field !== 'dsmIp') return undefined;
	const {facts, settled} = viewOf(state);
	const {nic} = settled.values;
	const address = settled.values[field];
	if (nic === undefined || !address) return undefined;
	const say = texts.wizard.probe;
	if (state.asking.includes(probeKey(nic, address))) return {tone: 'dim', text: say.asking(nic), busy: true};
	const result = facts?.lan.find(probe => probe.nic === nic && probe.address === address)?.result;
	switch (result?.answer) {
		case undefined:
			return undefined;
		case 'not-checked':
			return {tone: 'dim', text: say.notChecked(result.why)};
		case 'mac':
			return field === 'gateway' ? {tone: 'good', text: say.gatewayAnswers(result.mac)} : undefined;
		case 'silent':
			return field === 'gateway'
				? {tone: 'warning', text: say.gatewaySilent}
				: {tone: 'good', text: say.ipFree};
	}
}

function publishedText(published: readonly Publish[], say: Texts['wizard']['field']): string {
	const isOpen = published.some(({address}) => address === '0.0.0.0');
	const isHereOnly = published.every(({address}) => address.startsWith('127.'));
	const who = isOpen ? say.everywhere : isHereOnly ? say.hereOnly : '';
	return say.reached(published.map(reachedBy).join('  ')) + who;
}
