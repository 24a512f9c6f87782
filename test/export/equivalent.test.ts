import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {fields} from '../../source/answers/fields.js';
import {saidOf, settle} from '../../source/answers/settle.js';
import {equivalentCommand} from '../../source/export/equivalent.js';
import {quoteCommand} from '../../source/export/quote.js';
import {type FieldId, fieldIds} from '../../source/model/answers.js';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';
import {anySetup} from '../helpers/setups.js';
import {argumentsIn, type Shell, shells} from '../helpers/shells.js';
import {lacks} from '../helpers/tools.js';

const [dash] = shells as [Shell, ...Shell[]];

/** Reads flags as the command line does: each with one value. */
function wordsOf(args: readonly string[]) {
	const pairs = args.flatMap((flag, index): [FieldId, string][] => {
		const id = index % 2 === 0 ? fieldIds.find(candidate => fields[candidate].flag === flag) : undefined;
		if (index % 2 === 0 && id === undefined) throw new Error(flag);
		return id === undefined ? [] : [[id, args[index + 1] ?? '']];
	});
	return Object.fromEntries(pairs);
}

describe.skipIf(lacks(dash.command[0]))('the equivalent command, copied from the screen into a shell', () => {
	test('leads to the same answers', () => {
		fc.assert(
			fc.property(fc.array(anySetup, {minLength: 20, maxLength: 40}), setups => {
				const lines = setups.map(({answers, facts}) => {
					const [program, args] = equivalentCommand(answers, facts, ['export', '--format', 'sh']);
					return `args ${quoteCommand([program, args])}`;
				});
				for (const [index, words] of argumentsIn(dash, lines.join('\n')).entries()) {
					expect(words.slice(0, 5)).toEqual(['npx', 'vdsm-passthru', 'export', '--format', 'sh']);
					const setup = setups[index];
					expect(setup && settle(wordsOf(words.slice(5)), setup.facts).answers).toEqual(setup?.answers);
				}
			}),
			{numRuns: 10},
		);
	});

	test('is short where the machine says the rest, and names what was agreed to', () => {
		expect(equivalentCommand(makeAnswers(), makeFacts(), ['export'])).toEqual([
			'npx',
			['vdsm-passthru', 'export', '--nic', 'enp3s0', '--ip', '192.168.1.70'],
		]);
		const two = makeFacts({
			nics: [hostNic, makeNic(), makeNic({name: 'enp4s0', permanentMac: '00:11:22:33:44:66'})],
		});
		const also = 'enp4s0,address=static,subnet=10.20.0.0/24,ip=10.20.0.5,mac=02:00:00:00:00:02';
		expect(equivalentCommand(makeAnswers({also}, two), two, ['export'])[1]).toEqual([
			...['vdsm-passthru', 'export', '--nic', 'enp3s0', '--ip', '192.168.1.70', '--also', also],
		]);
		const three = {...two, nics: [...two.nics, makeNic({name: 'enp5s0', permanentMac: '00:11:22:33:44:77'})]};
		const last = 'enp5s0,address=manual,mac=02:00:00:00:00:03';
		const words = equivalentCommand(makeAnswers({also: `${also};${last}`}, three), three, ['export'])[1];
		expect(words.slice(-4)).toEqual(['--also', also, '--also', last]);
		const answers = makeAnswers({publish: '', blockPorts: '5000'});
		expect(equivalentCommand(answers, makeFacts(), ['plan'], ['nic-loses-address', 'locked-out'])[1]).toEqual(
			[
				'vdsm-passthru',
				'plan',
				...['--nic', 'enp3s0', '--ip', '192.168.1.70', '--block-ports', '5000', '--publish', ''],
				...['--consent', 'nic-loses-address', 'locked-out'],
			],
		);
	});

	test('names what was said also where it would be proposed here: as root the machine may look otherwise', () => {
		const facts = makeFacts();
		const settled = settle(
			{nic: 'enp3s0', ip: '192.168.1.70', prefix: 'vdsm', gateway: '192.168.1.1'},
			facts,
		);
		expect(saidOf(settled)).toEqual({
			nic: 'enp3s0',
			ip: '192.168.1.70',
			prefix: 'vdsm',
			gateway: '192.168.1.1',
		});
		expect(equivalentCommand(makeAnswers(), facts, ['apply'], [], saidOf(settled))[1]).toEqual([
			...['vdsm-passthru', 'apply', '--nic', 'enp3s0'],
			...['--gateway', '192.168.1.1', '--ip', '192.168.1.70', '--prefix', 'vdsm'],
		]);
	});
});
