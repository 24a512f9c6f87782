import type {FieldId, LayoutName} from '../model/answers.js';
import type {Texts} from '../text/en.js';
import type {State} from './state.js';
import {focusedField} from './view.js';

/** What is asked about: a question, or one of the pages that only show something. */
export type Topic = FieldId | 'warnings' | 'review';

export type Word = keyof Texts['explain']['words'];

/** The words of each question that somebody may never have heard, the one it is about first. */
export const explainedWords: {readonly [T in Topic]: readonly Word[]} = {
	nic: ['card', 'verdict', 'carrier', 'defaultRoute', 'vlan'],
	layout: ['passthru', 'bridge', 'macvlan', 'macvtap', 'nat', 'isolation'],
	address: ['staticAddress', 'dhcp', 'manualAddress', 'reservation'],
	subnet: ['subnet', 'gateway'],
	gateway: ['gateway', 'subnet'],
	ip: ['ip', 'staticAddress', 'subnet'],
	dns: ['dns'],
	mac: ['mac', 'reservation'],
	dsmIp: ['shim', 'reservation', 'isolation'],
	shimIp: ['shim', 'ip'],
	also: ['card', 'vlan', 'passthru'],
	takeOver: ['takeOver', 'container'],
	mgmtSubnet: ['management', 'isolation', 'subnet'],
	publish: ['published', 'port', 'isolation'],
	blockPorts: ['closed', 'port'],
	prefix: ['prefix'],
	name: ['container'],
	image: ['image', 'container'],
	storage: ['storage'],
	diskSize: ['disk'],
	ramSize: ['memory'],
	cpuCores: ['cores'],
	warnings: ['severity', 'typed'],
	review: ['apply', 'script'],
};

/** For readers who want it of the layout that they look at. */
const layoutWords: {readonly [L in LayoutName]: readonly Word[]} = {
	direct: ['passthru', 'macvlan', 'bridge', 'nat', 'isolation'],
	classic: ['passthru', 'macvlan', 'nat', 'bridge', 'isolation'],
	shared: ['macvlan', 'macvtap', 'isolation', 'shim', 'reservation'],
};

export function wordsOf(topic: Topic, layout: LayoutName | undefined): readonly Word[] {
	return topic === 'layout' && layout !== undefined ? layoutWords[layout] : explainedWords[topic];
}

/** What the focus is on. */
export function topicOf(state: State): Topic {
	const {screen} = state;
	if (screen === 'nic' || screen === 'layout' || screen === 'warnings' || screen === 'review') return screen;
	return focusedField(state) ?? 'warnings';
}
