import type {FieldId} from '../model/answers.js';
import {clean} from '../model/clean.js';
import type {Texts} from '../text/en.js';
import {fieldsOn, type Screen} from './screens.js';
import type {View} from './view.js';

/** An answer as the user knows it. */
export function answerText(view: View, field: FieldId, texts: Texts): string {
	const text = view.settled.used[field]?.text ?? '';
	if (field === 'address') return view.settled.values.address ? texts.wizard.modes[view.settled.values.address] : clean(text);
	return text === '' ? texts.wizard.review.none : clean(text);
}

const telling: {readonly [S in Screen]: readonly FieldId[]} = {
	nic: ['nic'],
	layout: ['layout'],
	lan: ['address', 'ip', 'gateway'],
	management: ['mgmtSubnet', 'publish'],
	container: ['name', 'diskSize', 'ramSize', 'cpuCores'],
	warnings: [],
	review: [],
};

/** An answered screen in one line. */
export function summaryOf(view: View, screen: Screen, texts: Texts): string {
	const asked = fieldsOn(screen, view.settled.values);
	return telling[screen]
		.filter((field) => asked.includes(field))
		.map((field) => answerText(view, field, texts))
		.join(', ');
}
