import type {FieldId} from '../model/answers.js';
import {clean} from '../model/clean.js';
import type {Texts} from '../text/en.js';
import {type ChoiceField, isChoice, type Screen} from './screens.js';
import type {View} from './view.js';

/** What can be chosen, in words. */
export function choiceText(field: ChoiceField, text: string, {wizard: {modes, newDsm}}: Texts): string {
	if (field === 'takeOver' && text === '') return newDsm;
	const mode = (['static', 'dhcp', 'manual'] as const).find(name => field === 'address' && name === text);
	return mode ? modes[mode] : clean(text);
}

/** An answer as the user knows it. */
export function answerText({settled}: View, field: FieldId, texts: Texts): string {
	return answerTextOf(field, settled.used[field]?.text ?? '', texts);
}

/** The same of a text that is not, or not any more, the answer. */
export function answerTextOf(field: FieldId, text: string, texts: Texts): string {
	if (isChoice(field)) return choiceText(field, text, texts);
	return text === '' ? texts.wizard.review.none : clean(text);
}

/** What a question is called: in layout shared the address is not DSM's. */
export function fieldLabel({settled}: View, field: FieldId, {wizard}: Texts): string {
	return field === 'ip' && settled.values.layout === 'shared' ? wizard.containerIp : wizard.fields[field];
}

/** An answered screen in one line. */
export function summaryOf(view: View, screen: Screen, texts: Texts): string {
	const say = texts.wizard.summary;
	const answer = (field: FieldId) => answerText(view, field, texts);
	const {values} = view.settled;
	switch (screen) {
		case 'nic':
		case 'layout':
			return answer(screen);
		case 'lan':
			if (values.layout === 'shared') return say.lanShared(answer('ip'));
			return values.address === 'static' ? say.lan(answer('ip'), answer('gateway')) : answer('address');
		case 'management':
			return say.management(
				answer('mgmtSubnet'),
				(values.publish?.length ?? 0) > 0 ? answer('publish') : undefined,
			);
		case 'container':
			return values.takeOver
				? say.takenOver(answer('name'))
				: say.container(answer('name'), answer('diskSize'), answer('ramSize'), answer('cpuCores'));
		case 'warnings':
		case 'review':
			return '';
	}
}
