import {expect, test} from 'vitest';
import {screens} from '../../source/wizard/screens.js';
import {shownOf, viewOf} from '../../source/wizard/view.js';
import {questionsToLan} from '../../source/wizard/wanted.js';
import {homelab} from './helpers/homelab.js';
import {begin, reach} from './helpers/play.js';

const {facts} = homelab;
const start = () => begin({nic: 'enp3s0'}, facts);

test('the LAN is asked all the same when the user goes on at once, and nobody says that it is another machine’s', () => {
	const went = reach('warnings', start());
	expect(questionsToLan(went)).toHaveLength(2);
	const found = viewOf(went).plan?.findings.find(({code}) => code === 'ip-not-checked');
	expect(found).toMatchObject({why: 'not-asked'});
	expect(questionsToLan(reach('layout', start()))).toEqual([]);
	expect(questionsToLan(reach('review', start()))).toEqual([]);
});

test('the bar has all steps until a layout is chosen, and those of the layout from then on', () => {
	const shared = () => begin({nic: 'eno1', layout: 'shared'}, facts);
	expect(shownOf(reach('nic', shared()))).toEqual(screens);
	expect(shownOf(reach('layout', shared()))).toEqual(screens);
	expect(shownOf(reach('lan', shared()))).not.toContain('management');
	expect(shownOf(reach('lan', start()))).toEqual(screens);
});
