import {expect, test} from 'vitest';
import {buildPlan} from '../../source/plan/build-plan.js';
import {preparation} from '../../source/plan/preparation.js';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';

test('what Compose cannot make: the storage, and the card', () => {
	expect(preparation(buildPlan(makeAnswers(), makeFacts()), '/srv/vdsm')).toEqual([
		['mkdir', ['-p', '--', '/srv/vdsm/dsm']],
		['sysctl', ['-q', '-w', 'net/ipv6/conf/enp3s0/disable_ipv6=1', 'net/ipv4/conf/enp3s0/arp_ignore=1']],
		['ip', ['link', 'set', 'dev', 'enp3s0', 'up']],
	]);
});

const address = {family: 4, address: '192.0.2.5', prefix: 24, scope: 'global'} as const;
const commandsWith = (changes: Parameters<typeof makeNic>[0]) => {
	const facts = makeFacts({nics: [hostNic, makeNic(changes)]});
	const answers = makeAnswers({subnet: '192.168.1.0/24', gateway: '192.168.1.1'}, facts);
	return preparation(buildPlan(answers, facts), '.').map(([program, args]) => [program, ...args].join(' '));
};

test('the addresses of the host go as well, and whoever can be told without a file is told', () => {
	expect(commandsWith({addresses: [address], managedBy: 'NetworkManager'})).toEqual([
		'mkdir -p -- ./dsm',
		'nmcli device set enp3s0 managed no',
		'ip -4 addr flush dev enp3s0',
		'sysctl -q -w net/ipv6/conf/enp3s0/disable_ipv6=1 net/ipv4/conf/enp3s0/arp_ignore=1',
		'ip link set dev enp3s0 up',
	]);
	expect(commandsWith({managedBy: 'ifupdown'})[1]).toBe('ifdown enp3s0');
	expect(commandsWith({managedBy: 'networkd'})).toHaveLength(3);
});
