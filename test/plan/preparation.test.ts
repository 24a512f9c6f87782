import {expect, test} from 'vitest';
import {buildPlan} from '../../source/plan/build-plan.js';
import {preparation} from '../../source/plan/preparation.js';
import {makeAnswers} from '../helpers/answers.js';
import {makeFacts} from '../helpers/facts.js';

test('what Compose cannot make: the storage, and the card', () => {
	expect(preparation(buildPlan(makeAnswers(), makeFacts()), '/srv/vdsm')).toEqual([
		['mkdir', ['-p', '--', '/srv/vdsm/dsm']],
		['sysctl', ['-q', '-w', 'net/ipv6/conf/enp3s0/disable_ipv6=1']],
		['ip', ['link', 'set', 'dev', 'enp3s0', 'up']],
	]);
});
